import { availableParallelism } from 'node:os';
import { statSync } from 'node:fs';
import pc from 'picocolors';
import { DEFAULT_COSTS, parseCosts } from '../qa/evaluate/costs.ts';
import { asJson, evaluationOf, type Evaluation } from '../qa/evaluate/evaluation.ts';
import { asHtml } from '../qa/evaluate/html/page.ts';
import { readLimits } from '../qa/evaluate/limits.ts';
import { MEASURES } from '../qa/evaluate/measures.ts';
import { asText, type Paint } from '../qa/evaluate/text.ts';
import { InputError } from '../service/errors.ts';
import type { Command, Given } from './command.ts';
import { judgeCorpus } from './evaluate-run.ts';
import { readText, writeReport } from './files.ts';
import { print, shownName, visible, warn } from './io.ts';

const MOST_WORKERS = 64;
/** Below so many bytes a thread takes longer to start than the rows to judge. */
const WORTH_THREADS = 400_000;

export const evaluate: Command = {
  name: 'evaluate',
  usage: 'evaluate CORPUS [--json] [--html FILE] [--thresholds] [--costs FILE] [--min MEASURE=VALUE …] [--keep-going] [--workers N]',
  summary: 'Measures understanding over a labelled corpus: accuracy, confusion, calibration, groups, costs of thresholds.',
  details: [
    'CORPUS is .jsonl, .csv or .yaml (- for JSON Lines from standard input); a row holds an utterance and a topic or an outcome.',
    'VALUE is a share (0.92) or per cent (92%). --min is the worst that is let through: at least it, or at most it for what is',
    `better low (misroutes, needless …). Measures: ${MEASURES.map(({ id }) => id).join(', ')}.`,
  ].join('\n'),
  options: {
    json: { type: 'boolean', help: 'everything that was found, as JSON' },
    html: { type: 'string', value: 'FILE', help: 'write a report with pictures that needs nothing else' },
    thresholds: { type: 'boolean', help: 'try other thresholds, and recommend what costs least' },
    costs: { type: 'string', value: 'FILE', help: 'what each event costs, as YAML (with --thresholds; default: see docs/evaluate.md)' },
    min: { type: 'string', value: 'MEASURE=VALUE', multiple: true, help: 'end with status 1 if the measure is worse; may stand several times' },
    max: { type: 'string', value: 'MEASURE=VALUE', multiple: true, help: 'the same, for measures that are better low' },
    'keep-going': { type: 'boolean', help: 'report on the good rows although others are bad; the status is still 2' },
    workers: { type: 'string', value: 'N', help: 'threads (default: as many as there are cores, one for a small corpus)' },
  },
  async run({ words, options }) {
    const [file, ...more] = words;
    if (file === undefined) throw new InputError('evaluate: name a CORPUS (.jsonl, .csv or .yaml)');
    if (more.length > 0) throw new InputError(`evaluate: one CORPUS at a time; "${visible(more[0] as string)}" is one more (a limit is written --min measure=value)`);
    const limits = [...readLimits(listOf(options, 'min'), 'min'), ...readLimits(listOf(options, 'max'), 'max')];
    const costsFile = options['costs'] as string | undefined;
    const costs = costsFile === undefined ? DEFAULT_COSTS : parseCosts(readText(costsFile), visible(costsFile));
    const html = options['html'] as string | undefined;
    const sweeping = options['thresholds'] === true || html !== undefined || costsFile !== undefined;
    const service = options['service'] as string | undefined;
    const threads = threadsFor(file, options['workers']);
    const judged = await judgeCorpus(file, {
      sweeping, keepGoing: options['keep-going'] === true, folder: service,
      // Another catalogue is learnt once, and not in every thread.
      threads: service === undefined ? threads : 1,
    });
    if (judged.problems !== null) warn(judged.problems);
    if (judged.tally === null) return 2;
    const evaluation = evaluationOf(judged.tally, { file: shownName(file), sha256: judged.sha256, badRows: judged.badRows, service: judged.service }, costs, limits, sweeping);
    print(options['json'] === true ? asJson(evaluation) : asText(evaluation, PAINT));
    if (html !== undefined) writeReport(html, asHtml(evaluation));
    return statusOf(evaluation);
  },
};

const PAINT: Paint = { bold: pc.bold, good: pc.green, bad: pc.red, faint: pc.dim };

/** Bad rows weigh more than a limit that is not met: what was measured is not the corpus. */
function statusOf({ subject, limits }: Evaluation): number {
  if (subject.badRows > 0) return 2;
  return limits.every(({ isMet }) => isMet) ? 0 : 1;
}

function listOf(options: Given['options'], name: string): readonly string[] {
  return (options[name] as readonly string[] | undefined) ?? [];
}

function threadsFor(file: string, asked: Given['options'][string]): number {
  if (typeof asked === 'string') {
    if (!/^\d{1,2}$/u.test(asked) || Number(asked) < 1 || Number(asked) > MOST_WORKERS) throw new InputError(`--workers is "${visible(asked)}"; it takes a number from 1 to ${MOST_WORKERS}`);
    return Number(asked);
  }
  const size = file === '-' ? Infinity : (statSync(file, { throwIfNoEntry: false })?.size ?? 0);
  return size < WORTH_THREADS ? 1 : availableParallelism();
}
