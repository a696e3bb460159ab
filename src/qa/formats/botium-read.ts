import { InputError } from '../../service/errors.ts';
import type { CallStart } from '../record.ts';
import type { Step } from '../step.ts';
import type { Expected } from '../suite.ts';
import { readScriptText, type Script, type Section, type Utterances } from './botium-text.ts';
import { botSteps, type Heard } from './botium-bot.ts';
import { callerSteps } from './botium-me.ts';
import { casesOf, type Labelled } from './conversation.ts';
import { outcomeStep, settingOf, usualSettings, type Pair } from './fields.ts';
import type { Found, Known, Lose, TextFile } from './format.ts';
import { expectedOf, folded } from './intents.ts';
import { linesOf } from './lines.ts';
import { promptFinder } from './prompts.ts';
import { beginningIn } from './turns.ts';

interface Files {
  readonly lists: ReadonlyMap<string, Utterances>;
  readonly partials: ReadonlyMap<string, Script & { readonly file: string }>;
  readonly known: Known;
  readonly idOf: (text: string) => string | null;
  /** Lists that a conversation says or expects. */
  readonly used: Set<string>;
  readonly lose: Lose;
}

/** @throws InputError for a file that is none of the four kinds */
export function readBotium(files: readonly TextFile[], known: Known, lose: Lose): readonly Found[] {
  const kindOf = (name: string) => /\.(convo|pconvo|utterances|scriptingmemory)\.txt$/iu.exec(name)?.[1]?.toLowerCase();
  const [lists, partials] = [new Map<string, Utterances>(), new Map<string, Script & { file: string }>()];
  const convos: (Script & { file: string })[] = [];
  for (const { name, text } of files) {
    const kind = kindOf(name);
    if (kind === undefined) throw new InputError(`${name}: not a file of Botium's text form; it reads *.convo.txt, *.pconvo.txt and *.utterances.txt`);
    if (/(?:^|[/\\])skip[.\-_][^/\\]*$/iu.test(name)) lose({ file: name, line: 1 }, 'the file', 'Botium passes over files whose names begin with skip; so does this');
    else if (kind === 'scriptingmemory') lose({ file: name, line: 1 }, 'the scripting memory', 'a suite has no variables; write the values out');
    else if (kind === 'utterances') readList(name, text, lists, lose);
    else if (kind === 'pconvo') partials.set(readScriptText(text).name, { ...readScriptText(text), file: name });
    else convos.push({ ...readScriptText(text), file: name });
  }
  const context: Files = { lists, partials, known, idOf: promptFinder(known.service), used: new Set(), lose };
  const found = convos.flatMap((convo) => readConvo(convo, context));
  return [...found, ...[...lists].flatMap(([name, list]) => fromList(name, list, context))];
}

/** The first line names the list. Blank lines would be said as nothing: they are dropped. */
function readList(file: string, text: string, lists: Map<string, Utterances>, lose: Lose): void {
  const [head, ...rest] = linesOf(text).map((line) => ({ ...line, text: line.text.trim() }));
  const end = rest.findLastIndex((line) => line.text !== '');
  const lines = rest.slice(0, end + 1);
  for (const { number } of lines.filter((line) => line.text === '')) lose({ file, line: number }, 'a blank line', 'Botium says it as an empty utterance; it was dropped');
  const name = head?.text ?? '';
  lists.set(name, [...(lists.get(name) ?? []), ...lines.filter((line) => line.text !== '').map((line) => ({ ...line, file }))]);
}

/** A list that conversations use is theirs; one named after a topic is one of utterances as well. */
function fromList(name: string, list: Utterances, { known, used, lose }: Files): Found[] {
  const isTopic = known.intents.has(name) || known.service.catalogue.topics.some(({ id }) => [folded(id), `utt${folded(id)}`].includes(folded(name)));
  if (used.has(name) && !isTopic) return [];
  const expected = expectedOf(name, known, { file: list[0]?.file ?? '', line: 1 }, lose);
  return list.map(({ text, number, file }) => ({ file, entry: { kind: 'utterance', name: text, line: number, at: known.at, say: text, expected } }));
}

