import pc from 'picocolors';
import { compare } from '../qa/diff/compare.ts';
import { conditionsFor } from '../qa/diff/conditions.ts';
import { forJson } from '../qa/diff/escape.ts';
import { asMarkdown } from '../qa/diff/markdown.ts';
import { headline, movesDestination } from '../qa/diff/report.ts';
import { asText, type Paint } from '../qa/diff/text.ts';
import type { Diff } from '../qa/diff/types.ts';
import { InputError } from '../service/errors.ts';
import type { Command, Given } from './command.ts';
import { readCorpus, usualCorpus } from './diff-corpus.ts';
import { instantFrom } from './engine.ts';
import { writeReport } from './files.ts';
import { print } from './io.ts';
import { showProgress } from './progress.ts';
import { loadSides } from './sides.ts';

const COLOURS: Paint = { bad: pc.red, good: pc.green, strong: pc.bold, faint: pc.dim };
const plain = (text: string) => text;
const NO_COLOURS: Paint = { bad: plain, good: plain, strong: plain, faint: plain };

export const diff: Command = {
  name: 'diff',
  usage: 'diff OLD NEW [--corpus FILE] [--at ISO] [--json|--markdown] [--output FILE] [--all]',
  summary: 'Shows what a change of service or catalogue moves for callers, worst first.',
  details: [
    'OLD and NEW are folders (as --service takes them elsewhere) or git revisions of the repository one stands in: HEAD~1, a',
    'branch, v1; . is the working tree. Ends with status 1 when somebody ends at another line, desk or authority than before,',
    'by words or by rule alone, or is no longer recognised as in danger or as asking for a person; else 0.',
    'A catalogue other than the shipped one must be learnt first, which takes a minute or two.',
  ].join('\n'),
  options: {
    corpus: { type: 'string', value: 'FILE', help: 'utterances to try, .jsonl, .csv or .yaml, labelled or not (default: those of the suites here, and all phrases of both catalogues)' },
    at: { type: 'string', value: 'ISO', help: 'try one instant only, Stockholm time (default: while open and while closed on both sides)' },
    json: { type: 'boolean', help: 'one JSON object with everything' },
    markdown: { type: 'boolean', help: 'a comment for a pull request' },
    output: { type: 'string', value: 'FILE', help: 'write the report to a file; the headline is still shown' },
    all: { type: 'boolean', help: 'show every utterance and value, not the first of each kind' },
  },
  run: ({ words, options }) => compared(words, options),
};

async function compared(words: readonly string[], options: Given['options']): Promise<0 | 1> {
  const [before, after] = words;
  if (before === undefined || after === undefined || words.length > 2) throw new InputError('diff: give two versions, OLD and NEW, each a folder or a git revision');
  if (options['json'] === true && options['markdown'] === true) throw new InputError('diff: give either --json or --markdown, not both');
  const at = options['at'] === undefined ? null : instantFrom(options['at'] as string);
  const sides = loadSides([before, after], (options['service'] as string | undefined) ?? '');
  const services = sides.map(({ service }) => service);
  const corpus = options['corpus'] as string | undefined;
  const utterances = corpus === undefined ? await usualCorpus(services) : await readCorpus(corpus, services);
  const progress = showProgress('Comparing', utterances.length);
  const found = compare(...sides, utterances, conditionsFor(sides[0].service, sides[1].service, at), progress.at);
  progress.end();
  const output = options['output'] as string | undefined;
  const report = written(found, { before, after }, options);
  if (output === undefined) print(report.replace(/\n$/u, ''));
  else {
    writeReport(output, report);
    print(headline(found));
  }
  return movesDestination(found) ? 1 : 0;
}

function written(found: Diff, names: { readonly before: string; readonly after: string }, options: Given['options']): string {
  const all = options['all'] === true;
  if (options['json'] === true) return `${forJson({ names, headline: headline(found), movesDestination: movesDestination(found), ...found })}\n`;
  if (options['markdown'] === true) return asMarkdown(found, { names, all });
  return `${asText(found, { names, all, paint: options['output'] === undefined ? COLOURS : NO_COLOURS })}\n`;
}
