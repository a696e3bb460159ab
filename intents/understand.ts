import { compileCue, firstCue, type CompiledCue } from './cues.ts';
import { decide, type Reading } from './decide.ts';
import { evidenceFor } from './evidence.ts';
import { score, softmax } from './linear.ts';
import { createModel, LANGUAGES, train, type Model, type Trained } from './model.ts';
import { createSuggester, type Suggester } from './suggest.ts';
import { readTokens, type Token } from './tokens.ts';
import { ROLES, type Catalogue, type Decision, type Role } from './types.ts';
import { policy } from './policy.ts';
import { words, type Word } from './text.ts';

/** In so short an utterance a plain "och" may join two needs. */
const SHORT = 6;
/** Fewer words than these hold no need of their own. */
const MIN_NEED = 2;
/** Fewer words than these give no role away without a cue. */
const MIN_ROLE = 4;

export interface Matcher {
  /**
   * Understands one utterance (already through the input gate).
   * @returns the decision with n-best and evidence; never throws, an empty utterance is `clarify`
   */
  readonly understand: (utterance: string) => Decision;
  /** What the caller answered to a yes/no question, and the words that followed the answer; null when neither. */
  readonly yesOrNo: (utterance: string) => { readonly answer: 'yes' | 'no'; readonly rest: string } | null;
  /** Whether the caller asks in plain words for a person, to hear the question again, or to go on without it. */
  readonly wish: (utterance: string) => 'person' | 'repeat' | 'skip' | null;
  readonly suggester: Suggester;
  readonly catalogue: Catalogue;
  readonly model: Model;
}

/**
 * Builds the matcher.
 * @param trained what the build learnt of this very catalogue; without it, it is learnt now (a second or two)
 */
