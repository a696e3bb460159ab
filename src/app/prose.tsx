import { useLang } from './texts.ts';
import { MASK } from '../simulator/redact.ts';

/** Telephone numbers and postal codes, words with a hyphen of their own, and the mask of a personal number. */
const SPECIAL = /(\+?\d[\d\s–-]{2,}\d|bank-id|e-\p{L}+|\[personnummer\])/iu;

/** A sentence in which numbers never break over lines and a hidden personal number says that it is hidden. */
export function Prose({ text }: { readonly text: string }) {
  const { t } = useLang();
  return text.split(SPECIAL).map((part, i) => {
    if (part === MASK) return <em key={i} className="hidden-number">{t.numberHidden}</em>;
    return i % 2 === 1 ? <span key={i} className="whole">{part}</span> : part;
  });
}
