import { availableParallelism } from 'node:os';
import { statSync } from 'node:fs';
import { grouped } from '../qa/evaluate/figures.ts';
import { problemsOf } from '../qa/evaluate/judged.ts';
import { MEASURES } from '../qa/evaluate/measures.ts';
import { shardAsJson, type EvaluationShard } from '../qa/evaluate/shard.ts';
import type { Shard } from '../qa/report/report.ts';
import { InputError } from '../service/errors.ts';
import type { Command, Given } from './command.ts';
import { askedBy, deliver, EVALUATION_OUTPUT, EVALUATION_REPORT, reportOn } from './evaluate-report.ts';
import { judgeCorpus } from './evaluate-run.ts';
import { visible, warn } from './io.ts';
import { SHARD, shardFrom } from './shard.ts';

const MOST_WORKERS = 64;
/** Below so many bytes a thread takes longer to start than the rows to judge. */
const WORTH_THREADS = 400_000;

export const evaluate: Command = {
  name: 'evaluate',
  usage: 'evaluate CORPUS [--json] [--output FILE] [--html FILE] [--thresholds] [--costs FILE] [--min MEASURE=VALUE …] [--shard i/n] [--keep-going] [--workers N]',
  summary: 'Measures understanding over a labelled corpus: accuracy, confusion, calibration, groups, costs of thresholds.',
  details: [
    'CORPUS is .jsonl, .csv or .yaml (- for JSON Lines from standard input); a row holds an utterance and a topic or an outcome.',
    'VALUE is a share (0.92) or per cent (92%). --min is the worst that is let through: at least it, or at most it for what is',
    `better low (misroutes, needless …). Measures: ${MEASURES.map(({ id }) => id).join(', ')}.`,
    'With --shard the report is JSON for talsvar merge, which takes --html, --costs, --min and --max then.',
  ].join('\n'),
  options: {
    ...EVALUATION_OUTPUT,
    ...EVALUATION_REPORT,
    thresholds: { type: 'boolean', help: 'try other thresholds, and recommend what costs least' },
    shard: SHARD,
    'keep-going': { type: 'boolean', help: 'report on the good rows although others are bad; the status is still 2' },
    workers: { type: 'string', value: 'N', help: 'threads (default: as many as there are cores, one for a small corpus)' },
  },
  async run({ words, options }) {
    const [file, ...more] = words;
    if (file === undefined) throw new InputError('evaluate: name a CORPUS (.jsonl, .csv or .yaml)');
    if (more.length > 0) throw new InputError(`evaluate: one CORPUS at a time; "${visible(more[0] as string)}" is one more (a limit is written --min measure=value)`);
    const shard = shardFrom(options['shard'] as string | undefined);
    const useless = Object.keys(EVALUATION_REPORT).find((name) => options[name] !== undefined);
    if (shard !== null && useless !== undefined) throw new InputError(`evaluate: --${useless} is for the whole corpus, and --shard judges a part; give --${useless} to talsvar merge`);
    const asked = askedBy(options);
    const keepGoing = options['keep-going'] === true;
    const service = options['service'] as string | undefined;
    const threads = threadsFor(file, options['workers'], shard);
    const { judged, corpusRows } = await judgeCorpus(file, {
      sweeping: options['thresholds'] === true || asked.needsThresholds !== null, keepGoing, shard, folder: service,
      // Another catalogue is learnt once, and not in every thread.
      threads: service === undefined ? threads : 1,
    });
    return shard === null ? reportOn(judged, keepGoing, asked) : reportShard({ shard, corpusRows, ...judged }, keepGoing, asked.output);
  },
};

/** A part with bad rows has no report unless it was told to keep going: nobody takes it for whole. */
function reportShard(part: EvaluationShard, keepGoing: boolean, output: string | undefined): number {
  const { shard: { index, of }, rows, badRows, corpusRows } = part;
  const problems = problemsOf(part, keepGoing);
  if (problems !== null) warn(problems);
  if (badRows > 0 && !keepGoing) return 2;
  deliver(shardAsJson(part), output, `shard ${index} of ${of}: ${grouped(rows)} of ${grouped(corpusRows)} rows`);
  return badRows > 0 ? 2 : 0;
}

function threadsFor(file: string, asked: Given['options'][string], shard: Shard | null): number {
  if (typeof asked === 'string') {
    if (!/^\d{1,2}$/u.test(asked) || Number(asked) < 1 || Number(asked) > MOST_WORKERS) throw new InputError(`--workers is "${visible(asked)}"; it takes a number from 1 to ${MOST_WORKERS}`);
    return Number(asked);
  }
  const size = file === '-' ? Infinity : (statSync(file, { throwIfNoEntry: false })?.size ?? 0);
  return size / (shard?.of ?? 1) < WORTH_THREADS ? 1 : availableParallelism();
}
