import { extname } from 'node:path';
import { isChosen } from '../qa/report/baseline.ts';
import { unifiedDiff, type LineEdit } from '../qa/update/diff.ts';
import { rowEdits, yamlEdits, type Edits } from '../qa/update/edits.ts';
import { runCase } from '../qa/run.ts';
import type { SuiteCase, UtteranceCase } from '../qa/suite.ts';
import { InputError } from '../service/errors.ts';
import type { Engine } from '../simulator/engine.ts';
import { readBytes, textOf, writeReport } from './files.ts';
import { print, visible, warn } from './io.ts';
import type { SuiteFile } from './suite-files.ts';

/**
 * Shows as a diff what suites would have to expect for all to pass. Nothing is changed: whether the suite or the rules
 * are wrong is for a person to say.
 * @returns 2 when rows were passed over, 1 when something fails, else 0
 */
export async function proposeUpdate(engine: Engine, suites: readonly SuiteFile[], grep: string | null, output: string | undefined): Promise<number> {
  let diff = '';
  let [proposed, open] = [0, 0];
  for (const suite of suites) {
    const bytes = readBytes(suite.path);
    const text = textOf(bytes, suite.path);
    const found = await editsOf(engine, suite, text, ({ name }) => isChosen(name, grep));
    const mark = MARK.every((byte, i) => bytes[i] === byte) ? '\uFEFF' : '';
    diff += unifiedDiff(suite.file, mark + text, found.edits.map((edit) => behind(mark, edit)));
    for (const problem of suite.problems) warn(problem);
    proposed += found.edits.length;
    open += found.open;
  }
  if (output !== undefined) writeReport(output, diff);
  else if (diff !== '') print(diff.replace(/\n$/u, ''));
  warn(`${proposed} ${proposed === 1 ? 'change' : 'changes'} proposed${output === undefined ? '' : ` in ${visible(output)}`}${open > 0 ? `; ${open} failing ${open === 1 ? 'expectation has' : 'expectations have'} nothing to take ${open === 1 ? 'its' : 'their'} place` : ''}; no suite was changed`);
  if (suites.some(({ problems }) => problems.length > 0)) return 2;
  return proposed + open > 0 ? 1 : 0;
}

/** The byte order mark, which reading takes away and which a patch must show as it stands. */
const MARK = [0xef, 0xbb, 0xbf];

function behind(mark: string, edit: LineEdit): LineEdit {
  const [first = '', ...others] = edit.lines;
  return edit.first === 0 ? { ...edit, lines: [mark + first, ...others] } : edit;
}

async function editsOf(engine: Engine, { path, file, cases }: SuiteFile, text: string, chosen: (entry: SuiteCase) => boolean): Promise<Edits> {
  const failing: UtteranceCase[] = [];
  const extension = extname(path).toLowerCase();
  if (extension !== '.csv' && extension !== '.jsonl') {
    const all: SuiteCase[] = [];
    for await (const entry of cases()) all.push(entry);
    return yamlEdits(engine, text, file, all, chosen);
  }
  for await (const entry of cases()) if (entry.kind === 'utterance' && chosen(entry) && runCase(engine, entry).failure) failing.push(entry);
  if (failing.length > 0 && (extension === '.csv' ? /\r(?!\n)|[\u2028\u2029]/u : /\r(?!\n)/u).test(text)) throw new InputError(`${file}: its lines end as a diff cannot show (a carriage return alone, or U+2028); save it with the line ends of Windows or Unix`);
  return rowEdits(engine, text, extension === '.csv', failing);
}
