import { applyException } from './exceptions.ts';
import type { Owned } from './feature-space.ts';
import { calibrate, likeliest, logistic, score, softmax } from './linear.ts';
import { ERRAND_NAMES, LANGUAGES, type Label, type Language, type Model } from './model.ts';
import { policy } from './policy.ts';
import type { Token } from './tokens.ts';
import type { Errand, Role } from './types.ts';

export interface Ranked {
  readonly label: Label;
  readonly probability: number;
}


/** Words as the models see them. */
export interface Seen extends Owned {
  readonly tokens: readonly Token[];
  /** What speaks for each label, errand, language and role, for danger and for being open, in units of score. */
  readonly scores: Readonly<Record<'labels' | 'errands' | 'languages' | 'roles' | 'danger' | 'open', Float32Array>>;
}

export function see(model: Model, tokens: readonly Token[]): Seen {
  const { vector, owners } = model.space.owned(tokens.map(({ key }) => key));
  const scores = score(model.linear, vector);
  const { errands, languages, roles, danger, open } = model.places;
  return {
    tokens, vector, owners,
    scores: { labels: scores.subarray(0, errands), errands: scores.subarray(errands, languages), languages: scores.subarray(languages, roles), roles: scores.subarray(roles, danger), danger: scores.subarray(danger, open), open: scores.subarray(open) },
  };
}

/** How likely words are open between several topics, 0..1, by what was learnt of callers who left it open. */
export function opennessOf({ scores }: Seen): number {
  return logistic(scores.open[0] as number, policy.sharpness.open);
}

/** Words ranked: what they are about, what is wanted, in which language. */
export interface Ranking extends Seen {
  /** The labels that have a share worth telling, best first. */
  readonly ranked: readonly Ranked[];
  readonly errand: Errand | null;
  readonly lang: Language;
  readonly langConfidence: number;
}

/** What was read out of an utterance, before anything is decided. */
export interface Reading extends Ranking {
  /** The topics that it names, and those of them that are benefits. */
  readonly named: ReadonlySet<string>;
  readonly benefits: ReadonlySet<string>;
  /** The topics that such a caller mostly calls about. */
  readonly about: readonly string[];
  /** Whether the catalogue knows any word of it. */
  readonly known: boolean;
  readonly role: Role;
  /** Nothing was said that could be a need: function words, or who is calling and no more. */
  readonly isEmpty: boolean;
  /** Nothing but a yes or a no was said. */
  readonly onlyAnswer: boolean;
  readonly agentCue: boolean;
  /** What remains when the wish for a person is taken away; null when nothing does. */
  readonly besidesAgent: Ranking | null;
  /** Words of danger were said. */
  readonly crisisCue: boolean;
  /** Words were said by which danger is over, or was another's: a death to report, "allt är bra nu". */
  readonly isOver: boolean;
  /** How likely the caller, or somebody near, is in danger by what was said, 0..1. */
  readonly danger: number;
  /** How likely it is open between several topics, 0..1, whatever is likeliest. */
  readonly openness: number;
  /** The machine was told to repeat, to go back or to skip. */
  readonly isCommand: boolean;
  /** Somebody else has sent the caller to this agency. */
  readonly isSentHere: boolean;
  /** The caller does not know which benefit it is, or asks what there is. */
  readonly isUnsure: boolean;
  /** Two benefits between which the caller wavers. */
  readonly either: readonly [string, string] | null;
  /** Words that are open to several topics. */
  readonly pair: { readonly id: string; readonly topics: readonly string[] } | null;
  /** The parts of an utterance that may hold a need each; empty when it is one. */
  readonly parts: readonly (Ranking & Pick<Reading, 'named'>)[];
}

/** @param speaksFor authorities that the caller speaks for: they are not where the caller is to be sent, and neither is the press line */
export function rank(model: Model, seen: Seen, speaksFor: readonly string[]): Ranking {
  const { tokens, vector, owners, scores: { labels } } = seen;
  const scores = model.room;
  scores.set(labels);
  applyException(scores, tokens.map(({ key }) => key), model.exceptions);
  if (speaksFor.length > 0) model.labels.forEach(({ kind, id }, i) => { if (kind === 'authority' ? speaksFor.includes(id) : id === 'press') scores[i] = -Infinity; });
  const probabilities = calibrate(softmax(scores, policy.sharpness.topics, scores), policy.flattening);
  const errands = softmax(seen.scores.errands, policy.sharpness.errands);
  const languages = softmax(seen.scores.languages, policy.sharpness.languages);
  const [errand, language] = [likeliest(errands), likeliest(languages)];
  return {
    tokens,
    vector,
    owners,
    scores: seen.scores,
    ranked: bestFirst(model.labels, probabilities),
    errand: (errands[errand] as number) >= policy.decision.errand ? (ERRAND_NAMES[errand] ?? null) : null,
    lang: LANGUAGES[language] ?? 'sv',
    langConfidence: languages[language] as number,
  };
}

/** The ranking with what one topic has given to the other that it stands for. @param isMeant whether a topic means itself all the same */
export function meaning<T extends Ranking>(ranking: T, instead: Readonly<Record<string, string>>, isMeant: (topic: string) => boolean): T {
  if (Object.keys(instead).length === 0) return ranking;
  const given = new Map<string, number>();
  for (const { label, probability } of ranking.ranked) {
    const target = label.kind === 'topic' && !isMeant(label.id) ? instead[label.id] : undefined;
    if (target !== undefined) given.set(target, (given.get(target) ?? 0) + probability);
  }
  if (given.size === 0) return ranking;
  const others = ranking.ranked.filter(({ label }) => isMeant(label.id) || instead[label.id] === undefined);
  const known = new Map(others.map((entry) => [entry.label.id, entry.probability]));
  const receivers = [...given].map(([id, probability]): Ranked => ({ label: { kind: 'topic', id }, probability: (known.get(id) ?? 0) + probability }));
  const ranked = [...others.filter(({ label }) => !given.has(label.id)), ...receivers].toSorted((x, y) => y.probability - x.probability);
  return { ...ranking, ranked };
}

/** So many of the likeliest labels are told; the others have no share worth telling. */
const TOLD = 16;

/** The likeliest labels, best first (insertion into a short sorted list), a topic among them whatever else is likelier; of equals the one whose id comes first. */
export function bestFirst(labels: readonly Label[], shares: Float32Array): Ranked[] {
  const order: number[] = [];
  const isBefore = (a: number, b: number) => (shares[a] as number) > (shares[b] as number)
    || (shares[a] === shares[b] && (labels[a] as Label).id < (labels[b] as Label).id);
  for (let i = 0; i < labels.length; i++) {
    if (order.length === TOLD && !isBefore(i, order[TOLD - 1] as number)) continue;
    let at = order.length < TOLD ? order.length : TOLD - 1;
    for (; at > 0 && isBefore(i, order[at - 1] as number); at--) order[at] = order[at - 1] as number;
    order[at] = i;
  }
  const isTopic = (i: number) => labels[i]?.kind === 'topic';
  if (!order.some(isTopic)) order.push([...labels.keys()].filter(isTopic).reduce((a, b) => (isBefore(b, a) ? b : a)));
  return order.map((i) => ({ label: labels[i] as Label, probability: shares[i] as number }));
}
