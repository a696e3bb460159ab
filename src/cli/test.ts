import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import pc from 'picocolors';
import { runCase } from '../qa/run.ts';
import { parseSuite } from '../qa/suite.ts';
import { InputError } from '../service/errors.ts';
import type { Command } from './command.ts';
import { loadEngine, packageFolder } from './engine.ts';
import { readText } from './files.ts';
import { print, visible } from './io.ts';

export const test: Command = {
  name: 'test',
  usage: 'test [FILES…]',
  summary: 'Runs routing suites; without files, those in suites/, or the shipped ones.',
  details: 'A suite is a YAML file with calls and utterances. Exit status 1 when one does not go as it says.',
  options: {},
  async run({ words, options }) {
    const files = words.length > 0 ? words : suitesHere();
    const suites = files.map((file) => parseSuite(readText(file), visible(file)));
    const engine = loadEngine(options['service'] as string | undefined);
    let failed = 0;
    let passed = 0;
    for (const suite of suites) {
      print(pc.bold(suite.name));
      for (const entry of suite.cases) {
        const { failure } = runCase(engine, entry);
        if (failure) failed++;
        else passed++;
        print(failure ? `  ${pc.red('✗')} ${entry.name}\n    ${suite.file}:${failure.line}: expected ${failure.expected}; ${failure.happened}` : `  ${pc.green('✓')} ${entry.name}`);
      }
    }
    print(`${passed} passed, ${failed} failed`);
    return failed > 0 ? 1 : 0;
  },
};

/** The suites of the folder one stands in, or the shipped ones. */
export function suitesHere(): string[] {
  const folder = existsSync('suites') ? 'suites' : join(packageFolder(), 'suites');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')).toSorted() : [];
  if (files.length === 0) throw new InputError(`test: ${visible(folder)} holds no suites; name FILES or put some there`);
  return files.map((name) => join(folder, name));
}
