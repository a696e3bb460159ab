import { useLang } from './texts.ts';
import { MASK } from '../../simulator/redact.ts';

/** Telephone numbers and postal codes, words with a hyphen of their own, and the mask of a personal number. */
const SPECIAL = /(\+?\d[\d\s–-]{2,}\d|bank-id|e-\p{L}+|\[personnummer\])/iu;

/** A sentence in which numbers never break over lines and a hidden personal number says that it is hidden. */
export function Prose({ text }: { readonly text: string }) {
  const { t } = useLang();
  return piecesOf(text).map(({ at, piece, isSpecial }) => {
    if (piece === MASK) return <em key={at} className="hidden-number">{t.numberHidden}</em>;
    return isSpecial ? <span key={at} className="whole">{piece}</span> : piece;
  });
}

function piecesOf(text: string): { at: number; piece: string; isSpecial: boolean }[] {
  let at = 0;
  return text.split(SPECIAL).map((piece, i) => {
    const from = at;
    at += piece.length;
    return { at: from, piece, isSpecial: i % 2 === 1 };
  });
}
