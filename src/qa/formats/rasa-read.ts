import { z } from 'zod';
import { InputError } from '../../service/errors.ts';
import { readDocument } from '../../service/yaml.ts';
import type { CallStart } from '../record.ts';
import type { Step } from '../step.ts';
import type { Expected } from '../suite.ts';
import { casesOf, type Labelled } from './conversation.ts';
import { DISPOSITIONS, fieldOf, outcomeStep, settingOf, usualSettings, type Pair } from './fields.ts';
import type { Found, Known, Lose, Place, TextFile } from './format.ts';
import { expectedOf } from './intents.ts';
import { promptFinder } from './prompts.ts';
import { exampleLines, withoutEntities } from './rasa-text.ts';
import { stepOf } from './turns.ts';

const text = z.string({ error: 'text is expected; quote it if it looks like a number, yes or no' });
const metadata = z.record(z.string(), z.unknown()).optional();
const intentSchema = z.looseObject({ intent: text, metadata, examples: z.union([text, z.array(z.union([text, z.looseObject({ text })]))]).optional() });
const storySchema = z.looseObject({ story: text.optional(), test_case: text.optional(), metadata, steps: z.array(z.record(z.string(), z.unknown())) });
type Story = z.infer<typeof storySchema>;
type At = (path: readonly PropertyKey[]) => Place;

/** Nlu examples, test stories and the test cases of Rasa Pro. @throws InputError for what is no YAML, or none of these */
export function readRasa(files: readonly TextFile[], known: Known, lose: Lose): readonly Found[] {
  return files.flatMap(({ name, text: content }) => {
    const { value, lineOf } = readDocument(content, name);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new InputError(`${name}:1: not a file of Rasa; it has nlu:, stories: or test_cases: at the top`);
    return Object.entries(value).flatMap(([key, list]: [string, unknown]) => {
      const at = (i: number): At => (path) => ({ file: name, line: lineOf([key, i, ...path]) });
      if (key === 'version') return [];
      const read = key === 'nlu' ? readIntent : key === 'stories' || key === 'test_cases' ? readStory : null;
      if (read !== null && Array.isArray(list)) return list.flatMap((item, i) => read(item, at(i), known, lose));
      lose({ file: name, line: lineOf([key]) }, `${key}:`, 'a suite has no place for it');
      return [];
    });
  });
}

/** Checks an item; one that is not as expected is told, and the rest is read. */
function checked<T>(schema: z.ZodType<T>, item: unknown, what: string, at: At, lose: Lose): T | null {
  const read = schema.safeParse(item);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  lose(at(issue?.path ?? []), what, `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'not as expected'}`);
  return null;
}

function readIntent(item: unknown, at: At, known: Known, lose: Lose): Found[] {
  const other = typeof item === 'object' && item !== null ? ['synonym', 'lookup', 'regex'].find((kind) => kind in item) : undefined;
  if (other !== undefined) {
    lose(at([]), `the ${other} ${String((item as Record<string, unknown>)[other])}`, 'a suite tests what is understood; words are taught in the catalogue');
    return [];
  }
  const entry = checked(intentSchema, item, 'an intent', at, lose);
  if (entry === null) return [];
  const examples = typeof entry.examples === 'string' ? exampleLines(entry.examples, at(['examples']), lose) : (entry.examples ?? []).map((each, i) => ({ say: typeof each === 'string' ? each : each.text, ...at(['examples', i]) }));
  const { settings } = settingsIn(entry.metadata, at, known, lose);
  const expected = expectedOf(entry.intent, known, at([]), lose);
  return examples.map(({ say, file, line }) => {
    const words = withoutEntities(say.trim(), { file, line }, lose);
    return { file, entry: { kind: 'utterance', name: words, line, at: settings.at, say: words, expected } };
  });
}

function settingsIn(pairs: Readonly<Record<string, unknown>> | undefined, at: At, known: Known, lose: Lose): { settings: CallStart; kind: 'call' | 'utterance' | null } {
  const settings = usualSettings(known.at);
  let kind: 'call' | 'utterance' | null = null;
  for (const [name, value] of Object.entries(pairs ?? {})) {
    const setting = settingOf([name, String(value)]);
    if (setting) Object.assign(settings, setting);
    if (name === 'at' && setting) kind ??= 'call';
    if (name === 'kind' && value === 'utterance') kind = 'utterance';
    else if (!setting) lose(at(['metadata', name]), `metadata ${name}: ${String(value)}`, 'a suite has no place for it');
  }
  return { settings, kind };
}

