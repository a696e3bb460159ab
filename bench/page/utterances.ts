import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { sample, seeded } from '../random.ts';

interface SuiteFile {
  readonly utterances?: readonly { readonly say: string }[];
  readonly calls?: readonly { readonly steps?: readonly { readonly say?: unknown }[] }[];
}

/** So many different utterances of the shipped suites, drawn at random: those that stand alone, and what callers say first. */
export function suiteUtterances(root: string, count: number): string[] {
  const folder = join(root, 'suites');
  const suites = readdirSync(folder).filter((name) => name.endsWith('.yaml')).toSorted().map((name) => parse(readFileSync(join(folder, name), 'utf8')) as SuiteFile);
  const said = suites.flatMap(({ utterances = [], calls = [] }) => [
    ...utterances.map(({ say }) => say),
    ...calls.flatMap(({ steps = [] }) => steps.flatMap(({ say }) => (typeof say === 'string' ? [say] : [])).slice(0, 1)),
  ]);
  return sample([...new Set(said.filter((text) => text.trim() !== ''))], count, seeded('utterances typed into the page'));
}
