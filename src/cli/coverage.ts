import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import pc from 'picocolors';
import { coverageOf, type Coverage } from '../qa/coverage/coverage.ts';
import { nameOf } from '../qa/coverage/part.ts';
import { parseSuite, type Suite } from '../qa/suite.ts';
import { InputError } from '../service/errors.ts';
import type { Command } from './command.ts';
import { loadEngine, packageFolder } from './engine.ts';
import { readText } from './files.ts';
import { print, visible } from './io.ts';
import { showProgress } from './progress.ts';

export const coverage: Command = {
  name: 'coverage',
  usage: 'coverage [FILES…] [--json] [--min PERCENT]',
  summary: 'Shows what suites cover of states, transitions, guards, prompts, destinations, topics and hours.',
  details: 'Without FILES, the suites of suites/, or the shipped ones.',
  options: {
    json: { type: 'boolean', help: 'one JSON object with figures, gaps and exceptions' },
    min: { type: 'string', value: 'PERCENT', help: 'status 1 when any dimension is below' },
  },
  run({ words, options }) {
    const least = leastOf(options['min'] as string | undefined);
    const suites = suitesFrom(words);
    const engine = loadEngine(options['service'] as string | undefined);
    const progress = showProgress('running suites', suites.reduce((sum, { cases }) => sum + cases.length, 0));
    const found = coverageOf(engine, suites, progress.at);
    progress.end();
    if (options['json'] === true) print(JSON.stringify({ v: 1, ...found }));
    else for (const line of linesOf(found)) print(line);
    return Promise.resolve(found.failing.length > 0 || found.dimensions.some(({ percent }) => percent < least) ? 1 : 0);
  },
};

function leastOf(given: string | undefined): number {
  if (given === undefined) return 0;
  const least = Number(given.replace(',', '.'));
  if (given.trim() === '' || !(least >= 0 && least <= 100)) throw new InputError(`--min is "${visible(given)}"; it takes a percentage from 0 to 100`);
  return least;
}

/** The named suites, or those of the folder one stands in, or the shipped ones. */
function suitesFrom(words: readonly string[]): Suite[] {
  return (words.length > 0 ? words : suitesHere()).map((file) => parseSuite(readText(file), visible(file)));
}

function suitesHere(): string[] {
  const folder = existsSync('suites') ? 'suites' : join(packageFolder(), 'suites');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')).toSorted() : [];
  if (files.length === 0) throw new InputError(`coverage: ${visible(folder)} holds no suites; name FILES or put some there`);
  return files.map((name) => join(folder, name));
}

const BAR = 20;

function linesOf({ cases, failing, dimensions, exceptions }: Coverage): string[] {
  const bar = (percent: number) => '█'.repeat(Math.floor((percent / 100) * BAR)).padEnd(BAR, '░');
  return [
    ...dimensions.map(({ dimension, covered, total, percent }) => `${dimension.padEnd(13)}${String(covered).padStart(4)} of ${String(total).padStart(4)}  ${bar(percent)} ${percent} %`),
    ...dimensions.flatMap(({ dimension, gaps }) => (gaps.length === 0 ? [] : ['', pc.bold(`${dimension}: ${gaps.length} not covered`), ...gaps.map((part) => `  ${visible(nameOf(part))}`)])),
    '', `${cases} cases, ${failing.length} of them fail and cover nothing; ${exceptions.length} exceptions`,
    ...failing.map(({ file, line, name }) => pc.red(`  ${file}:${line}: ${visible(name)}`)),
  ];
}
