import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { toSuite, type Format, type TextFile } from '../qa/formats/format.ts';
import { parseSuite } from '../qa/suite.ts';
import { writeSuite } from '../qa/write-suite.ts';
import { InputError } from '../service/errors.ts';
import { AT, type Command } from './command.ts';
import { instantFrom, loadEngine } from './engine.ts';
import { readText, writeReport } from './files.ts';
import { FORCE, FORMAT_LINES, formatFrom, intentsFrom, isFolder, refuseExisting, showLost, USUAL_TIME } from './formats.ts';
import { print, visible, warn } from './io.ts';

export const importing: Command = {
  name: 'import',
  usage: 'import FORMAT FILE… [--map FILE] [--at ISO] [--name NAME] [--output FILE] [--force] [--json]',
  summary: 'Turns another tool\'s tests into a suite, with a list of what was lost.',
  details: `FORMAT:\n${FORMAT_LINES}\nA FILE may be a folder. What a suite has no place for is listed with file and line on standard error; that is no failure.`,
  options: {
    map: { type: 'string', value: 'FILE', help: 'YAML, a line for each of their intents: intent: topic' },
    at: { ...AT, help: 'when cases happen that tell no time (default: 2025-03-03T10:15, a Monday when the lines are open)' },
    name: { type: 'string', value: 'NAME', help: 'the suite\'s name (default: the first file\'s)' },
    output: { type: 'string', value: 'FILE', help: 'write the suite there instead of standard output' },
    force: FORCE,
    json: { type: 'boolean', help: 'print one JSON object: suite (YAML, or null with --output), cases, lost' },
  },
  run: ({ words, options }) => {
    const { format, rest } = formatFrom('import', words);
    if (rest.length === 0) throw new InputError('import: name the FILE to import, or a folder of files');
    const output = options['output'] as string | undefined;
    if (output !== undefined) refuseExisting([output], options['force'] === true);
    const at = options['at'] === undefined ? USUAL_TIME : instantFrom(options['at'] as string);
    const files = rest.flatMap((path) => filesAt(path, format));
    const { service } = loadEngine(options['service'] as string | undefined);
    const intents = intentsFrom(options['map'] as string | undefined, service);
    const { suite, lost } = toSuite(format, files, { service, intents, at, words: () => null }, (options['name'] as string | undefined) ?? nameOf(rest[0] ?? ''));
    const text = writeSuite(suite);
    parseSuite(text, output === undefined ? 'the imported suite' : visible(output));
    if (output !== undefined) writeReport(output, text);
    if (options['json'] === true) print(JSON.stringify({ suite: output === undefined ? text : null, cases: suite.cases.length, lost }));
    else {
      if (output === undefined) process.stdout.write(text);
      showLost(lost);
      warn(`${suite.cases.length} ${suite.cases.length === 1 ? 'case' : 'cases'} from ${files.length} ${files.length === 1 ? 'file' : 'files'}${output === undefined ? '' : ` in ${visible(output)}`}, ${lost.length} lost`);
    }
    return Promise.resolve(0);
  },
};

function nameOf(path: string): string {
  return basename(path).replace(/(?:\.[a-z]+)+$/iu, '') || 'Imported';
}

/** A file as it is, or all files of a folder that are the format's, by name. */
function filesAt(path: string, format: Format): TextFile[] {
  if (!isFolder(path)) return [{ name: visible(path), text: readText(path) }];
  const names = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).toSorted();
  const files = names.filter((name) => format.reads(basename(name)));
  for (const name of names) if (!files.includes(name)) warn(`${visible(name)}: not read: not a file of ${format.name}`);
  if (files.length === 0) throw new InputError(`${visible(path)}: holds no files of ${format.name}`);
  return files.map((name) => ({ name: visible(name), text: readText(name) }));
}
