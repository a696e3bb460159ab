import pc from 'picocolors';
import { hunt, type Hunt, type Red } from '../qa/mutate/hunt.ts';
import type { Operator } from '../qa/mutate/mutant.ts';
import { OPERATORS } from '../qa/mutate/operators.ts';
import { casesToTry } from '../qa/mutate/probes.ts';
import { draftSuite, missingTests, scoreOf, scores, shownScore } from '../qa/mutate/report.ts';
import type { SuiteCase } from '../qa/suite.ts';
import { InputError } from '../service/errors.ts';
import type { Command } from './command.ts';
import { loadSubject } from './engine.ts';
import { readText, writeReport } from './files.ts';
import { print, visible, warn } from './io.ts';
import { showProgress } from './progress.ts';
import { loadSuites } from './suite-files.ts';

const BAR = 20;

export const mutate: Command = {
  name: 'mutate',
  usage: 'mutate [FILES…] [--min SCORE] [--json] [--only OPERATOR] [--list] [--corpus FILE] [--suggest FILE]',
  summary: 'Breaks rules and data on purpose, and shows which breaks no suite noticed.',
  details: [
    'Each break is a mutant. A suite that fails on it has noticed it; for each mutant that no suite notices, the missing test is shown.',
    'A mutant that moves nothing in the corpus or in any of the calls that are tried does not count.',
    'FILES are suites; without them, those in suites/, or the shipped ones.',
  ].join('\n'),
  options: {
    min: { type: 'string', value: 'SCORE', help: 'exit status 1 below this score, in percent (0-100)' },
    json: { type: 'boolean', help: 'one JSON object: scores, and every mutant with what came of it' },
    only: { type: 'string', value: 'OPERATOR', choices: OPERATORS.map(({ id }) => id), help: 'breaks of one kind only (see --list)' },
    list: { type: 'boolean', help: 'name the kinds of breaks' },
    corpus: { type: 'string', value: 'FILE', help: 'utterances beside those of the suites, one a line, or JSON with "utterance" (default: the phrases that the catalogue shows)' },
    suggest: { type: 'string', value: 'FILE', help: 'write the missing tests as a suite' },
  },
  async run({ words, options }) {
    const json = options['json'] === true;
    if (options['list'] === true) {
      for (const { id, says } of OPERATORS) print(json ? JSON.stringify({ operator: id, says }) : `${pc.bold(id.padEnd(16))} ${says}`);
      return 0;
    }
    const least = leastFrom(options['min'] as string | undefined);
    const operators = OPERATORS.filter(({ id }) => options['only'] === undefined || options['only'] === id);
    const corpus = options['corpus'] === undefined ? undefined : corpusIn(options['corpus'] as string);
    const subject = loadSubject(options['service'] as string | undefined);
    const suites = await loadSuites(words, subject.service);
    const progress = showProgress('mutants', 1);
    const found = hunt(subject, suites, { operators, cases: (sound) => casesToTry(sound, suites, corpus), onProgress: (done, total) => progress.at(done / total) });
    progress.end();
    if (found.red) return tellRed(found.red);
    const missing = missingTests(found);
    if (typeof options['suggest'] === 'string') writeMissing(missing, options['suggest']);
    if (json) print(JSON.stringify(inJson(found, operators)));
    else tell(found, operators, options['suggest'] as string | undefined);
    const { score } = scoreOf(found.tried);
    return least !== null && (score === null || score < least) ? 1 : 0;
  },
};

function writeMissing(missing: readonly SuiteCase[], file: string): void {
  if (missing.length > 0) writeReport(file, draftSuite(missing));
  else warn(`no test is missing; ${visible(file)} is not written`);
}

function leastFrom(given: string | undefined): number | null {
  if (given === undefined) return null;
  const least = Number(given);
  if (given.trim() === '' || !(least >= 0 && least <= 100)) throw new InputError(`mutate: --min is "${visible(given)}"; it takes a percentage from 0 to 100`);
  return least;
}

function corpusIn(file: string): string[] {
  const utterances = readText(file).replace(/^\uFEFF/u, '').split(/\r\n|\r|\n/u).flatMap((line, i) => (line.trim() === '' ? [] : [line.startsWith('{') ? utteranceIn(line, `${visible(file)}:${i + 1}`) : line]));
  if (utterances.length === 0) throw new InputError(`${visible(file)}: no utterances in it`);
  return utterances;
}

function utteranceIn(line: string, where: string): string {
  try {
    const { utterance } = JSON.parse(line) as { utterance?: unknown };
    if (typeof utterance === 'string') return utterance;
  } catch {
    throw new InputError(`${where}: not valid JSON; write {"utterance": "…"} or plain text`);
  }
  throw new InputError(`${where}: the object lacks "utterance" (a text)`);
}

function tellRed({ file, line, name, expected, happened }: Red): 1 {
  warn(`talsvar: mutate: ${file}:${line}: "${visible(name)}" fails on the rules as they are (expected ${visible(expected)}; ${visible(happened)}); mend it first, see talsvar test`);
  return 1;
}

function inJson(found: Hunt, operators: readonly Operator[]) {
  return {
    ...scoreOf(found.tried), probes: found.probes, operators: scores(found, operators),
    mutants: found.tried.map((mutant) => (mutant.fate === 'survived' ? { ...mutant, test: draftSuite([mutant.test]) } : mutant)),
  };
}

function tell(found: Hunt, operators: readonly Operator[], written: string | undefined): void {
  for (const { operator, where, what, ...mutant } of found.tried) {
    if (mutant.fate !== 'survived') continue;
    print(`${pc.red('survived')} ${pc.bold(operator)} ${visible(where)}: ${visible(what)}`);
    for (const line of draftSuite([mutant.test]).split('\n').slice(2)) if (line !== '') print(`    ${visible(line)}`);
  }
  print('');
  for (const { id, killed, survived, equivalent, score } of scores(found, operators)) {
    const full = score === null ? 0 : Math.floor((score / 100) * BAR);
    print(`${id.padEnd(16)} ${pc.green('█'.repeat(full))}${pc.dim('░'.repeat(BAR - full))} ${shownScore(score).padStart(8)}  ${killed} of ${killed + survived}${equivalent > 0 ? pc.dim(`, ${equivalent} show nowhere`) : ''}`);
  }
  const { killed, survived, equivalent, score } = scoreOf(found.tried);
  print(`\n${pc.bold(`Score ${shownScore(score)}`)}: ${killed} of ${killed + survived} mutants noticed${equivalent > 0 ? `; ${equivalent} do not count: they move nothing in ${found.probes.utterances} utterances and ${found.probes.calls} calls` : ''}.`);
  const missing = missingTests(found).length;
  if (survived > 0) print(`${missing} ${missing === 1 ? 'test is' : 'tests are'} missing; ${written === undefined ? '--suggest FILE writes them as a suite' : `${visible(written)} holds them, to be looked through`}.`);
}
