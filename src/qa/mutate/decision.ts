import type { Limits } from '../../../intents/decide.ts';
import { policy } from '../../../intents/policy.ts';
import { keyOf, words } from '../../../intents/text.ts';
import type { Decision } from '../../../intents/types.ts';
import type { Matcher } from '../../../intents/understand.ts';
import { hearing, withDecision, withLimits, withoutLabel } from './matchers.ts';
import type { Mutant, Operator, Subject } from './mutant.ts';

const inMatcher = (where: string, what: string, matcher: () => Matcher, reaches: (utterance: string) => boolean = () => true): Mutant => ({ where, what, change: { of: 'matcher', matcher, reaches } });

/** Settled before the decision, where no one can try others: role and errand. */
const LIMITS = (Object.keys(policy.decision) as (keyof typeof policy.decision)[]).filter((name): name is keyof Limits => name !== 'role' && name !== 'errand');

/** Half-way to sure and half-way to nothing: far enough that somebody should notice. */
function* thresholds({ matcher }: Subject): Generator<Mutant> {
  for (const name of LIMITS) {
    const value = policy.decision[name];
    for (const other of [(1 + value) / 2, value / 2]) {
      yield inMatcher(`policy.ts, ${name}`, `${Math.round(other * 1000) / 1000} instead of ${value}`, () => withLimits(matcher, { ...policy.decision, [name]: other }));
    }
  }
}

const ROUTED = { outcome: 'route', ask: null, pair: null } as const;
/** Decisions that skip a question or lose a kind of answer: what they are made of, and what they become. */
const CONCLUSIONS: readonly (readonly [string, string, (decision: Decision) => boolean, (decision: Decision) => Partial<Decision>])[] = [
  ['confirm', 'goes on without the question', ({ outcome }) => outcome === 'confirm', () => ROUTED],
  ['ambiguous topic', 'the first topic is taken', ({ ask }) => ask === 'topic', () => ROUTED],
  ['ambiguous role', 'the form of company is not asked', ({ ask }) => ask === 'role', () => ROUTED],
  ['ambiguous need', 'the first need is taken', ({ ask }) => ask === 'need', ({ needs }) => ({ ...ROUTED, topic: needs[0]?.topic ?? null, needs: [] })],
  ['signpost', 'another authority is not told', ({ outcome }) => outcome === 'signpost', () => ({ outcome: 'clarify', authority: null })],
  ['crisis', 'danger is not heard', ({ outcome }) => outcome === 'crisis', () => ({ outcome: 'clarify' })],
  ['agent', 'the wish for a person is not heard', ({ outcome }) => outcome === 'agent', () => ({ outcome: 'clarify' })],
  ['none', 'what is none of ours is asked about', ({ outcome }) => outcome === 'none', () => ({ outcome: 'clarify' })],
  ['clarify', 'what is vague counts as nothing', ({ outcome }) => outcome === 'clarify', () => ({ outcome: 'none' })],
  ['route', 'what is sure is asked about', ({ outcome }) => outcome === 'route', () => ({ outcome: 'confirm' })],
];

function* conclusions({ matcher }: Subject): Generator<Mutant> {
  for (const [name, what, applies, becomes] of CONCLUSIONS) {
    yield inMatcher(`decide.ts, ${name}`, what, () => withDecision(matcher, (decision) => (applies(decision) ? { ...decision, ...becomes(decision) } : decision)), (utterance) => applies(matcher.understand(utterance)));
  }
}

function* labels({ matcher }: Subject): Generator<Mutant> {
  for (const { kind, id } of matcher.model.labels) {
    const ranks = (utterance: string) => {
      const { ranked, besidesAgent, parts } = matcher.read(utterance);
      return [ranked, besidesAgent?.ranked ?? [], ...parts.map((part) => part.ranked)].some((list) => list.some(({ label }) => label.id === id));
    };
    yield inMatcher(`catalogue, ${kind} ${id}`, 'never ranks', () => withoutLabel(matcher, id), ranks);
  }
}

/** What Swedish adds to a noun. */
const ENDINGS = ['', 'en', 'et', 'n', 't', 's', 'ens', 'ets', 'er', 'erna'];

/** An utterance without a name, or null when it does not stand there. */
function withoutName(name: readonly string[], utterance: string): string | null {
  const spoken = words(utterance);
  const isName = (at: number) => name.every((key, i) => (i < name.length - 1 ? spoken[at + i]?.key === key : ENDINGS.some((ending) => spoken[at + i]?.key === key + ending)));
  const gone = new Set(spoken.flatMap((_, at) => (isName(at) ? name.map((__, i) => at + i) : [])));
  if (gone.size === 0) return null;
  let rest = utterance.normalize('NFC');
  for (const { at, text } of spoken.filter((_, i) => gone.has(i)).toReversed()) rest = rest.slice(0, at) + rest.slice(at + text.length);
  return rest;
}

function* names({ matcher }: Subject): Generator<Mutant> {
  const { topics, authorities } = matcher.catalogue;
  for (const { id, names: all } of [...topics, ...authorities]) {
    for (const name of all) {
      const keys = keyOf(name).split(' ');
      yield inMatcher(`catalogue, ${id}`, `"${name}" is a word that nobody knows`, () => hearing(matcher, (utterance) => withoutName(keys, utterance) ?? utterance), (utterance) => withoutName(keys, utterance) !== null);
    }
  }
}

export const UNDERSTANDING: readonly Operator[] = [
  { id: 'thresholds', says: 'a threshold of the decision lies half-way to nothing or to sure', of: (subject) => [...thresholds(subject)] },
  { id: 'conclusions', says: 'a question is skipped, or a kind of answer is lost', of: (subject) => [...conclusions(subject)] },
  { id: 'labels', says: 'a topic, authority or class never ranks', of: (subject) => [...labels(subject)] },
  { id: 'words', says: 'the name of a topic or authority is forgotten', of: (subject) => [...names(subject)] },
];
