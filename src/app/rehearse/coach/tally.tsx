import type { Led } from '../../../qa/coach/place.ts';
import type { Safety } from '../../../qa/coach/safety.ts';

const ACROSS = 25;
const STEP = 12;
const ORDER: readonly Led['kind'][] = ['there', 'asked', 'again', 'elsewhere'];

/** One mark for each way of mishearing a phrase: full where it led right, a ring where a question came first, a cross where it went wrong. */
export function Tally({ safety }: { readonly safety: Safety }) {
  const kinds = safety.tried.map(({ led }) => led.kind).toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
  const rows = Math.ceil(kinds.length / ACROSS);
  return (
    <svg className="tally" viewBox={`0 0 ${ACROSS * STEP} ${rows * STEP}`} aria-hidden="true" focusable="false">
      {kinds.map((kind, i) => {
        const [x, y] = [(i % ACROSS) * STEP + STEP / 2, Math.floor(i / ACROSS) * STEP + STEP / 2];
        const place = `${x} ${y}`;
        if (kind === 'there') return <circle key={place} className="tally-right" cx={x} cy={y} r="4" />;
        if (kind === 'asked') return <circle key={place} className="tally-asked" cx={x} cy={y} r="3.25" />;
        return <path key={place} className="tally-wrong" d={`M${x - 3} ${y - 3}l6 6m0-6l-6 6`} />;
      })}
    </svg>
  );
}
