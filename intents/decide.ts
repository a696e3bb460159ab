import type { Label, Language } from './model.ts';
import { policy } from './policy.ts';
import type { Token } from './tokens.ts';
import type { Catalogue, Decision, Errand, Hypothesis, Need, Role } from './types.ts';

/** What was read out of an utterance, before anything is decided. */
export interface Reading {
  readonly tokens: readonly Token[];
  readonly labels: readonly Label[];
  /** One per label, summing to 1. */
  readonly probabilities: Float32Array;
  readonly errand: Errand | null;
  readonly lang: Language;
  readonly langConfidence: number;
  /** Share of the words that the catalogue knows. */
  readonly known: number;
  readonly role: Role;
  /** Nothing was said that could be a need: function words, or who is calling and no more. */
  readonly isEmpty: boolean;
  /** What remains to rank when the wish for a person is taken away; null without such a wish. */
  readonly besidesAgent: Float32Array | null;
  /** Nothing but a yes or a no was said. */
  readonly onlyAnswer: boolean;
  readonly agentCue: boolean;
  readonly crisisCue: boolean;
  readonly pair: { readonly id: string; readonly topics: readonly string[] } | null;
  readonly parts: readonly Pick<Reading, 'tokens' | 'labels' | 'probabilities' | 'errand'>[];
}

type Undecided = Omit<Decision, 'evidence'>;
type Ranked = { readonly label: Label; readonly probability: number };

const N_BEST = 5;

/**
 * Decides what one utterance should lead to. Safety first (crisis), then the wish for a person, language,
 * other authorities, and only then topics; each by the consequence of being wrong.
 */
export function decide(reading: Reading, catalogue: Catalogue): Undecided {
  const { decision: limits } = policy;
  const ranked = rank(reading.labels, reading.probabilities);
  const topics = ranked.filter(({ label }) => label.kind === 'topic');
  const share = (kind: Label['kind'], id: string) =>
    ranked.find(({ label }) => label.kind === kind && label.id === id)?.probability ?? 0;
  const top = ranked[0];
  const best = topics[0];
  const base: Undecided = {
    outcome: 'clarify', ask: null, topic: null, errand: reading.errand, role: reading.role, authority: null,
    confidence: round(top?.probability ?? 0), topics: nBest(ranked), needs: [], pair: null, lang: reading.lang,
  };
  if (!top || !best || reading.tokens.length === 0) return { ...base, errand: null, confidence: 0, topics: [] };
  const likely = round(best.probability);
  const route = (topic: string, confidence: number): Undecided => ({ ...base, outcome: 'route', topic, confidence: round(confidence) });

  if (reading.onlyAnswer) return { ...base, errand: null };
  if (reading.isEmpty && !reading.crisisCue && !reading.agentCue) {
    return reading.role === 'business-unspecified'
      ? { ...base, outcome: 'ambiguous', ask: 'role', topic: best.label.id, confidence: likely }
      : reading.role === 'journalist' ? { ...route('press', 0.9), topics: withFirst(base.topics, 'press', 0.9) } : { ...base, errand: null };
  }
  if (reading.crisisCue || share('class', 'crisis') >= limits.crisis) {
    return { ...base, outcome: 'crisis', confidence: round(Math.max(share('class', 'crisis'), reading.crisisCue ? 0.99 : 0)) };
  }
  if (reading.role === 'journalist') {
    const sure = Math.max(share('topic', 'press'), 0.9);
    return { ...route('press', sure), topics: withFirst(base.topics, 'press', sure) };
  }
  if (reading.agentCue || share('class', 'agent') >= limits.agent) {
    const besides = reading.besidesAgent && rank(reading.labels, reading.besidesAgent)[0];
    if (besides?.label.kind === 'topic' && besides.probability >= limits.route) {
      return { ...route(besides.label.id, besides.probability), topics: withFirst(base.topics, besides.label.id, besides.probability) };
    }
    if (best.probability < limits.route) return { ...base, outcome: 'agent', errand: null, confidence: round(Math.max(share('class', 'agent'), 0.9)) };
    return route(best.label.id, best.probability);
  }
  if (reading.lang === 'other' && reading.langConfidence >= limits.otherLanguage && best.probability < limits.route) {
    return { ...route('sprak', reading.langConfidence), topics: withFirst(base.topics, 'sprak') };
  }
  // The words were open to several topics, and nothing said settles it: ask, whatever the ranking believes.
  const pair = reading.pair;
  const open = pair && topics.find(({ label }) => pair.topics.includes(label.id));
  const isElsewhere = best.probability >= limits.certain && !pair?.topics.includes(best.label.id);
  if (pair && open && !isElsewhere) {
    return { ...base, outcome: 'ambiguous', ask: 'topic', topic: open.label.id, confidence: round(open.probability), pair: pair.id };
  }
  if (top.label.kind === 'authority') {
    if (top.probability >= limits.signpost) return { ...base, outcome: 'signpost', errand: null, authority: top.label.id };
    if (best.probability < limits.confirm) {
      return top.probability >= limits.signpost / 2
        ? { ...base, outcome: 'signpost', errand: null, authority: top.label.id }
        : base;
    }
  }
  if (top.label.kind === 'class' && (top.probability >= limits.refuse || best.probability < limits.confirm)) {
    return { ...base, outcome: top.label.id === 'none' ? 'none' : 'clarify' };
  }
  // Words that nobody knows are no ground for a guess: repaired spelling alone must be sure.
  if (reading.known === 0 && best.probability < limits.route) return { ...base, outcome: 'none' };
  if (reading.role === 'business-unspecified') {
    return { ...base, outcome: 'ambiguous', ask: 'role', topic: best.label.id, confidence: likely };
  }
  const needs = needsOf(reading);
  if (needs.length === 2) return { ...base, outcome: 'ambiguous', ask: 'need', topic: needs[0]?.topic ?? null, needs, confidence: likely };

  if (best.probability >= limits.route) return route(best.label.id, best.probability);
  const close = catalogue.pairs.find((candidate) => candidate.topics.includes(best.label.id)
    && topics[1] && candidate.topics.includes(topics[1].label.id) && topics[1].probability >= limits.gap * best.probability);
  if (close) return { ...base, outcome: 'ambiguous', ask: 'topic', topic: best.label.id, confidence: likely, pair: close.id };
  if (best.probability >= limits.confirm) return { ...base, outcome: 'confirm', topic: best.label.id, confidence: likely };
  return base;
}