export function createMatcher(catalogue: Catalogue, trained: Trained = train(catalogue)): Matcher {
  const model = createModel(catalogue, trained);
  const suggester = createSuggester(catalogue);
  const compiled = Object.fromEntries(Object.entries(catalogue.cues).map(([name, cues]) => [name, cues.map(compileCue)])) as
    Record<keyof Catalogue['cues'], CompiledCue[]>;
  const roles = catalogue.roles.map(({ cues, except, ...role }) => ({ ...role, cues: cues.map(compileCue), except: except.map(compileCue) }));
  const functionWords = new Set(words(catalogue.cues.function.join(' ')).map((word) => word.key));
  const pairs = catalogue.pairs.map((pair) => ({ ...pair, heard: pair.heard.map(compileCue), unless: pair.unless.map(compileCue) }));

  /** The role that a cue gives away, with the words that did when they are said aside. */
  function cuedRole(spoken: readonly Word[], ruledOut: Set<Role>): { role: Role; aside: readonly Word[] } | null {
    const keys = spoken.map((word) => word.key);
    for (const { role, aside, cues, except } of roles) {
      const match = firstCue(cues, keys);
      if (match && firstCue(except, keys)) ruledOut.add(role);
      else if (match) return { role, aside: aside ? spoken.slice(match.start, match.end) : [] };
    }
    return null;
  }

  /** Without a cue, only a role that sounds likely from the whole utterance is believed. */
  function likelyRole(tokens: readonly Token[], ruledOut: ReadonlySet<Role>): Role {
    // A word or two ("läkarintyg") are anybody's.
    if (tokens.length < MIN_ROLE) return 'private';
    const scores = score(model.roles, model.space.vector(tokens.map((token) => token.key)));
    const home = ROLES.indexOf('private');
    scores[home] = (scores[home] ?? 0) + policy.decision.privatePrior;
    const likely = softmax(scores);
    const best = likely.indexOf(Math.max(...likely));
    const role = ROLES[best] ?? 'private';
    return (likely[best] ?? 0) >= policy.decision.role && !ruledOut.has(role) ? role : 'private';
  }

  /** Ranks what was said beside the wish for a person: "prata med någon om min vab" is about vab. */
  function besidesAgent(spoken: readonly Word[], tokens: readonly Token[]): Float32Array | null {
    const match = firstCue(compiled.agent, spoken.map((word) => word.key));
    if (!match) return null;
    const asked = new Set(spoken.slice(match.start, match.end).map((word) => word.at));
    const rest = tokens.filter(({ at }) => !asked.has(at));
    return rest.some(({ key }) => !functionWords.has(key)) ? classify(model, rest).probabilities : null;
  }

  function isOnlyAnswer(spoken: readonly string[]): boolean {
    const answer = firstCue([...compiled.no, ...compiled.yes], spoken);
    return answer !== null && answer.start === 0 && answer.end === spoken.length;
  }

  function read(utterance: string): Reading {
    const all = words(utterance);
    const spoken = all.map((word) => word.key);
    const ruledOut = new Set<Role>();
    const cued = cuedRole(all, ruledOut);
    const everything = readTokens(utterance, model.reader);
    // "jag har aktiebolag och en fråga om min vab": the form of company says nothing of the need, if anything else is said.
    const needed = everything.filter(({ at }) => !cued?.aside.some((word) => word.at === at));
    const tokens = needed.length >= MIN_NEED ? needed : everything;
    const reading = classify(model, tokens);
    const keys = tokens.map((token) => token.key);
    return {
      ...reading,
      known: spoken.length === 0 ? 0 : spoken.filter((key) => model.vocabulary.has(key)).length / spoken.length,
      role: cued?.role ?? likelyRole(everything, ruledOut),
      onlyAnswer: isOnlyAnswer(spoken),
      isEmpty: !needed.some(({ key }) => !functionWords.has(key)),
      besidesAgent: besidesAgent(all, everything),
      agentCue: firstCue(compiled.agent, spoken) !== null,
      crisisCue: firstCue(compiled.crisis, spoken) !== null && !firstCue(compiled['crisis-over'], spoken),
      pair: pairs.find(({ heard, unless }) => firstCue(heard, keys) && !firstCue(unless, keys) && !firstCue(unless, spoken)) ?? null,
      parts: partsOf(tokens, compiled.also).map((part) => classify(model, part)),
    };
  }

  return {
    catalogue,
    model,
    suggester,
    understand(utterance) {
      const reading = read(utterance);
      const decision = decide(reading, catalogue);
      return { ...decision, evidence: evidenceFor(model, reading, decision) };
    },
    yesOrNo(utterance) {
      const spoken = words(utterance);
      const keys = spoken.map((word) => word.key);
      const no = firstCue(compiled.no, keys);
      const found = no ?? firstCue(compiled.yes, keys);
      const next = found ? spoken[found.end] : undefined;
      return found && { answer: no ? 'no' : 'yes', rest: next ? utterance.normalize('NFC').slice(next.at) : '' };
    },
    wish(utterance) {
      const spoken = words(utterance).map((word) => word.key);
      if (firstCue(compiled.agent, spoken)) return 'person';
      if (firstCue(compiled.repeat, spoken)) return 'repeat';
      return firstCue(compiled.skip, spoken) ? 'skip' : null;
    },
  };
}

/** Probabilities for topics, errands and languages. */
export function classify(model: Model, tokens: readonly Token[]): Pick<Reading, 'tokens' | 'probabilities' | 'errand' | 'lang' | 'langConfidence' | 'labels'> {
  const keys = tokens.map((token) => token.key);
  const vector = model.space.vector(keys);
  const probabilities = softmax(score(model.topics, vector));
  const errands = softmax(score(model.errands, vector));
  const languages = softmax(score(model.languages, vector));
  const best = (of: Float32Array) => of.indexOf(Math.max(...of));
  return {
    tokens,
    labels: model.labels,
    probabilities,
    errand: Math.max(...errands) >= policy.decision.errand ? (model.errandNames[best(errands)] ?? null) : null,
    lang: LANGUAGES[best(languages)] ?? 'sv',
    langConfidence: Math.max(...languages),
  };
}

/** The parts of an utterance that hold two needs ("… och så undrar jag …"); one part when there is no such turn. */
function partsOf(tokens: readonly Token[], also: readonly CompiledCue[]): Token[][] {
  const keys = tokens.map((token) => token.key);
  const and = keys.length <= SHORT ? keys.findIndex((key) => key === 'och' || key === 'samt' || key === 'and') : -1;
  const match = firstCue(also, keys) ?? (and > 0 ? { start: and, end: and + 1 } : null);
  if (match && and === match.start) return match.end < tokens.length ? [tokens.slice(0, match.start), tokens.slice(match.end)] : [];
  if (!match || match.start < 2 || match.end > tokens.length - 2) return [];
  return [tokens.slice(0, match.start), tokens.slice(match.end)];
}
