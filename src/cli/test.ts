import { isChosen } from '../qa/report/baseline.ts';
import type { ReportHead } from '../qa/report/report.ts';
import { runSuites, type SuiteToRun } from '../qa/report/run-suites.ts';
import { createNameCheck } from '../qa/suite/names.ts';
import { countListed, listed } from '../qa/table.ts';
import { InputError } from '../service/errors.ts';
import type { Command, Given } from './command.ts';
import { loadEngine } from './engine.ts';
import { listenForInterrupt, UNHEARD, type Interrupt } from './interrupt.ts';
import { visible } from './io.ts';
import { showProgress } from './progress.ts';
import { baselineFrom, REPORTING, reportTime, startReport } from './reporting.ts';
import { SHARD, shardFrom } from './shard.ts';
import { findSuites, openSuites, type SuiteFile } from './suite-files.ts';
import { proposeUpdate } from './update.ts';
import { runOnChange, watched } from './watch.ts';

export const test: Command = {
  name: 'test',
  usage: 'test [FILES…] [--reporter text|json|junit|github] [--output FILE] [--shard i/n] [--grep TEXT] [--baseline FILE] [--keep-going] [--update] [--watch]',
  summary: 'Runs routing suites; without files, those in suites/, or the shipped ones.',
  details: [
    'A suite is a YAML file with calls and utterances, or a .csv or .jsonl of utterances (docs/suites.md); a folder stands for all suites in it.',
    'Exit status 1 when one does not go as it says.',
  ].join('\n'),
  options: {
    ...REPORTING,
    shard: SHARD,
    grep: { type: 'string', value: 'TEXT', help: 'only cases whose name holds TEXT' },
    'allow-empty': { type: 'boolean', help: 'it is no error when --grep finds nothing' },
    update: { type: 'boolean', help: 'show as a diff what the suites would have to expect for all to pass; no suite is changed' },
    watch: { type: 'boolean', help: 'run again whenever a suite, the service or the catalogue changes; Ctrl-C ends' },
    'keep-going': { type: 'boolean', help: 'pass over rows of .csv and .jsonl that cannot be read; the status is 2 all the same' },
  },
  async run({ words, options }) {
    // A diff that is cut short is of no use: Ctrl-C ends it at once.
    const interrupt = options['update'] === true ? UNHEARD : listenForInterrupt();
    const run = () => runOnce(words, options, interrupt);
    for (const other of ['reporter', 'shard', 'baseline', 'watch']) {
      if (options['update'] === true && options[other] !== undefined) throw new InputError(`test: --update shows a diff; it does not go with --${other}`);
    }
    return options['watch'] === true ? runOnChange(watched(words, options['service'] as string | undefined), run, interrupt) : run();
  },
};

async function runOnce(words: readonly string[], options: Given['options'], interrupt: Interrupt): Promise<number> {
  const grep = (options['grep'] as string | undefined) ?? null;
  const shard = shardFrom(options['shard'] as string | undefined);
  const earlier = options['baseline'] as string | undefined;
  if (earlier !== undefined && shard !== null) throw new InputError('test: a part of a run has no baseline; give --baseline to talsvar merge');
  const head: ReportHead = { service: '', timestamp: reportTime(), grep, shard };
  const baseline = baselineFrom(earlier, grep);
  const engine = loadEngine(options['service'] as string | undefined);
  const suites = await openSuites(findSuites(words), createNameCheck(engine.service), ({ name }) => isChosen(name, grep), options['keep-going'] === true);
  // An empty suite is an error, never a green zero; so is one in which nothing can fail.
  const idle = suites.filter(({ expects, total }) => total > 0 && !expects);
  if (idle.length > 0) throw new InputError(listed(idle.map(({ file }) => `${file}: nothing is expected in it, so that nothing can fail; give utterances an outcome, topic or line, and calls what is heard or how they end`)));
  const chosen = suites.reduce((sum, suite) => sum + suite.chosen, 0);
  if (chosen === 0 && options['allow-empty'] !== true) throw new InputError(`test: no case has "${visible(grep ?? '')}" in its name; see the names with --reporter text, or give --allow-empty`);
  if (options['update'] === true) return proposeUpdate(engine, suites, grep, options['output'] as string | undefined);
  const progress = showProgress('Testing', shard === null ? chosen : Math.ceil(chosen / shard.of));
  const { reporter, finish } = startReport(options, progress.end);
  const end = await runSuites(engine, suites.map((suite) => toRun(suite, grep)), reporter, { head: { ...head, service: engine.service.version }, baseline, goOn: pacer(interrupt, progress.at) });
  return finish(end, suites.reduce((sum, { problems }) => sum + countListed(problems), 0));
}

function toRun({ name, file, sha256, chosen, problems, cases }: SuiteFile, grep: string | null): SuiteToRun {
  return {
    head: { suite: name, file, sha256, cases: chosen, problems },
    async *cases() {
      for await (const entry of cases()) if (isChosen(entry.name, grep)) yield entry;
    },
  };
}

/** How long nobody else gets a turn: short enough for Ctrl-C and the progress bar, ms. */
const TURN = 50;

/** Shows progress, and lets an interrupt through now and then. */
function pacer(interrupt: Interrupt, show: (done: number) => void): (done: number) => Promise<boolean> | boolean {
  let last = Date.now();
  return (done) => {
    if (Date.now() - last < TURN) return true;
    last = Date.now();
    show(done);
    return new Promise((resolve) => {
      setImmediate(() => resolve(!interrupt.isAsked()));
    });
  };
}
