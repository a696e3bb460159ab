import type { Curve } from '../../../qa/evaluate/thresholds.ts';
import { decimal } from '../figures.ts';
import { useTestTexts } from '../texts.ts';

const [LEFT, RIGHT, TOP, BOTTOM] = [44, 350, 22, 168];
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** The cost of an utterance over one threshold, with today's value and the cheapest. The numbers stand in the table behind it. */
export function CostCurve({ curve: { limit, points, today, cheapest } }: { readonly curve: Curve }) {
  const { lang, t } = useTestTexts();
  const [first, last] = [points[0]?.value ?? 0, points.at(-1)?.value ?? 1];
  const highest = Math.max(...points.map(({ cost }) => cost)) || 1;
  const x = (value: number) => LEFT + ((value - first) / (last - first)) * (RIGHT - LEFT);
  const y = (cost: number) => BOTTOM - (cost / (highest * 1.1)) * (BOTTOM - TOP);
  const anchor = (value: number) => (value > (first + last) / 2 ? 'end' : 'start');
  const isSame = today.value === cheapest.value;
  const number = (value: number) => decimal(value, 2, lang);
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an img could not take the colours of the page
    <svg className="lab-curve" viewBox="0 0 360 205" role="img" aria-label={t.curveSays(limit, number(today.value), number(cheapest.value))}>
      {[0, highest / 2, highest].map((cost) => (
        <g key={cost}><path className="grid" d={`M${LEFT} ${y(cost)}H${RIGHT}`} /><text x={LEFT - 6} y={y(cost) + 4} textAnchor="end">{number(cost)}</text></g>
      ))}
      {TICKS.map((part) => first + part * (last - first)).map((value) => <text key={value} x={x(value)} y={BOTTOM + 16} textAnchor="middle">{number(value)}</text>)}
      <text x={(LEFT + RIGHT) / 2} y={BOTTOM + 33} textAnchor="middle">{t.curveTitle(limit)}</text>
      <path className="curve" d={`M${points.map(({ value, cost }) => `${x(value)} ${y(cost)}`).join('L')}`} />
      {!isSame && <><circle className="best" cx={x(cheapest.value)} cy={y(cheapest.cost)} r="5" /><text className="strong" x={x(cheapest.value)} y={y(cheapest.cost) + 20} textAnchor={anchor(cheapest.value)}>{t.cheapest} {number(cheapest.value)}</text></>}
      <circle className="now" cx={x(today.value)} cy={y(today.cost)} r="5" />
      <text className="strong" x={x(today.value)} y={y(today.cost) - 10} textAnchor={anchor(today.value)}>{t.today} {number(today.value)}</text>
    </svg>
  );
}
