import { hasAlternative } from './needs.ts';
import { policy, type Policy } from './policy.ts';
import type { Ranked, Ranking, Reading } from './reading.ts';
import type { Catalogue, ConfusablePair, Decision, Hypothesis, Need } from './types.ts';

type Undecided = Omit<Decision, 'evidence'>;
type Concluded = Omit<Undecided, 'rule'>;

/** The thresholds of the decision; the product's own are `policy.decision`. Role and errand are settled before it. */
export type Limits = Readonly<Record<Exclude<keyof Policy['decision'], 'role' | 'errand'>, number>>;

/** What a rule looks at. */
interface Considered {
  readonly reading: Reading;
  readonly catalogue: Catalogue;
  readonly limits: Limits;
  /** How sure it is that somebody is in danger; null where it is not sure enough. */
  readonly danger: number | null;
  /** The likeliest of all, and of the topics. */
  readonly top: Ranked;
  readonly best: Ranked;
  readonly topics: readonly Ranked[];
  /** The answer when nothing better is known: ask what it is about. */
  readonly vague: Concluded;
}

/** A rule concludes, or leaves it to the next. */
type Rule = (considered: Considered) => Concluded | null;

const N_BEST = 5;
const MIN_FOREIGN = 3;

/**
 * Decides what one utterance should lead to. Safety first (crisis), then the wish for a person, language,
 * other authorities, and only then topics; each by the consequence of being wrong. The first rule that concludes wins.
 */
export function decide(reading: Reading, catalogue: Catalogue, limits: Limits = policy.decision): Undecided {
  const topics = reading.ranked.filter(({ label }) => label.kind === 'topic');
  const [top, best] = [reading.ranked[0], topics[0]];
  const vague: Concluded = {
    outcome: 'clarify', ask: null, topic: null, errand: reading.errand, role: reading.role, authority: null,
    confidence: round(top?.probability ?? 0), topics: nBest(reading.ranked), needs: [], pair: null, lang: reading.lang,
  };
  if (!top || !best || reading.tokens.length === 0) return { ...vague, errand: null, confidence: 0, topics: [], rule: 'nothing-said' };
  const considered = { reading, catalogue, limits, danger: dangerOf(reading, top, limits), top, best, topics, vague };
  for (const [rule, conclude] of RULES) {
    const concluded = conclude(considered);
    if (concluded) return { ...concluded, rule };
  }
  return { ...vague, rule: 'too-unsure' };
}

