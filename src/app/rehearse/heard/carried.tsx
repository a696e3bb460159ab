import type { Evidence } from '../../../../intents/types.ts';
import { useLang } from '../../shell/texts.ts';
import { heardTexts } from './texts.ts';

/** From here on a word carried most of a decision, or much of it. */
const MOST = 0.5;
const MUCH = 0.2;

/** The words that carried a decision, as small bars. The bars are for the eye; the words beside them say the same. */
export function Carried({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const { lang } = useLang();
  const t = heardTexts[lang];
  // A word that was said twice carried what both of it did.
  const weights = new Map<string, number>();
  for (const { heard, weight } of evidence) weights.set(heard, (weights.get(heard) ?? 0) + weight);
  if (evidence.length === 0) return <p className="hint">{t.noWords}</p>;
  return (
    <ul className="carried">
      {[...weights].map(([heard, weight]) => (
        <li key={heard}>
          <span className="carried-word">{heard}</span>
          <svg className="carried-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect className="carried-all" width="100" height="10" /><rect className="carried-share" width={Math.min(1, weight) * 100} height="10" />
          </svg>
          <span className="carried-how">{t.carriedHow[weight >= MOST ? 'most' : weight >= MUCH ? 'much' : 'some']}</span>
        </li>
      ))}
    </ul>
  );
}
