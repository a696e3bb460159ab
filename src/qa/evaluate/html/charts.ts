import type { Bin } from '../confidence.ts';
import type { Curve } from '../thresholds.ts';
import { costly, threshold } from '../figures.ts';
import { wilson } from '../wilson.ts';
import { html, type Html } from './escape.ts';

/** Pictures as inline SVG. Each has a sentence for those who do not see it; the numbers stand in a table behind it. */

const LEFT = 34;
const RIGHT = 350;
const TOP = 18;
const BOTTOM = 170;
const x = (share: number) => LEFT + share * (RIGHT - LEFT);
const y = (share: number) => BOTTOM - share * (BOTTOM - TOP);
const px = (value: number) => value.toFixed(1);

function chart(says: string, content: readonly Html[], height = 205): Html {
  return html`<svg class="chart" viewBox="0 0 360 ${height}" role="img" aria-label="${says}">${content}</svg>`;
}

function shareAxis(name: string): Html[] {
  return [
    html`<path class="axis" d="M${LEFT} ${BOTTOM}H${RIGHT}"/>`,
    ...[0, 0.25, 0.5, 0.75, 1].map((tick) => html`<text x="${px(x(tick))}" y="${BOTTOM + 14}" text-anchor="middle">${tick}</text>`),
    html`<text x="${px(x(0.5))}" y="${BOTTOM + 30}" text-anchor="middle">${name}</text>`,
  ];
}

/** How often each confidence was claimed: right ones upwards, wrong ones downwards. */
export function histogram(bins: readonly Bin[]): Html {
  const most = Math.max(1, ...bins.flatMap(({ rows, right }) => [right, rows - right]));
  const middle = 112;
  // The square root keeps the few wrong ones in sight beside the many right ones.
  const tall = (rows: number) => Math.sqrt(rows / most) * (middle - TOP - 6);
  const wide = (RIGHT - LEFT) / bins.length;
  const down = Math.max(...bins.map(({ rows, right }) => tall(rows - right)));
  const bottom = Math.max(BOTTOM, middle + down + 8);
  const bars = bins.map(({ from, rows, right }) => html`<rect class="right" x="${px(x(from) + 1)}" y="${px(middle - 1 - tall(right))}" width="${px(wide - 2)}" height="${px(tall(right))}" rx="1.5"/><rect class="false" x="${px(x(from) + 1)}" y="${px(middle + 1)}" width="${px(wide - 2)}" height="${px(tall(rows - right))}" rx="1.5"/>`);
  return chart(`Confidence of the topic: ${bins.reduce((sum, { right }) => sum + right, 0)} right, ${bins.reduce((sum, { rows, right }) => sum + rows - right, 0)} wrong; the table below has each bin.`, [
    ...bars, html`<path class="axis" d="M${LEFT} ${middle}H${RIGHT}"/>`,
    html`<text class="strong" x="${LEFT}" y="${TOP + 4}">right</text><text class="strong" x="${LEFT}" y="${px(bottom - 4)}">wrong</text>`,
    ...[0, 0.25, 0.5, 0.75, 1].map((tick) => html`<text x="${px(x(tick))}" y="${px(bottom + 14)}" text-anchor="middle">${tick}</text>`),
    html`<text x="${px(x(0.5))}" y="${px(bottom + 30)}" text-anchor="middle">confidence claimed</text>`,
  ], bottom + 35);
}

/** What was claimed against what held; on the dashed line both are the same. */
export function reliability(bins: readonly Bin[]): Html {
  const filled = bins.flatMap(({ claimed, right, rows }) => {
    const interval = wilson({ hits: right, of: rows });
    return claimed === null || interval === null ? [] : [{ claimed, held: right / rows, rows, ...interval }];
  });
  const most = Math.max(1, ...filled.map(({ rows }) => rows));
  return chart('Confidence claimed against the share that was right; the table below has each bin.', [
    ...[0, 0.5, 1].map((tick) => html`<text x="${LEFT - 6}" y="${px(y(tick) + 3)}" text-anchor="end">${tick}</text><path class="axis" d="M${LEFT} ${px(y(tick))}H${RIGHT}"/>`),
    html`<path class="even" d="M${px(x(0))} ${px(y(0))}L${px(x(1))} ${px(y(1))}"/>`,
    // Few rows say little: the bar is where the true share lies with 95 % confidence.
    ...filled.map(({ claimed, low, high }) => html`<path class="reach" d="M${px(x(claimed))} ${px(y(low))}V${px(y(high))}"/>`),
    ...filled.map(({ claimed, held, rows }) => html`<circle class="dot" cx="${px(x(claimed))}" cy="${px(y(held))}" r="${px(2.5 + 4 * Math.sqrt(rows / most))}"/>`),
    html`<text class="strong" x="${LEFT}" y="${TOP - 8}">share that was right</text>`,
    ...shareAxis('confidence claimed'),
  ]);
}

/** The cost an utterance over one threshold, with today's value and the cheapest. */
export function costCurve({ limit, points, today, cheapest }: Curve): Html {
  const [first, last] = [points[0]?.value ?? 0, points.at(-1)?.value ?? 1];
  const highest = Math.max(...points.map(({ cost }) => cost)) || 1;
  const across = (value: number) => x((value - first) / (last - first));
  const up = (cost: number) => y(cost / (highest * 1.05));
  const place = (value: number) => (value > (first + last) / 2 ? 'end' : 'start');
  const isSame = today.value === cheapest.value;
  return chart(`Cost an utterance over the threshold "${limit}": ${costly(today.cost)} at today's ${threshold(today.value)}, the cheapest ${costly(cheapest.cost)} at ${threshold(cheapest.value)}; the table below has each value.`, [
    ...[0, highest / 2, highest].map((cost) => html`<path class="axis" d="M${LEFT} ${px(up(cost))}H${RIGHT}"/><text x="${LEFT - 6}" y="${px(up(cost) + 3)}" text-anchor="end">${cost.toFixed(2)}</text>`),
    html`<path class="curve" d="M${points.map(({ value, cost }) => `${px(across(value))} ${px(up(cost))}`).join('L')}"/>`,
    isSame ? html`` : html`<circle class="best" cx="${px(across(cheapest.value))}" cy="${px(up(cheapest.cost))}" r="5"/><text class="strong" x="${px(across(cheapest.value))}" y="${px(up(cheapest.cost) + 20)}" text-anchor="${place(cheapest.value)}">cheapest ${threshold(cheapest.value)}</text>`,
    html`<circle class="now" cx="${px(across(today.value))}" cy="${px(up(today.cost))}" r="5"/><text class="strong" x="${px(across(today.value))}" y="${px(up(today.cost) - 10)}" text-anchor="${place(today.value)}">today ${threshold(today.value)}</text>`,
    ...[0, 0.25, 0.5, 0.75, 1].map((part) => first + part * (last - first)).map((value) => html`<text x="${px(across(value))}" y="${BOTTOM + 14}" text-anchor="middle">${threshold(value)}</text>`),
    html`<text x="${px(x(0.5))}" y="${BOTTOM + 30}" text-anchor="middle">threshold “${limit}”</text>`,
  ]);
}
