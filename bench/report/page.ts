import type { Answers, Times } from '../page/answers.ts';
import type { Script } from '../page/bytes.ts';
import type { Audit, Lighthouse, Metric } from '../page/lighthouse.ts';
import type { PageResult } from '../page/measure.ts';
import type { Results } from '../results.ts';
import { days, given } from './product.ts';
import { DASH, grouped, short, table } from './table.ts';

/** What the page is to reach, which stands beside what it reaches. */
const TARGETS = { kilobytes: 170, answerMs: 50, performance: 95, accessibility: 100, 'best-practices': 100 } as const;

/** The page as it is built: what a first visit fetches, how fast it answers, what Lighthouse says. */
export function pageTables(results: Results): string[] {
  const [own, audited] = [given(results.page), given(results.lighthouse)];
  if (!own && !audited) return [];
  return ['## The page', 'Built and served with gzip, opened in Chromium.', days({ page: results.page, Lighthouse: results.lighthouse }), ...(own ? ownTables(own) : []), ...(audited ? lighthouseTable(audited) : [])];
}

function ownTables({ scripts, answers, first }: PageResult): string[] {
  return [
    '### Script', `To be reached: at most ${TARGETS.kilobytes} kB after gzip before anything is typed.`,
    scriptTable(scripts),
    '### From the key press to the answer', `Different utterances of the shipped suites, typed key by key and sent with Enter. To be reached: 95 of 100 in at most ${TARGETS.answerMs} ms.`,
    answerTable(answers, first),
    ...unanswered([...answers.unanswered, ...first.unanswered]),
  ];
}

function scriptTable(scripts: readonly Script[]): string {
  const sum = (list: readonly Script[]) => [grouped(list.reduce((all, { bytes }) => all + bytes, 0)), grouped(list.reduce((all, { gzip }) => all + gzip, 0))];
  const of = (...when: Script['when'][]) => scripts.filter((script) => when.includes(script.when));
  const named = (list: readonly Script[]) => list.map(({ name, bytes, gzip }) => [`– ${name}`, grouped(bytes), grouped(gzip)]);
  return table(['', 'bytes', 'gzip'], [
    ['**a first visit, before anything is typed**', ...sum(of('paint', 'then')).map((figure) => `**${figure}**`)],
    ['to appear', ...sum(of('paint'))], ...named(of('paint')),
    ['by itself after that', ...sum(of('then'))], ...named(of('then')),
    ['at the first sign of a person, or when something is opened', ...sum(of('later'))], ...named(of('later')),
    ['the service worker, which keeps all of it for offline', ...sum(of('offline'))],
  ]);
}

function answerTable(answers: Answers, first: Answers): string {
  const row = (name: string, { p50, p95 }: Times) => [name, short(p50), short(p95)];
  const rows = (whose: string, { inDocument, shown }: Answers) => [row(`${whose}: in the document`, inDocument), row(`${whose}: **on the screen**`, shown)];
  return table(['', 'p50 ms', 'p95 ms'], [...rows(`${answers.count} one after the other`, answers), ...rows(`${first.count} first ones of a fresh page`, first)]);
}

function unanswered(texts: readonly string[]): string[] {
  return texts.length === 0 ? [] : [`**Not answered within 10 s:** ${[...new Set(texts)].map((text) => `“${text}”`).join(', ')}.`];
}

const METRICS: readonly (readonly [name: string, of: Metric])[] = [
  ['first contentful paint ms', 'first-contentful-paint'], ['largest ms', 'largest-contentful-paint'], ['speed index ms', 'speed-index'],
  ['blocked ms', 'total-blocking-time'], ['layout shift', 'cumulative-layout-shift'],
];

function lighthouseTable({ version, audits }: Lighthouse): string[] {
  const arrivals = audits.filter(({ metrics }) => Boolean(metrics));
  const score = (value: number | undefined) => (value === undefined ? DASH : String(value));
  const row = ({ page, form, runs, scores }: Audit) => [`${page}, ${form}`, score(scores.performance), score(scores.accessibility), score(scores['best-practices']), String(runs)];
  return [
    `### Lighthouse ${version}`,
    `Medians. To be reached: ${TARGETS.performance}, ${TARGETS.accessibility}, ${TARGETS['best-practices']}. How fast a page appears is asked where people arrive.`,
    table(['', 'performance', 'accessibility', 'best practices', 'runs'], audits.map(row)),
    ...(arrivals.length === 0 ? [] : [
      'Behind the performance, medians; the benchmark index is Lighthouse’s own measure of what the machine could do at that moment (a free desktop: 1 500 and more; below 1 000 its scores say little).',
      table(['', ...METRICS.map(([name]) => name), 'benchmark index'], arrivals.map(({ page, form, metrics, power }) => [`${page}, ${form}`, ...METRICS.map(([, of]) => short(metrics?.[of] ?? null)), grouped(power)])),
    ]),
    ...audits.flatMap(({ page, form, faults }) => (faults.length === 0 ? [] : [`${page}, ${form}, lost points for: ${faults.join(', ')}.`])),
  ];
}