function readConvo(convo: Script & { file: string }, context: Files): Found[] {
  const { file, name, description } = convo;
  const settings = usualSettings(context.known.at);
  let kind: 'call' | 'utterance' | null = null;
  for (const { text, number } of description) {
    const [, key = '', value = ''] = /^(\w+): (.*)$/u.exec(text) ?? [];
    const setting = settingOf([key, value]);
    if (setting) Object.assign(settings, setting);
    if (key === 'at' && setting) kind ??= 'call';
    if (key === 'kind' && value === 'utterance') kind = 'utterance';
    else if (!setting) context.lose({ file, line: number }, `the description "${text}"`, 'a suite has no place for it');
  }
  const all = withIncludes(convo.sections, file, context, 0);
  const begun = beginningOf(all[0]?.section);
  for (const setting of (begun ?? []).map(settingOf)) Object.assign(settings, setting);
  const sections = begun ? all.slice(1) : all;
  const most = Math.max(1, ...sections.map(({ section }) => listIn(section, context)?.length ?? 1));
  return Array.from({ length: most }, (_, variant) => variantOf({ file, name: most === 1 ? name : `${name} (${variant + 1})`, kind, settings }, sections, variant, context)).flat();
}

/** What a call is begun with, where that is the first thing typed. */
function beginningOf(section: Section | undefined): readonly Pair[] | null {
  return section?.sender === 'me' ? beginningIn(section.lines.map(({ text }) => text).join('\n').trim()) : null;
}

/** The list that is said in a section: its name stands there alone. */
export function listIn({ sender, lines }: Section, { lists }: Pick<Files, 'lists'>): Utterances | undefined {
  const words = lines.filter(({ text }) => text !== '');
  return sender === 'me' && words.length === 1 ? lists.get(words[0]?.text ?? '') : undefined;
}

interface Placed {
  readonly file: string;
  readonly section: Section;
}

const DEEPEST_INCLUDE = 10;

/** Sections with those of the partial conversations that they include, `#include NAME` or INCLUDE NAME in a section. */
function withIncludes(sections: readonly Section[], file: string, context: Files, depth: number): Placed[] {
  return sections.flatMap((section) => {
    const inside = (name: string, line: number): Placed[] => {
      const partial = context.partials.get(name);
      if (partial && depth < DEEPEST_INCLUDE) return withIncludes(partial.sections, partial.file, context, depth + 1);
      context.lose({ file, line }, `include ${name}`, partial ? 'partial conversations include each other without an end' : 'no file *.pconvo.txt of this name was given');
      return [];
    };
    if (section.sender === 'include') return inside(section.channel, section.line);
    const included = section.lines.flatMap(({ text, number }) => (text.startsWith('INCLUDE ') ? inside(text.slice('INCLUDE '.length).trim(), number) : []));
    return [...included, { file, section: { ...section, lines: section.lines.filter(({ text }) => !text.startsWith('INCLUDE ')) } }];
  });
}

function variantOf(head: { file: string; name: string; kind: 'call' | 'utterance' | null; settings: CallStart }, sections: readonly Placed[], variant: number, context: Files): Found[] {
  const steps: { step: Step; line: number }[] = [];
  const labelled: (Labelled & { expected: Expected })[] = [];
  // Each variant reads the same lines: what is lost is told once.
  const lose: Lose = variant === 0 ? context.lose : () => {};
  for (const { file, section } of sections) {
    const add = (step: Step) => steps.push({ step, line: section.line });
    if (section.channel !== '') lose({ file, line: section.line }, `the channel ${section.channel}`, 'a call has one channel');
    if (section.sender === 'me') {
      for (const { text } of section.lines) if (context.lists.has(text)) context.used.add(text);
      for (const step of callerSteps(section, file, listIn(section, context), variant, head.kind === 'utterance', lose)) {
        add(step);
        if ('say' in step) labelled.push({ say: step.say, line: section.line, expected: {} });
      }
    } else if (section.sender === 'bot') {
      const heard = botSteps(section, file, { ...context, lose });
      addHeard(heard, steps, labelled, section.line, { file, line: section.line }, lose);
    } else for (const { text, number } of section.lines) if (text !== '') lose({ file, line: number }, `#${section.sender} ${text}`, 'a suite has nothing that runs before or after a call');
  }
  const said = labelled.filter(({ expected }, i) => i === 0 || Object.keys(expected).length > 0);
  const isLabelled = head.kind === 'utterance' || said.some(({ expected }) => Object.keys(expected).length > 0);
  return casesOf({ ...head, name: head.name === '' ? 'Unnamed' : head.name, line: 1, steps, labelled: isLabelled ? said : [] }, context.lose);
}

function addHeard({ prompts, fields, end }: Heard, steps: { step: Step; line: number }[], labelled: { say: string; line: number; expected: Expected }[], line: number, at: { file: string; line: number }, lose: Lose): void {
  for (const hear of prompts) steps.push({ step: { hear }, line });
  const outcome = end.length > 0 ? outcomeStep(end, at, lose) : null;
  if (outcome) steps.push({ step: outcome, line });
  const last = labelled.at(-1);
  if (last) last.expected = { ...last.expected, ...fields };
  else if (Object.keys(fields).length > 0) lose(at, Object.keys(fields).join(', '), 'nobody has spoken before it');
}
