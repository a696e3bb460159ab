#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { didYouMean } from '../service/nearest.ts';
import { InputError } from '../service/errors.ts';
import { call } from './call.ts';
import { ReportError } from './files.ts';
import { helpFor, parseConfig, COMMON, type Command, type Given } from './command.ts';
import { packageFolder } from './engine.ts';
import { print, visible, warn } from './io.ts';
import { route } from './route.ts';
import { test } from './test.ts';
import { merge } from './merge.ts';
import { explain } from './explain.ts';
import { lint } from './lint.ts';
import { check } from './check.ts';
import { coverage } from './coverage.ts';
import { exporting } from './export.ts';
import { importing } from './import.ts';
import { schema } from './schema.ts';
import { diff } from './diff.ts';
import { evaluate } from './evaluate.ts';
import { isEvaluateThread, serveEvaluate } from './evaluate-pool.ts';
import { mutate } from './mutate.ts';
import { parity } from './parity.ts';
import { serve } from './serve.ts';

const COMMANDS: readonly Command[] = [route, call, explain, test, merge, evaluate, coverage, mutate, diff, lint, check, importing, exporting, schema, serve, parity];

const OVERVIEW = `talsvar: a simulator of the voice response of Försäkringskassan. Not affiliated with the agency.

  talsvar <verb> [options]

${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(10)}${summary}`).join('\n')}

  talsvar <verb> --help   what a verb takes
  talsvar --version       the version`;

/** Runs the command line. @returns the exit status: 0 well, 1 fell short, 2 bad input, 3 internal fault */
async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === 'help') {
    (name === undefined ? warn : print)(OVERVIEW);
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    const { version } = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as { version: string };
    print(version);
    return 0;
  }
  const command = COMMANDS.find((entry) => entry.name === name);
  if (!command) throw new InputError(`no verb is called "${visible(name)}"${didYouMean(name, COMMANDS.map((entry) => entry.name))}; see talsvar --help`);
  const { values, positionals } = parse(command, rest);
  if (values['help'] === true) {
    print(helpFor(command));
    return 0;
  }
  for (const [option, { choices }] of Object.entries(command.options)) {
    const value = values[option];
    if (choices && typeof value === 'string' && !choices.includes(value)) {
      throw new InputError(`--${option} is "${visible(value)}"; it takes ${choices.length > 8 ? `one of ${choices.slice(0, 8).join(', ')} … (see --help)` : choices.join(', ')}`);
    }
  }
  return command.run({ words: positionals, options: values as Given['options'] });
}

function parse(command: Command, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: parseConfig(command), allowPositionals: true, strict: true });
  } catch (error) {
    const option = args.find((arg) => arg.startsWith('--') && !((arg.slice(2).split('=')[0] ?? '') in { ...COMMON, ...command.options }));
    const known = Object.keys({ ...COMMON, ...command.options });
    const what = option === undefined
      ? (error instanceof Error ? error.message.split('. ')[0] : 'the options cannot be read')
      : `no option is called ${visible(option.split('=')[0] ?? '')}${didYouMean(option.slice(2), known, '--')}`;
    throw new InputError(`${command.name}: ${what}; see talsvar ${command.name} --help`);
  }
}

// A reader that has seen enough (head) closes the pipe: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 3);
});
process.once('SIGINT', () => process.exit(130));

/** The command itself; the same program answers in the threads of an evaluation. */
async function runCommand(): Promise<number> {
  try {
    return await main(process.argv.slice(2));
  } catch (error) {
    if (error instanceof InputError) {
      warn(`talsvar: ${error.message}`);
      return 2;
    }
    warn(`talsvar: ${error instanceof ReportError ? error.message : `internal fault (${error instanceof Error ? error.message : 'unknown'}); please report it with the command that caused it`}`);
    return 3;
  }
}

if (isEvaluateThread()) serveEvaluate();
else process.exitCode = await runCommand();