const RULES: readonly (readonly [string, Rule])[] = [
  ['only-an-answer', ({ reading, vague }) => (reading.onlyAnswer ? { ...vague, errand: null } : null)],

  ['who-but-not-what', ({ reading, vague, danger, best, top, limits }) => {
    if (!reading.isEmpty || reading.agentCue || danger !== null) return null;
    if (reading.role === 'business-unspecified') return askForCompany(vague, best);
    if (reading.role === 'journalist') return route(vague, 'press', 0.9);
    return top.label.kind === 'class' || top.probability < limits.route ? { ...vague, errand: null } : null;
  }],

  ['danger', ({ danger, vague }) => (danger === null ? null : { ...vague, outcome: 'crisis', confidence: round(danger) })],

  ['press', ({ reading, vague, topics }) =>
    (reading.role === 'journalist' ? route(vague, 'press', Math.max(topics.find(({ label }) => label.id === 'press')?.probability ?? 0, 0.9)) : null)],

  ['a-person', ({ reading, vague, best, limits }) => {
    const agent = shareOf(reading, 'agent');
    if (!reading.agentCue && agent < limits.agent) return null;
    const beside = reading.besidesAgent?.ranked[0];
    // What sounds like the wish and nothing else is that, whatever a word of it might mean; a benefit that is named is something else.
    const saysMore = agent < limits.certain || (beside !== undefined && reading.benefits.has(beside.label.id));
    if (saysMore && beside?.label.kind === 'topic' && beside.probability >= limits.route) return route(vague, beside.label.id, beside.probability);
    if (!reading.agentCue && best.probability >= limits.route) return null;
    return { ...vague, outcome: 'agent', errand: null, confidence: round(Math.max(agent, 0.9)) };
  }],

  ['another-language', ({ reading, vague, top, best, limits }) => {
    const isGreeting = top.label.kind === 'class' && top.probability >= limits.refuse;
    if (reading.lang !== 'other' || reading.langConfidence < limits.otherLanguage || best.probability >= limits.route || isGreeting) return null;
    const language = route(vague, 'sprak', reading.langConfidence);
    // A word or two may be a mumble as well.
    return reading.tokens.length >= MIN_FOREIGN ? language : { ...language, outcome: 'confirm' };
  }],

  // The words were open to several topics, and nothing said settles it: ask, whatever the ranking believes.
  ['open-words', ({ reading: { pair }, vague, topics, best, limits }) => {
    const [first] = pair?.topics ?? [];
    const open = first === undefined ? null : (topics.find(({ label }) => pair?.topics.includes(label.id)) ?? { label: { id: first }, probability: 0 });
    const isElsewhere = best.probability >= limits.certain && !pair?.topics.includes(best.label.id);
    return pair && open && !isElsewhere ? askWhich(vague, open, pair.id) : null;
  }],

  // "Är det graviditetspenning eller sjukpenning?" Whoever asks which of two it is is asked in turn.
  ['either-or', ({ reading: { either }, catalogue, vague, topics }) => {
    if (!either) return null;
    const [first, second] = either.map((id) => ({ topic: id, confidence: round(topics.find(({ label }) => label.id === id)?.probability ?? 0) }));
    if (!first || !second) return null;
    const pair = catalogue.pairs.find(({ topics: all }) => all.includes(first.topic) && all.includes(second.topic))?.id ?? null;
    const others = vague.topics.filter((entry) => !('topic' in entry && either.includes(entry.topic)));
    return { ...vague, outcome: 'ambiguous', ask: 'topic', topic: first.topic, confidence: first.confidence, topics: [first, second, ...others].slice(0, N_BEST), pair };
  }],

  // To be sent away takes more where a topic of ours is named, and less where none is likely; whoever was sent here is not sent back.
  ['another-authority', ({ reading: { named, isSentHere }, vague, top, best, limits }) => {
    const enough = named.has(best.label.id) ? limits.certain : best.probability < limits.confirm ? limits.signpostAlone : limits.signpost;
    return !isSentHere && top.label.kind === 'authority' && top.probability >= enough ? { ...vague, outcome: 'signpost', errand: null, authority: top.label.id } : null;
  }],

  // Words that nobody knows are no ground for a guess: repaired spelling alone must be sure.
  ['unknown-words', ({ reading, vague, best, limits }) => (!reading.known && best.probability < limits.route ? { ...vague, outcome: 'none' } : null)],

  ['two-needs', ({ reading, vague, best, limits }) => {
    const needs = reading.role === 'business-unspecified' ? [] : needsOf(reading.parts, limits);
    return needs.length === 2 ? { ...vague, outcome: 'ambiguous', ask: 'need', topic: needs[0]?.topic ?? null, needs, confidence: round(best.probability) } : null;
  }],

  // A topic that is named is never too vague, whatever else was said; a benefit comes before a guess.
  ['named-beside-others', ({ reading: { named, benefits, role }, vague, topics, top, best, limits }) => {
    const [only, another] = benefits.size > 0 ? benefits : named;
    if (only === undefined || another !== undefined || role === 'business-unspecified') return null;
    const isBest = best.label.id === only;
    // Who calls in a role often sounds as if it were about that.
    const sure = role === 'private' ? limits.named : limits.route;
    if (best.probability >= (benefits.size > 0 && !isBest ? sure : limits.confirm) && (!isBest || top === best)) return null;
    const share = topics.find(({ label }) => label.id === only)?.probability ?? 0;
    return { ...vague, outcome: 'confirm', topic: only, confidence: round(Math.max(share, best.probability)), topics: withFirst(vague.topics, only, share) };
  }],

  ['nothing-of-ours', ({ reading, vague, best, limits }) => (shareOf(reading, 'none') >= limits.none && best.probability < limits.confirm ? { ...vague, outcome: 'none' } : null)],
  ['too-vague', ({ vague, top, best, limits }) =>
    (top.label.kind === 'class' && (top.probability >= limits.refuse || best.probability < Math.max(limits.confirm, limits.gap * top.probability)) ? { ...vague, outcome: 'clarify' } : null)],
  ['form-of-company', ({ reading, vague, best }) => (reading.role === 'business-unspecified' ? askForCompany(vague, best) : null)],

  // Who does not know which benefit it is is asked, where the likeliest is one of several that are mixed up; however likely it is, if they waver between two.
  ['which-of-them', ({ reading: { isUnsure, named, tokens }, catalogue, vague, topics, best, limits }) => {
    if (!isUnsure || named.has(best.label.id) || best.probability < limits.confirm || (best.probability >= limits.route && !hasAlternative(tokens))) return null;
    const share = (pair: ConfusablePair) => topics.reduce((sum, { label, probability }) => (label !== best.label && pair.topics.includes(label.id) ? sum + probability : sum), 0);
    const [pair] = catalogue.pairs.filter(({ topics: all }) => all.length > 1 && all.includes(best.label.id)).toSorted((one, two) => share(two) - share(one));
    return pair ? askWhich(vague, best, pair.id) : null;
  }],

  // So is who leaves it open, by the sound of it, between the two likeliest, and names no benefit.
  ['left-open', ({ reading: { openness, benefits }, catalogue, vague, topics, best, limits }) => {
    if (openness < limits.open || benefits.size > 0 || best.probability < limits.confirm) return null;
    const pair = pairOfNext(catalogue, topics, limits.openBeside);
    return pair ? askWhich(vague, best, pair.id) : null;
  }],

  // The name of one topic, and nothing else speaks for another.
  ['named', ({ reading: { named }, vague, top, best, limits }) =>
    (top === best && named.size === 1 && named.has(best.label.id) && best.probability >= limits.named ? route(vague, best.label.id, Math.max(best.probability, limits.route)) : null)],

  // Who calls makes it likelier still: an employer about somebody ill means sick pay.
  ['who-and-what', ({ reading: { about }, vague, top, best, limits }) =>
    (top === best && about.includes(best.label.id) && best.probability >= limits.named ? route(vague, best.label.id, Math.max(best.probability, limits.route)) : null)],

  ['sure', ({ vague, best, limits }) => (best.probability >= limits.route ? route(vague, best.label.id, best.probability) : null)],

  ['close-pair', ({ catalogue, vague, topics, best, limits }) => {
    const close = pairOfNext(catalogue, topics, limits.gap * best.probability);
    return close && best.probability >= limits.confirm ? askWhich(vague, best, close.id) : null;
  }],

  ['likely', ({ vague, best, limits }) => (best.probability >= limits.confirm ? { ...vague, outcome: 'confirm', topic: best.label.id, confidence: round(best.probability) } : null)],
];