function rank(labels: readonly Label[], probabilities: Float32Array): Ranked[] {
  return labels
    .map((label, i) => ({ label, probability: probabilities[i] ?? 0 }))
    .toSorted((a, b) => b.probability - a.probability || a.label.id.localeCompare(b.label.id, 'en'));
}

function nBest(ranked: readonly Ranked[]): Hypothesis[] {
  return ranked
    .filter(({ label }) => label.kind !== 'class')
    .slice(0, N_BEST)
    .map(({ label, probability }) => (label.kind === 'topic'
      ? { topic: label.id, confidence: round(probability) }
      : { authority: label.id, confidence: round(probability) }));
}

function withFirst(topics: readonly Hypothesis[], id: string, confidence = 0.9): Hypothesis[] {
  const rest = topics.filter((entry) => !('topic' in entry && entry.topic === id));
  return [{ topic: id, confidence: round(confidence) }, ...rest].toSorted((a, b) => b.confidence - a.confidence).slice(0, N_BEST);
}

/** Both needs of an utterance that names two, in the order spoken; empty when there is only one. */
function needsOf({ parts }: Reading): Need[] {
  const found = parts.flatMap((part): Need[] => {
    const best = rank(part.labels, part.probabilities)[0];
    return best?.label.kind === 'topic' && best.probability >= (parts.some(({ tokens }) => tokens.length < 3) ? policy.decision.certain : policy.decision.need) ? [{ topic: best.label.id, errand: part.errand }] : [];
  });
  return found.length === 2 && found[0]?.topic !== found[1]?.topic ? found : [];
}

/** Confidences are compared across machines: four decimals are the same everywhere. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
