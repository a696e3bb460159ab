import type { Confusion } from '../topics.ts';
import { html, type Html } from './escape.ts';
import { scrolling } from './tables.ts';

const FAINTEST = 0.14;
const DEEPEST = 0.6;

/**
 * A confusion matrix as a table: what was labelled downwards, what came across. Deeper is more; right and wrong differ in
 * colour and in weight, and every number stands in its cell.
 * @param isShort the names are short words
 */
export function matrix(caption: string, pairs: readonly Confusion[], ids: { readonly wanted: readonly string[]; readonly got: readonly string[] }, isRight: (pair: Confusion) => boolean, isShort: boolean): Html {
  const cells = new Map(pairs.map((pair) => [`${pair.wanted}\n${pair.got}`, pair]));
  const most = Math.max(1, ...pairs.map(({ rows }) => rows));
  const cellOf = (wanted: string, got: string): Html => {
    const pair = cells.get(`${wanted}\n${got}`);
    if (!pair) return html`<td class="none">0</td>`;
    const depth = FAINTEST + (DEEPEST - FAINTEST) * (Math.log1p(pair.rows) / Math.log1p(most));
    return html`<td class="${isRight(pair) ? 'hit' : 'miss'}" style="--a:${depth.toFixed(2)}">${pair.rows}</td>`;
  };
  return scrolling(caption, html`<table class="matrix ${isShort ? 'short' : ''}"><caption class="told">${caption}</caption>
<thead><tr><td></td>${ids.got.map((got) => html`<th scope="col"><span>${got}</span></th>`)}</tr></thead>
<tbody>${ids.wanted.map((wanted) => html`<tr><th scope="row">${wanted}</th>${ids.got.map((got) => cellOf(wanted, got))}</tr>
`)}</tbody></table>`);
}