/** The rules by name, in the order in which they are tried; `nothing-said` comes before them, `too-unsure` after. */
export const RULE_NAMES: readonly string[] = ['nothing-said', ...RULES.map(([rule]) => rule), 'too-unsure'];

/** Danger told in so many words, as the topic, or by the sound of it: how sure it is, 0..1, or null. */
function dangerOf(reading: Reading, top: Ranked, limits: Limits): number | null {
  const { crisisCue, isOver, danger: sound, agentCue, isCommand, isEmpty, lang, named } = reading;
  // Who only says who is calling says nothing of danger.
  const [share, sounds] = isEmpty ? [0, 0] : [shareOf(reading, 'crisis'), sound];
  const isBesideOther = top.label.id !== 'crisis' && top.probability >= limits.beside;
  const enough = isCommand || lang === 'other' || (isBesideOther && named.has(top.label.id)) ? limits.dangerNamed : isBesideOther || named.size > 0 ? limits.dangerBeside : limits.danger;
  const isSaid = crisisCue && (!isOver || sound >= limits.dangerOver);
  // Whoever asks for a person in so many words gets one.
  const isHeard = !agentCue && sounds >= enough;
  return isSaid || isHeard || share >= limits.crisis ? Math.max(share, sounds, isSaid ? 0.99 : 0) : null;
}

