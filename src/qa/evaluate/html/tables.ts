import { html, type Html } from './escape.ts';

export interface Head {
  readonly name: string;
  readonly isNumber?: boolean;
  /** Left out on a narrow screen. */
  readonly isExtra?: boolean;
}

type Cell = string | Html;

/** A table that scrolls by itself where it is too wide. Its caption is for screen readers: the heading above says it to the eye. The first cell of a row is its heading. */
export function table(caption: string, heads: readonly Head[], rows: readonly (readonly Cell[])[], isWide = true): Html {
  const classOf = (i: number) => [heads[i]?.isNumber ? 'n' : '', heads[i]?.isExtra ? 'hide-s' : ''].filter((name) => name !== '').join(' ');
  return scrolling(caption, html`<table class="${isWide ? 'wide' : ''}"><caption class="told">${caption}</caption>
<thead><tr>${heads.map(({ name }, i) => html`<th scope="col" class="${classOf(i)}">${name}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell, i) => (i === 0 ? html`<th scope="row">${cell}</th>` : html`<td class="${classOf(i)}">${cell}</td>`))}</tr>
`)}</tbody></table>`);
}

/** A part of the page that may be wider than the screen: reached and scrolled by keyboard as well. */
export function scrolling(name: string, content: Html): Html {
  return html`<div class="scroll" role="region" aria-label="${name}" tabindex="0">${content}</div>`;
}

/** What is there for those who want it. */
export function folded(title: string, content: Html | readonly Html[]): Html {
  return html`<details><summary>${title}</summary>${content}</details>`;
}

/** Where a share lies between 0 and 1, with its interval. Beside it stand the numbers: to a screen reader it says nothing new. */
export function intervalMark(share: number, low: number, high: number): Html {
  const at = (value: number) => (4 + value * 112).toFixed(1);
  return html`<svg class="span" viewBox="0 0 120 12" aria-hidden="true"><path class="axis" d="M4 6H116"/><rect class="band" x="${at(low)}" y="1" width="${((high - low) * 112).toFixed(1)}" height="10" rx="3"/><circle class="dot" cx="${at(share)}" cy="6" r="3.5"/></svg>`;
}
