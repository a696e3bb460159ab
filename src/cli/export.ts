import { dirname, join, resolve, sep } from 'node:path';
import { fromSuite, type TextFile } from '../qa/formats/format.ts';
import { createEar } from '../qa/formats/heard.ts';
import { suiteSlug } from '../qa/formats/slug.ts';
import { InputError } from '../service/errors.ts';
import type { Command } from './command.ts';
import { loadEngine } from './engine.ts';
import { makeFolder, writeReport } from './files.ts';
import { FORCE, FORMAT_LINES, formatFrom, isFolder, refuseExisting, showLost, USUAL_TIME } from './formats.ts';
import { print, warn } from './io.ts';
import { loadSuites } from './suite-files.ts';

export const exporting: Command = {
  name: 'export',
  usage: 'export FORMAT [FILES…] [--output FILE|DIR] [--force] [--json]',
  summary: 'Turns suites into another tool\'s files, with a list of what was lost.',
  details: `FORMAT:\n${FORMAT_LINES}\nFILES are suites (default: those in suites/, or the shipped ones). Several files need a folder as --output; it is made if it is not there.\nWhat the other tool has no place for is listed with file and line on standard error; that is no failure.`,
  options: {
    output: { type: 'string', value: 'FILE|DIR', help: 'write there instead of standard output' },
    force: FORCE,
    json: { type: 'boolean', help: 'print one JSON object: files (with their text, unless written), lost' },
  },
  async run({ words, options }) {
    const { format, rest } = formatFrom('export', words);
    const engine = loadEngine(options['service'] as string | undefined);
    const suites = await loadSuites(rest, engine.service);
    const known = { service: engine.service, intents: new Map<string, string>(), at: USUAL_TIME, words: createEar(engine) };
    const exported = suites.map((suite) => fromSuite(format, suite, known));
    const lost = exported.flatMap((each) => each.lost);
    const files = apart(exported.map((each) => each.files), suites.map(({ name }) => suiteSlug(name)));
    const output = options['output'] as string | undefined;
    const json = options['json'] === true;
    if (files.length === 0 && !json) showLost(lost);
    if (files.length === 0) throw new InputError(`export: ${format.name} can hold none of these cases`);
    const written = output === undefined ? [] : writeAll(files, output, options['force'] === true);
    if (json) print(JSON.stringify({ files: files.map(({ name, text }, i) => (output === undefined ? { name, text } : { name: written[i] })), lost }));
    else if (output === undefined) printOne(files, format.name);
    if (!json) {
      showLost(lost);
      warn(`${files.length} ${files.length === 1 ? 'file' : 'files'}, ${lost.length} lost`);
    }
    return 0;
  },
};

/** Files of several suites get a folder each where their names would meet. */
function apart(files: readonly (readonly TextFile[])[], folders: readonly string[]): TextFile[] {
  const all = files.flat();
  if (new Set(all.map(({ name }) => name)).size === all.length) return all;
  return files.flatMap((group, i) => group.map(({ name, text }) => ({ name: `${String(i + 1).padStart(2, '0')}-${folders[i] ?? ''}/${name}`, text })));
}

function printOne(files: readonly TextFile[], format: string): void {
  const [file, second] = files;
  if (second !== undefined || file === undefined) throw new InputError(`export: ${files.length} files of ${format}; name a folder with --output`);
  process.stdout.write(file.text);
}

/** @returns where each file was written: at `output`, or inside it when it is a folder or there are several files */
function writeAll(files: readonly TextFile[], output: string, force: boolean): string[] {
  const intoFolder = files.length > 1 || /[/\\]$/u.test(output) || isFolder(output);
  const folder = resolve(output);
  const paths = files.map(({ name }) => (intoFolder ? join(folder, name) : output));
  if (intoFolder && !paths.every((path) => path.startsWith(folder.endsWith(sep) ? folder : folder + sep))) throw new Error('a name leads out of the folder');
  refuseExisting(paths, force);
  for (const [i, path] of paths.entries()) {
    if (intoFolder) makeFolder(dirname(path));
    writeReport(path, files[i]?.text ?? '');
  }
  return paths;
}
