import type { CallCase, UtteranceCase } from '../suite.ts';
import { scalar, writtenTime } from '../write-suite.ts';
import { outcomePairs, pairsOf, settingPairs, type Pair } from './fields.ts';
import type { Format, Known, Lose, Place, TextFile } from './format.ts';
import { intentOf } from './intents.ts';
import { readRasa } from './rasa-read.ts';
import { ENTITY } from './rasa-text.ts';
import { suiteSlug } from './slug.ts';
import { typed } from './turns.ts';

/** Rasa's training examples and test stories. Settings stand in a story's metadata, fields and ends in slots. */
export const rasa: Format = {
  name: 'rasa',
  summary: 'Rasa nlu examples and test stories, YAML',
  reads: (name) => /\.ya?ml$/iu.test(name),
  read: readRasa,
  write({ name, file, cases }, known, lose) {
    const examples = new Map<string, Example[]>();
    const stories = cases.flatMap((entry) => {
      if (entry.kind === 'call') return callStory(entry, file, known, lose);
      const example = exampleOf(entry, known);
      if (example === null) return utteranceStory(entry, file, known, lose);
      const group = `${example.intent} ${example.at}`;
      examples.set(group, [...(examples.get(group) ?? []), example]);
      return [];
    });
    const files: TextFile[] = [];
    if (examples.size > 0) files.push({ name: `nlu_${suiteSlug(name)}.yml`, text: document('nlu', [...examples.values()].flatMap((group) => intentLines(group, known.at))) });
    if (stories.length > 0) files.push({ name: `test_${suiteSlug(name)}.yml`, text: document('stories', stories) });
    return files;
  },
};

function document(key: string, lines: readonly string[]): string {
  return ['version: "3.1"', `${key}:`, ...lines, ''].join('\n');
}

interface Example {
  readonly intent: string;
  readonly at: number;
  readonly say: string;
}

/** Words that stand in a list of examples as they are: no markup of entities, nothing that YAML takes for its own. */
const BARE = /^[\p{L}\p{N}][^[\]{}:&*\p{Cc}\u2028\u2029\uFEFF\uFFFE\uFFFF]*$/u;

/** An utterance that is expected to be of a topic and nothing else is a training example; null for any other. */
function exampleOf({ say, at, expected }: UtteranceCase, { service }: Known): Example | null {
  const { topic, ...rest } = expected;
  const isOne = typeof topic === 'string' && Object.keys(rest).length === 0 && service.catalogue.topics.some(({ id }) => id === topic);
  return isOne && BARE.test(say) && say === say.trim() && say.isWellFormed() ? { intent: topic, at, say } : null;
}

function intentLines(group: readonly Example[], usual: number): string[] {
  const [{ intent, at }] = group as [Example];
  return [`- intent: ${scalar(intent)}`, ...(at === usual ? [] : ['  metadata:', `    at: "${writtenTime(at)}"`]), '  examples: |', ...group.map(({ say }) => `    - ${say}`)];
}

function storyLines(name: string, metadata: readonly Pair[], steps: readonly string[]): string[] {
  return [`- story: ${scalar(name)}`, '  metadata:', ...metadata.map(([key, value]) => `    ${key}: "${value}"`), '  steps:', ...steps];
}

const slotLines = (pairs: readonly Pair[]) => (pairs.length === 0 ? [] : ['  - slot_was_set:', ...pairs.map(([name, value]) => `    - ${name}: ${value === 'null' ? 'null' : scalar(value)}`)]);

function utteranceStory({ say, at, expected, line }: UtteranceCase, file: string, known: Known, lose: Lose): string[] {
  const place = { file, line };
  const topic = intentOf(expected, known, place, lose);
  const { topic: _, ...rest } = expected;
  const pairs = pairsOf(expected.topic === null ? expected : rest, place, lose);
  return storyLines(say, [['kind', 'utterance'], ['at', writtenTime(at)]], [...userLines(say, place, lose), ...(topic === null ? [] : [`    intent: ${scalar(topic)}`]), ...slotLines(pairs)]);
}

function userLines(words: string, at: Place, lose: Lose): string[] {
  const written = words.trim();
  if (ENTITY.test(written)) lose(at, `"${words}"`, 'Rasa reads brackets as an entity; the words are kept without them');
  if (written !== words) lose(at, `"${words}"`, 'Rasa drops blanks around the words');
  return [`  - user: ${scalar(written)}`];
}

function callStory(call: CallCase, file: string, known: Known, lose: Lose): string[] {
  const steps = call.steps.flatMap(({ step, line }) => {
    const place = { file, line };
    const words = typed(step);
    if (words !== null) return userLines(words, place, lose);
    if ('hear' in step) {
      const isKnown = Object.hasOwn(known.service.prompts.sv, step.hear);
      if (!isKnown) lose(place, `hear ${step.hear}`, 'the service has no such prompt, so it would not be read back');
      return isKnown ? [`  - action: utter_${step.hear.replaceAll('-', '_')}`] : [];
    }
    const [[, disposition] = ['', ''], ...target] = outcomePairs(step) ?? [];
    return [`  - action: action_${disposition.replaceAll('-', '_')}`, ...slotLines(target)];
  });
  return storyLines(call.name, settingPairs(call), steps);
}
