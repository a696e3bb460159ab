import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pc from 'picocolors';
import { ALLOWANCES_FILE, parseAllowances } from '../qa/lint/allowances.ts';
import { createDocuments } from '../qa/lint/documents.ts';
import { factsIn } from '../qa/lint/fact-rules.ts';
import { RULES } from '../qa/lint/rules.ts';
import type { Finding, Rule, Severity, Subject } from '../qa/lint/rule.ts';
import { judge, UNUSED_ALLOWANCE, type Judgement } from '../qa/lint/run.ts';
import { InputError } from '../service/errors.ts';
import { readService } from '../service/load.ts';
import { parseService } from '../service/parse.ts';
import type { Command } from './command.ts';
import { instantFrom, loadEngine, packageFolder } from './engine.ts';
import { readText } from './files.ts';
import { print, visible, warn } from './io.ts';

export const lint: Command = {
  name: 'lint',
  usage: 'lint [--json] [--at ISO] [--only RULE[,RULE]] [--rules]',
  summary: 'Judges service, catalogue and prompts by rules, each with its source.',
  details: 'Ends with status 1 when there is an error; warnings and notes change nothing. What is broken on purpose stands in lint.yaml beside the service files, with its reason (docs/lint.md).',
  options: {
    json: { type: 'boolean', help: 'one JSON object per finding' },
    at: { type: 'string', value: 'ISO', help: 'the day that calendars are looked at, Stockholm time (default: now)' },
    only: { type: 'string', value: 'RULE', help: 'only these rules, parted by commas; their notes are shown one by one' },
    rules: { type: 'boolean', help: 'lists the rules with their sources' },
  },
  async run({ options }) {
    const isJson = options['json'] === true;
    const rules = chosen(options['only'] as string | undefined);
    if (options['rules'] === true) {
      for (const rule of [...rules, ...(options['only'] === undefined ? [UNUSED_ALLOWANCE] : [])]) print(isJson ? JSON.stringify({ rule: rule.id, severity: rule.severity, says: rule.says, source: rule.source }) : described(rule));
      return 0;
    }
    const { subject, allowances } = read(options['service'] as string | undefined, instantFrom(options['at'] as string | undefined));
    if (subject.facts === null && rules.some(({ id }) => id === 'source-unknown')) warn('source-unknown is not judged: docs/domain.md, the page of facts, is not there');
    const judgement = judge(subject, rules, allowances);
    if (isJson) for (const finding of judgement.findings) print(JSON.stringify(finding));
    else show(judgement, options['only'] !== undefined);
    return judgement.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
};

function chosen(only: string | undefined): readonly Rule[] {
  if (only === undefined) return RULES;
  return only.split(',').map((name) => {
    if (name.trim() === UNUSED_ALLOWANCE.id) throw new InputError(`--only: ${UNUSED_ALLOWANCE.id} is judged beside the other rules, each for its own allowances; leave it out`);
    const rule = RULES.find(({ id }) => id === name.trim());
    if (!rule) throw new InputError(`--only: no rule is called "${visible(name.trim())}"; lint --rules lists them`);
    return rule;
  });
}

/** The service with its files, the page of facts beside it, and what it allows itself. */
function read(folder: string | undefined, at: number): { readonly subject: Subject; readonly allowances: ReturnType<typeof parseAllowances> } {
  const root = packageFolder();
  const { folders, ...files } = readService(folder ?? root, root);
  const service = parseService(files.service, files.catalogue, folders);
  const page = [...(folder === undefined ? [] : [folder]), root].map((place) => join(place, 'docs', 'domain.md')).find((path) => existsSync(path));
  const written = files.service[ALLOWANCES_FILE];
  return {
    subject: { service, matcher: loadEngine(folder).matcher, documents: createDocuments(files, folders), at, facts: page === undefined ? null : factsIn(readText(page)) },
    allowances: written === undefined ? [] : parseAllowances(written, `${folders.service}/${ALLOWANCES_FILE}`, RULES.map(({ id }) => id)),
  };
}

const COLOURS: Readonly<Record<Severity, (text: string) => string>> = { error: pc.red, warning: pc.yellow, note: pc.cyan };

/** Errors and warnings one by one; notes in number, unless they were asked for. */
function show({ findings, allowed }: Judgement, notesToo: boolean): void {
  for (const finding of findings) if (notesToo || finding.severity !== 'note') print(inWords(finding));
  const notes = findings.filter(({ severity }) => severity === 'note');
  if (!notesToo) for (const id of new Set(notes.map(({ rule }) => rule))) print(`${pc.cyan('note')}: ${id}: ${notes.filter(({ rule }) => rule === id).length}; lint --only ${id} lists them`);
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const counted = (['error', 'warning', 'note'] as const).filter((severity) => count(severity) > 0).map((severity) => `${count(severity)} ${severity}${count(severity) === 1 ? '' : 's'}`);
  const summary = counted.length === 0 ? 'Nothing found' : counted.join(', ');
  print(`${count('error') > 0 ? pc.red(summary) : pc.green(summary)}${allowed > 0 ? `; ${allowed} allowed by ${ALLOWANCES_FILE}` : ''}.`);
}

function inWords({ rule, severity, file, line, about, message }: Finding): string {
  return `${visible(file)}:${line}: ${COLOURS[severity](severity)}: ${message.startsWith(about) || message.includes(`"${about}"`) ? '' : `${visible(about)}: `}${visible(message)} [${rule}]`;
}

function described({ id, severity, says, source }: Rule): string {
  return `${pc.bold(id)} (${COLOURS[severity](severity)})\n  ${says}\n  ${pc.dim(`Source: ${source}`)}`;
}
