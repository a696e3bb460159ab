import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { quantile } from '../measures.ts';

export const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
export type Category = (typeof CATEGORIES)[number];
export const FORMS = ['desktop', 'mobile'] as const;

export const METRICS = ['first-contentful-paint', 'largest-contentful-paint', 'speed-index', 'total-blocking-time', 'cumulative-layout-shift'] as const;
export type Metric = (typeof METRICS)[number];

/** One page on one kind of device. */
export interface Audit {
  readonly page: string;
  readonly form: (typeof FORMS)[number];
  readonly runs: number;
  /** 0 to 100, the middle of the runs; only of what was asked for. */
  readonly scores: Partial<Record<Category, number>>;
  /** What the performance is made of, the middle of the runs: ms, and the shift as a share. Null where it was not asked for. */
  readonly metrics: Readonly<Record<Metric, number>> | null;
  /** Lighthouse's benchmark index: what the machine could do at that moment. */
  readonly power: number;
  /** What cost points in accessibility or best practices, in any run: the names of Lighthouse's audits. */
  readonly faults: readonly string[];
}

export interface Lighthouse {
  readonly version: string;
  readonly audits: readonly Audit[];
}

interface Said {
  readonly lighthouseVersion: string;
  readonly runtimeError?: { readonly message: string };
  readonly categories: Readonly<Record<string, { readonly score: number | null; readonly auditRefs: readonly { readonly id: string; readonly weight: number }[] }>>;
  readonly audits: Readonly<Record<string, { readonly score: number | null; readonly numericValue?: number }>>;
  readonly environment: { readonly benchmarkIndex: number };
}

/** Three rooms; how fast a page appears is measured where people arrive. */
const PAGES: readonly { readonly page: string; readonly query: string; readonly isArrival: boolean }[] = [
  { page: 'Ask', query: '', isArrival: true }, { page: 'Rehearse', query: '?room=rehearse', isArrival: false }, { page: 'Test', query: '?room=test', isArrival: false },
];
const LIMIT = 180_000;

/** @throws Error where Lighthouse is not here or breaks */
export async function measureLighthouse(bench: string, chromium: string, url: string, runs: number): Promise<Lighthouse> {
  const program = join(bench, 'node_modules/lighthouse/cli/index.js');
  if (!existsSync(program)) throw new Error('Lighthouse is not installed');
  const audits: Audit[] = [];
  let version = '';
  for (const { page, query, isArrival } of PAGES) {
    for (const form of FORMS) {
      const categories = CATEGORIES.filter((category) => isArrival || category !== 'performance');
      const said: Said[] = [];
      for (let run = 0; run < (isArrival ? runs : 1); run++) said.push(await runOnce(program, chromium, `${url}${query}`, form, categories));
      version = said[0]?.lighthouseVersion ?? version;
      audits.push({
        page, form, runs: said.length, scores: Object.fromEntries(categories.map((category) => [category, Math.round(middle(said, ({ categories: all }) => (all[category]?.score ?? 0) * 100))])),
        metrics: isArrival ? metricsOf(said) : null, power: Math.round(middle(said, ({ environment }) => environment.benchmarkIndex)), faults: faultsIn(said),
      });
    }
  }
  return { version, audits };
}

function middle(said: readonly Said[], of: (one: Said) => number): number {
  return quantile(Float64Array.from(said, of).toSorted(), 0.5);
}

function metricsOf(said: readonly Said[]): Record<Metric, number> {
  return Object.fromEntries(METRICS.map((metric) => [metric, middle(said, ({ audits }) => audits[metric]?.numericValue ?? Number.NaN)])) as Record<Metric, number>;
}

function faultsIn(said: readonly Said[]): string[] {
  const faults = said.flatMap(({ categories, audits }) => ['accessibility', 'best-practices'].flatMap((category) => categories[category]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1).map(({ id }) => id));
  return [...new Set(faults)].toSorted();
}

/** A browser of its own each time, as Lighthouse itself starts it. */
function runOnce(program: string, chromium: string, url: string, form: Audit['form'], categories: readonly Category[]): Promise<Said> {
  const args = [
    program, url, '--output=json', '--quiet', `--only-categories=${categories.join(',')}`, '--chrome-flags=--headless=new --no-sandbox', '--no-enable-error-reporting',
    ...(form === 'desktop' ? ['--preset=desktop'] : []),
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env: { ...process.env, CHROME_PATH: chromium }, stdio: ['ignore', 'pipe', 'pipe'], timeout: LIMIT });
    const [out, errors]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.once('error', reject);
    child.once('close', (status) => {
      if (status !== 0) {
        reject(new Error(`Lighthouse ended with ${status}: ${Buffer.concat(errors).toString().trim().split('\n').at(-1)}`));
        return;
      }
      const said = JSON.parse(Buffer.concat(out).toString()) as Said;
      if (said.runtimeError) reject(new Error(`Lighthouse: ${said.runtimeError.message}`));
      else resolve(said);
    });
  });
}
