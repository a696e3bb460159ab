import type { ParseArgsConfig } from 'node:util';

/** One option of a verb, with the words of its help line. */
export interface Option {
  readonly type: 'string' | 'boolean';
  /** What stands for the value in the help: FILE, ISO, sv|en. */
  readonly value?: string;
  readonly help: string;
  readonly choices?: readonly string[];
  /** It may stand several times; its value is a list then. */
  readonly multiple?: boolean;
}

export interface Given {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
}

/** A verb of the command line: data, so that help, completion and checks come from one place. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly details: string;
  readonly options: Readonly<Record<string, Option>>;
  /** Runs the verb; resolves to the exit status. */
  readonly run: (given: Given) => Promise<number>;
}

/** Options that every verb takes. */
export const COMMON: Readonly<Record<string, Option>> = {
  service: { type: 'string', value: 'DIR', help: 'another folder with service files and catalogue (default: the shipped ones)' },
  help: { type: 'boolean', help: 'show this help' },
};

export const AT: Option = { type: 'string', value: 'ISO', help: 'the time of the call, Stockholm time unless it has an offset (default: now)' };
export const LANG: Option = { type: 'string', value: 'sv|en', choices: ['sv', 'en'], help: 'the language of what is shown (default: sv)' };

export function parseConfig({ options }: Command): NonNullable<ParseArgsConfig['options']> {
  return Object.fromEntries(Object.entries({ ...COMMON, ...options }).map(([name, { type, multiple = false }]) => [name, { type, multiple }]));
}

export function helpFor(command: Command): string {
  const rows = Object.entries({ ...command.options, ...COMMON }).map(([name, { value, help }]) => [`--${name}${value ? ` ${value}` : ''}`, help] as const);
  const width = Math.max(...rows.map(([left]) => left.length));
  return [
    `talsvar ${command.usage}`, '', command.summary, '', ...(command.details === '' ? [] : [command.details, '']),
    ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`),
    '', 'Exit status: 0 all well, 1 something tested fell short, 2 bad input or usage, 3 internal fault, 130 interrupted.',
  ].join('\n');
}
