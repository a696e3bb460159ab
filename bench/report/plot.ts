import { adapterOf } from '../adapters/all.ts';
import { sources } from '../data/sets.ts';
import type { Results } from '../results.ts';
import { placeLabels } from './labels.ts';
import { markOf } from './marks.ts';
import { percent, short } from './table.ts';

/** One matcher on one data set: accuracy as per cent, time as ms a query. */
interface Point {
  readonly matcher: string;
  readonly name: string;
  readonly accuracy: number;
  readonly ms: number;
}

interface Panel {
  readonly name: string;
  readonly points: readonly Point[];
}

const COLUMNS = 3;
const CELL = { width: 330, height: 270 };
const INNER = { left: 44, top: 40, width: 270, height: 176 };
const HEADER = 62;
const X = { from: 0.01, to: 1000, ticks: [0.01, 0.1, 1, 10, 100, 1000] };
const STEP = 20;

/** Accuracy against the time a query takes, a panel a data set; null when no data set was measured. */
export function plot({ sets }: Results): string | null {
  const panels = sources.flatMap(({ id, name }): Panel[] => {
    const points = sets.flatMap(({ set, matcher, outcome }): Point[] => (set === id && 'ok' in outcome
      ? [{ matcher, name: adapterOf(matcher).name, accuracy: outcome.ok.accuracy * 100, ms: outcome.ok.speed.p50 }] : []));
    return points.length === 0 ? [] : [{ name, points }];
  });
  if (panels.length === 0) return null;
  const columns = Math.min(COLUMNS, panels.length);
  const days = [...new Set(sets.map(({ day }) => day))].toSorted();
  const width = columns * CELL.width + 20;
  const height = HEADER + Math.ceil(panels.length / columns) * CELL.height + 10;
  const lowest = Math.min(...panels.flatMap(({ points }) => points.map(({ accuracy }) => accuracy)));
  const floor = Math.max(0, Math.floor((lowest - 4) / STEP) * STEP);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc" font-family="system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif" font-size="12" fill="#24292f">
<title id="title">Accuracy against the time a query takes</title>
<desc id="desc">${escaped(panels.map(described).join(' '))}</desc>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" fill="#ffffff" stroke="#d0d7de"/>
<text x="20" y="28" font-size="16" font-weight="600">Accuracy against the time a query takes</text>
<text x="20" y="48" fill="#57606a">Per cent right, and the median time in ms on a logarithmic scale: up and to the left is better. ${days.join(', ')}</text>
${panels.map((panel, i) => drawn(panel, 10 + (i % columns) * CELL.width, HEADER + Math.floor(i / columns) * CELL.height, floor)).join('\n')}
</svg>
`;
}

function described({ name, points }: Panel): string {
  return `${name}: ${points.map((point) => `${point.name} ${percent(point.accuracy / 100)} % in ${short(point.ms)} ms`).join(', ')}.`;
}

function drawn({ name, points }: Panel, left: number, top: number, floor: number): string {
  const x = (ms: number) => INNER.left + (INNER.width * Math.log10(Math.min(X.to, Math.max(X.from, ms)) / X.from)) / Math.log10(X.to / X.from);
  const y = (accuracy: number) => INNER.top + (INNER.height * (100 - accuracy)) / (100 - floor);
  const bottom = INNER.top + INNER.height;
  const rows = Array.from({ length: (100 - floor) / STEP + 1 }, (_, i) => floor + i * STEP);
  const placed = placeLabels(
    points.map((point) => ({ ...point, x: x(point.ms), y: y(point.accuracy) })),
    { left: INNER.left, top: INNER.top, right: INNER.left + INNER.width, bottom },
  );
  return `<g transform="translate(${left} ${top})">
<text x="${INNER.left}" y="26" font-weight="600" font-size="13">${escaped(name)}</text>
${rows.map((row) => `<path d="M${INNER.left} ${round(y(row))}h${INNER.width}" stroke="#e4e8ec"/><text x="${INNER.left - 8}" y="${round(y(row) + 4)}" text-anchor="end" fill="#57606a">${row}</text>`).join('')}
${X.ticks.map((tick) => `<path d="M${round(x(tick))} ${INNER.top}V${bottom + 4}" stroke="#eff1f3"/><text x="${round(x(tick))}" y="${bottom + 18}" text-anchor="middle" fill="#57606a">${tick}</text>`).join('')}
<path d="M${INNER.left} ${bottom}h${INNER.width}" stroke="#8c959f"/>
<text x="${INNER.left + INNER.width}" y="${bottom + 34}" text-anchor="end" fill="#57606a">ms a query</text>
${placed.map(({ matcher, name: label, x: px, y: py, labelX, labelY, anchor }) => {
    const { colour, shape } = markOf(matcher);
    const weight = matcher === 'talsvar' ? ' font-weight="600"' : '';
    return `<path d="${shape}" transform="translate(${round(px)} ${round(py)})" fill="${colour}" stroke="#ffffff" stroke-width="1.5"/><text x="${round(labelX)}" y="${round(labelY)}" text-anchor="${anchor}" fill="${colour}" stroke="#ffffff" stroke-width="3" paint-order="stroke"${weight}>${escaped(label)}</text>`;
  }).join('\n')}
</g>`;
}

const round = (value: number) => Math.round(value * 10) / 10;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
