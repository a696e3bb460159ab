import shipped from 'virtual:talsvar-shipped';
import suites from 'virtual:talsvar-suites';
import { restore } from '../../../../intents/store.ts';
import { createMatcher } from '../../../../intents/understand.ts';
import type { SuiteCase } from '../../../qa/suite.ts';
import type { Engine } from '../../../simulator/engine.ts';
import { measure } from './coverage.ts';
import { evaluate } from './evaluate.ts';
import { readGiven, type Read } from './read.ts';
import type { OwnRules, RuleFile } from './rules.ts';
import { run } from './run.ts';
import type { Ask, Material, Tell } from './wire.ts';

/** A suite as it is run: where it came from, and its cases. */
export interface Loaded {
  readonly name: string;
  readonly file: string;
  readonly sha256: string;
  readonly shipped: boolean;
  readonly cases: readonly SuiteCase[];
}

const engine: Engine = { service: shipped.service, matcher: createMatcher(shipped.service.catalogue, restore(shipped.trained)) };
const reads = new Map<number, Promise<Read>>();
let own: { readonly key: string; readonly rules: OwnRules } | null = null;

/** Does one job and tells what comes of it as it comes. @throws InputError for rules that cannot be used */
export async function perform(ask: Ask, tell: (told: Tell) => void): Promise<void> {
  const read = await readAll(ask, tell);
  if (ask.job === 'read') return;
  const loaded = suitesOf(ask, read);
  const rules = async () => (ask.rules ? ownFrom(rulesIn(read), tell) : null);
  const used = ask.job === 'diff' ? engine : (await rules())?.engine ?? engine;
  if (ask.job === 'run') run(used, loaded, tell);
  else if (ask.job === 'coverage') tell({ told: 'coverage', coverage: measure(used, loaded, (done, of) => tell({ told: 'progress', phase: 'running', done, of })) });
  else if (ask.job === 'evaluate') tell({ told: 'evaluation', ...evaluate(used, loaded, read, (done, of) => tell({ told: 'progress', phase: 'running', done, of })) });
  else if (ask.job === 'rules') tell({ told: 'rules', rules: (await ownFrom(rulesIn(read), tell)).handed });
  else {
    const { compareWith } = await import('./compare.ts');
    compareWith(await ownFrom(rulesIn(read), tell), rulesIn(read), suites, tell);
  }
}

async function readAll({ given }: Material, tell: (told: Tell) => void): Promise<Read[]> {
  for (const each of given) {
    if (!reads.has(each.id)) reads.set(each.id, readGiven(each, engine.service));
  }
  const read = await Promise.all(given.map(({ id }) => reads.get(id) as Promise<Read>));
  if (given.length > 0) tell({ told: 'sources', sources: read.map(({ source }) => source) });
  return read;
}

function suitesOf({ shipped: isShipped }: Material, read: readonly Read[]): Loaded[] {
  return [
    ...(isShipped ? suites.map(({ name, file, sha256, cases }) => ({ name, file, sha256, cases, shipped: true })) : []),
    ...read.flatMap(({ suite, source }) => (suite ? [{ ...suite, file: source.name, shipped: false }] : [])),
  ];
}

function rulesIn(read: readonly Read[]): RuleFile[] {
  return read.flatMap(({ rules }) => (rules ? [rules] : []));
}

/** Learnt once for the same files. */
async function ownFrom(files: readonly RuleFile[], tell: (told: Tell) => void): Promise<OwnRules> {
  const key = JSON.stringify(files);
  if (own?.key !== key) {
    const { ownRules } = await import('./rules.ts');
    own = { key, rules: ownRules(files, () => tell({ told: 'progress', phase: 'learning', done: 0, of: 0 })) };
  }
  return own.rules;
}