function readStory(item: unknown, at: At, known: Known, lose: Lose): Found[] {
  const story = checked(storySchema, item, 'a story', at, lose);
  if (story === null) return [];
  const { settings, kind } = settingsIn(story.metadata, at, known, lose);
  const steps: { step: Step; line: number }[] = [];
  const labelled: { say: string; line: number; expected: Expected }[] = [];
  const idOf = promptFinder(known.service);
  for (const [i, raw] of story.steps.entries()) {
    const inStep: At = (path) => at(['steps', i, ...path]);
    const { line } = inStep([]);
    const slots = slotsIn(story, i + 1);
    if ('user' in raw) labelled.push(...userStep(raw, inStep, kind, steps, known, lose));
    else if ('slot_was_set' in raw) {
      const user = story.steps[i - 1];
      if (user && 'user' in user && labelled.length > 0) setFields(labelled, slotsIn(story, i), inStep([]), lose);
      else if (!dispositionOf(user)) for (const [name, value] of slotsIn(story, i)) lose(inStep([]), `slot ${name}: ${value}`, 'a suite has no slots in calls');
    } else {
      const step = stepIn(raw, slots, inStep, known, idOf, lose);
      if (step) steps.push({ step, line });
    }
  }
  const { file, line } = at([]);
  return casesOf({ file, line, name: story.story ?? story.test_case ?? 'Unnamed', kind, settings, steps, labelled }, lose);
}

function userStep(raw: Readonly<Record<string, unknown>>, at: At, kind: string | null, steps: { step: Step; line: number }[], known: Known, lose: Lose): Labelled[] {
  const { line } = at([]);
  const said = typeof raw['user'] === 'string' ? withoutEntities(raw['user'].trim(), at([]), lose) : '';
  for (const key of Object.keys(raw)) if (key !== 'user' && key !== 'intent') lose(at([]), `${key} of a turn`, 'a suite has no place for it');
  const step = kind === 'utterance' && said !== '' ? { say: said } : stepOf(said);
  if (step === null) {
    lose(at([]), `user: ${typeof raw['user'] === 'string' ? raw['user'].trim() : JSON.stringify(raw['user'])}`, 'nothing that a caller can say; a message that begins with / is an intent in Rasa, not words');
    return [];
  }
  steps.push({ step, line });
  const intent = raw['intent'];
  const expected = typeof intent === 'string' ? expectedOf(intent, known, at([]), lose) : {};
  return 'say' in step ? [{ say: step.say, line, expected }] : [];
}

/** The slots that the step at a place sets: a list of names and values, or a map of them. */
function slotsIn({ steps }: Story, place: number): Pair[] {
  const slots = steps[place]?.['slot_was_set'];
  const items = Array.isArray(slots) ? (slots as unknown[]) : [slots];
  return items.flatMap((item): Pair[] => (typeof item === 'object' && item !== null ? Object.entries(item).map(([name, value]) => [name, value === null ? 'null' : String(value)] as const) : typeof item === 'string' ? [[item, 'null']] : []));
}

function setFields(labelled: { say: string; line: number; expected: Expected }[], slots: readonly Pair[], at: Place, lose: Lose): void {
  const last = labelled.at(-1);
  for (const [name, value] of slots) {
    const field = fieldOf(name, value, at, lose);
    if (field === null) lose(at, `slot ${name}: ${value}`, 'a suite has no such field');
    else if (last) last.expected = { ...last.expected, ...field };
  }
}

function dispositionOf(raw: Readonly<Record<string, unknown>> | undefined): string | null {
  const name = typeof raw?.['action'] === 'string' ? raw['action'].replace(/^action_/u, '').replaceAll('_', '-') : '';
  return DISPOSITIONS.has(name) ? name : null;
}

function stepIn(raw: Readonly<Record<string, unknown>>, slots: readonly Pair[], at: At, known: Known, idOf: (words: string) => string | null, lose: Lose): Step | null {
  const [[key, value] = ['', null]] = Object.entries(raw);
  const disposition = dispositionOf(raw);
  if (disposition !== null) return outcomeStep([['disposition', disposition], ...slots], at([]), lose);
  if (key === 'bot' && typeof value === 'string') {
    const prompt = idOf(value);
    if (prompt !== null) return { hear: prompt };
  } else if ((key === 'action' || key === 'utter') && typeof value === 'string') {
    const prompt = value.replace(/^utter_/u, '').replaceAll('_', '-');
    if (value.startsWith('utter_') && Object.hasOwn(known.service.prompts.sv, prompt)) return { hear: prompt };
  }
  lose(at([]), `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`, key === 'action' || key === 'utter' || key === 'bot' ? 'no prompt of the service is called or worded so' : 'a suite has no such step');
  return null;
}