function route(from: Concluded, topic: string, confidence: number): Concluded {
  return { ...from, outcome: 'route', topic, confidence: round(confidence), topics: withFirst(from.topics, topic, confidence) };
}

function askWhich(from: Concluded, { label, probability }: { readonly label: { readonly id: string }; readonly probability: number }, pair: string): Concluded {
  return { ...from, outcome: 'ambiguous', ask: 'topic', topic: label.id, confidence: round(probability), pair };
}

/** Those that are mixed up with the likeliest topic, the next likeliest among them, if it has so much of a share. */
function pairOfNext(catalogue: Catalogue, [best, next]: readonly Ranked[], share: number): ConfusablePair | null {
  if (!best || !next || next.probability < share) return null;
  return catalogue.pairs.find(({ topics }) => topics.includes(best.label.id) && topics.includes(next.label.id)) ?? null;
}

/** Which line it is depends on the form of the company. */
function askForCompany(from: Concluded, best: Ranked): Concluded {
  return { ...from, outcome: 'ambiguous', ask: 'role', topic: best.label.id, confidence: round(best.probability) };
}

function shareOf({ ranked }: Ranking, special: string): number {
  return ranked.find(({ label }) => label.kind === 'class' && label.id === special)?.probability ?? 0;
}

function nBest(ranked: readonly Ranked[]): Hypothesis[] {
  return ranked
    .filter(({ label }) => label.kind !== 'class')
    .slice(0, N_BEST)
    .map(({ label, probability }) => (label.kind === 'topic'
      ? { topic: label.id, confidence: round(probability) }
      : { authority: label.id, confidence: round(probability) }));
}

function withFirst(topics: readonly Hypothesis[], id: string, confidence: number): Hypothesis[] {
  const rest = topics.filter((entry) => !('topic' in entry && entry.topic === id));
  return [{ topic: id, confidence: round(confidence) }, ...rest].toSorted((a, b) => b.confidence - a.confidence).slice(0, N_BEST);
}

/** Both needs of an utterance that names two, in the order spoken; empty when there is only one. */
function needsOf(parts: Reading['parts'], limits: Limits): Need[] {
  const hasShort = parts.some(({ tokens }) => tokens.length < 3);
  const found = parts.flatMap(({ ranked: [top], errand, named }): Need[] => {
    if (top?.label.kind !== 'topic') {
      // Too vague but for the name ("en sak om vab").
      const [only, another] = named;
      return top?.label.id === 'clarify' && only !== undefined && another === undefined ? [{ topic: only, errand }] : [];
    }
    // A name needs little more; beside a part of a word or two only a name is sure enough.
    const [byName, otherwise] = hasShort ? [limits.named, limits.certain] : [limits.confirm, limits.need];
    const enough = named.has(top.label.id) ? byName : otherwise;
    return top.probability >= enough ? [{ topic: top.label.id, errand }] : [];
  });
  return found.length === 2 && found[0]?.topic !== found[1]?.topic ? found : [];
}

/** Confidences are compared across machines: four decimals are the same everywhere. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
