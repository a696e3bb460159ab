import { SHOWS, SORTS, type Filter } from './results/rows.ts';

export const TABS = ['results', 'understanding', 'coverage', 'compare'] as const;
export type Tab = (typeof TABS)[number];

/** What of the Test room can be linked to: never words that somebody typed, and of files only the shipped ones. */
export interface View {
  readonly tab: Tab;
  readonly filter: Filter;
  /** The picked case by its shipped file and line. */
  readonly pick: { readonly file: string; readonly line: number } | null;
}

export const FIRST_VIEW: View = { tab: 'results', filter: { show: 'all', suite: null, topic: null, sort: 'file' }, pick: null };

const SHIPPED = /^suites\/[\w-]+\.yaml$/u;
const ID = /^[\w-]+$/u;

/** The view that an address names; what is not understood of it is passed over. */
export function readView(text: string): View {
  const parts = new Map(text.split('*').map((part) => [part.slice(0, part.indexOf('.')), part.slice(part.indexOf('.') + 1)]));
  const suite = shippedFile(parts.get('suite'));
  const [, file, line] = /^([\w-]+\.yaml)_(\d{1,6})$/u.exec(parts.get('case') ?? '') ?? [];
  const topic = parts.get('topic');
  return {
    tab: oneOf(TABS, parts.get('tab')) ?? FIRST_VIEW.tab,
    filter: {
      show: oneOf(SHOWS, parts.get('show')) ?? FIRST_VIEW.filter.show,
      suite,
      topic: topic !== undefined && ID.test(topic) ? topic : null,
      sort: oneOf(SORTS, parts.get('sort')) ?? FIRST_VIEW.filter.sort,
    },
    pick: file === undefined ? null : { file: `suites/${file}`, line: Number(line) },
  };
}

/** A view as it stands in the address: "tab.coverage*suite.danger.yaml". */
export function writeView({ tab, filter: { show, suite, topic, sort }, pick }: View): string {
  const isShipped = (file: string) => SHIPPED.test(file);
  return [
    ...(tab === FIRST_VIEW.tab ? [] : [`tab.${tab}`]),
    ...(show === FIRST_VIEW.filter.show ? [] : [`show.${show}`]),
    ...(suite !== null && isShipped(suite) ? [`suite.${suite.slice('suites/'.length)}`] : []),
    ...(topic !== null && ID.test(topic) ? [`topic.${topic}`] : []),
    ...(sort === FIRST_VIEW.filter.sort ? [] : [`sort.${sort}`]),
    ...(pick !== null && isShipped(pick.file) ? [`case.${pick.file.slice('suites/'.length)}_${pick.line}`] : []),
  ].join('*');
}

function shippedFile(name: string | undefined): string | null {
  const file = `suites/${name ?? ''}`;
  return SHIPPED.test(file) ? file : null;
}

function oneOf<T extends string>(all: readonly T[], value: string | undefined): T | null {
  return all.find((one) => one === value) ?? null;
}
