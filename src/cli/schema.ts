import { join } from 'node:path';
import { schemaText, SHAPES } from '../qa/schemas/list.ts';
import { InputError } from '../service/errors.ts';
import { didYouMean } from '../service/nearest.ts';
import type { Command } from './command.ts';
import { makeFolder, writeReport } from './files.ts';
import { print, visible, warn } from './io.ts';

export const schema: Command = {
  name: 'schema',
  usage: 'schema NAME | --list | --output DIR',
  summary: 'Prints the JSON Schema of a kind of file, for editors.',
  details: 'The schemas also lie in schemas/; a first line "# yaml-language-server: $schema=FILE" makes editors complete and check a YAML file by one.',
  options: {
    list: { type: 'boolean', help: 'lists the schemas and the files that each is for' },
    output: { type: 'string', value: 'DIR', help: 'writes all of them into a folder, which is made if it is not there' },
  },
  run({ words: [name, ...more], options }) {
    const folder = options['output'] as string | undefined;
    if (more.length > 0) throw new InputError(`one schema at a time; ${visible(more.join(' '))} is too much`);
    if (options['list'] === true) for (const shape of SHAPES) print(`${shape.name.padEnd(24)}${shape.files}`);
    else if (folder !== undefined) writeAll(folder);
    else print(schemaText(named(name)).trimEnd());
    return Promise.resolve(0);
  },
};

function named(name: string | undefined) {
  if (name === undefined) throw new InputError('which schema? schema --list names them');
  const found = SHAPES.find((shape) => shape.name === name);
  if (found) return found;
  throw new InputError(`no schema is called "${visible(name)}"${didYouMean(name, SHAPES.map((shape) => shape.name))}; schema --list names them`);
}

function writeAll(folder: string): void {
  makeFolder(folder);
  for (const shape of SHAPES) writeReport(join(folder, `${shape.name}.schema.json`), schemaText(shape));
  warn(`${SHAPES.length} schemas written to ${visible(folder)}`);
}
