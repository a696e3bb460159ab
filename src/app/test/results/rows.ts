import type { LabRow, RunHead } from '../job/wire.ts';

export const SHOWS = ['all', 'failed', 'passed'] as const;
export type Show = (typeof SHOWS)[number];
export const SORTS = ['file', 'worst', 'name', 'topic', 'slowest'] as const;
export type Sort = (typeof SORTS)[number];

/** What of a run is shown, and in which order. */
export interface Filter {
  readonly show: Show;
  /** A suite's file, or null for all. */
  readonly suite: string | null;
  readonly topic: string | null;
  readonly sort: Sort;
}

/** The rows that are shown. Of 10,000 rows this takes a few milliseconds; texts are made lower case once a row. */
export function shownRows(rows: readonly LabRow[], heads: readonly RunHead[], { show, suite, topic, sort }: Filter, words: string): LabRow[] {
  const wanted = words.trim().toLowerCase();
  const place = suite === null ? -1 : heads.findIndex(({ file }) => file === suite);
  const found = rows.filter((each) => {
    const isFailed = each.row.status !== 'passed';
    if (show !== 'all' && isFailed !== (show === 'failed')) return false;
    if (place !== -1 && each.suite !== place) return false;
    if (topic !== null && each.topic !== topic) return false;
    return wanted === '' || textOf(each).includes(wanted);
  });
  const order = ORDERS[sort];
  return order === null ? found : found.toSorted(order);
}

const collator = new Intl.Collator('sv');
const ORDERS: Readonly<Record<Sort, ((a: LabRow, b: LabRow) => number) | null>> = {
  file: null,
  worst: (a, b) => Number(a.row.status === 'passed') - Number(b.row.status === 'passed'),
  name: (a, b) => collator.compare(a.row.id, b.row.id),
  topic: (a, b) => collator.compare(a.topic ?? '￿', b.topic ?? '￿'),
  slowest: (a, b) => b.ms - a.ms,
};

const texts = new WeakMap<LabRow, string>();

function textOf(each: LabRow): string {
  const known = texts.get(each);
  if (known !== undefined) return known;
  const { row, topic } = each;
  const text = [row.id, topic ?? '', row.failure?.expected ?? '', row.failure?.happened ?? '', row.error ?? ''].join(' ').toLowerCase();
  texts.set(each, text);
  return text;
}

/** The topics that rows are about, for a choice. */
export function topicsOf(rows: readonly LabRow[]): string[] {
  return [...new Set(rows.flatMap(({ topic }) => (topic === null ? [] : [topic])))].toSorted(collator.compare);
}

/** Where a case stands: the same after a reload. */
export function keyOf({ suite, row }: LabRow, heads: readonly RunHead[]): string {
  return `${heads[suite]?.file ?? ''}:${row.line}:${row.n}`;
}
