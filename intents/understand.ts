import { makingCallerFinder } from './callers.ts';
import { createCueScanner, makingCueScanner } from './cue-scanner.ts';
import { asSpoken, compileCue, firstCue, type CompiledCue } from './cues.ts';
import { createMistypedDanger, dangerIn } from './danger.ts';
import { decide, type Limits } from './decide.ts';
import { evidenceFor } from './evidence.ts';
import { policy } from './policy.ts';
import { KEEP_ALL, makingModel, train, type Language, type Model, type Trained } from './model.ts';
import { meaning, opennessOf, rank, see, type Reading, type Seen } from './reading.ts';
import { createChooser, createNamer, createSplitter } from './needs.ts';
import { atOnce, type Steps } from './steps.ts';
import { tokensOf, type Token } from './tokens.ts';
import type { Catalogue, Decision, Role } from './types.ts';
import { fold, words } from './text.ts';
import { distance, LONGEST, prepare } from './distance.ts';

/** Fewer words than these hold no need of their own. */
const MIN_NEED = 2;

/** Nobody answers yes or no in more words than these and says nothing else. */
const LONGEST_ANSWER = 6;

/** Commands that nobody in danger gives. */
const COMMANDS = ['repeat', 'back', 'skip'] as const;
/** In the order in which they are looked for; a person comes before all of them. */
const WISHES = ['repeat', 'help', 'back', 'callback', 'skip'] as const;
export type Wish = 'person' | (typeof WISHES)[number];

export interface Matcher {
  /**
   * Understands one utterance (already through the input gate).
   * @returns the decision with n-best and evidence; never throws, an empty utterance is `clarify`
   */
  readonly understand: (utterance: string) => Decision;
  /** What the caller answered to a yes/no question, and the words that followed the answer; null when neither. */
  readonly yesOrNo: (utterance: string) => { readonly answer: 'yes' | 'no'; readonly rest: string } | null;
  /** What the caller asks of the voice response itself, in plain words: a person, the question again, help with it, to begin again, to be called up, to go on without it. */
  readonly wish: (utterance: string) => Wish | null;
  /** What is looked at in an utterance; for explanations. */
  readonly read: (utterance: string) => Reading;
  readonly catalogue: Catalogue;
  readonly model: Model;
}

/**
 * Builds the matcher.
 * @param trained what the build learnt of this very catalogue; without it, it is learnt now (up to a minute for a catalogue as large as the shipped one)
 * @param limits thresholds of the decision to try instead of the product's own
 */
export function createMatcher(catalogue: Catalogue, trained: Trained = train(catalogue, KEEP_ALL), limits: Limits = policy.decision): Matcher {
  return atOnce(makingMatcher(catalogue, trained, limits));
}

/** The same, step by step. */
export function* makingMatcher(catalogue: Catalogue, trained: Trained, limits: Limits = policy.decision): Steps<Matcher> {
  const model = yield* makingModel(catalogue, trained);
  yield;
  const compiled = Object.fromEntries(Object.entries(catalogue.cues).map(([name, cues]) => [name, cues.map((cue) => compileCue(cue))])) as
    Record<keyof Catalogue['cues'], CompiledCue[]>;
  yield;
  const callers = yield* makingCallerFinder(catalogue);
  yield;
  const functionWords = new Set(words(catalogue.cues.function.join(' ')).map((word) => word.key));
  const pairs = catalogue.pairs.map((pair) => ({ ...pair, heard: pair.heard.map((cue) => compileCue(cue)), unless: pair.unless.map((cue) => compileCue(cue)) }));
  const answers = [...compiled.no, ...compiled.yes];
  yield;
  const scan = yield* makingCueScanner([
    compiled.agent, compiled.crisis, compiled['crisis-over'], compiled['sent-here'], compiled.unsure, ...COMMANDS.map((command) => compiled[command]), compiled.also, compiled.both, ...callers.cues, ...pairs.flatMap(({ heard, unless }) => [heard, unless]),
  ], functionWords);
  const scanAnswers = createCueScanner([answers]);
  const isMistypedDanger = createMistypedDanger(compiled.crisis, model.reader.vocabulary);
  yield;
  const named = createNamer(catalogue);
  // "utbetalning" names a topic, but says not whose.
  const general = new Set(catalogue.topics.flatMap(({ id, isGeneral }) => (isGeneral ? [id] : [])));
  yield;
  const benefitsAmong = (names: ReadonlySet<string>) => new Set([...names].filter((topic) => !general.has(topic)));
  const benefitsIn = (tokens: readonly Token[]) => benefitsAmong(named(tokens));
  const split = createSplitter(named, benefitsIn, compiled);
  const choose = createChooser(benefitsIn);
  const hasNeed = (tokens: readonly Token[]) => tokens.some(({ key }) => !functionWords.has(key));

  function read(utterance: string): Reading {
    const said = words(utterance);
    const spoken = said.filter(({ key }) => !model.reader.fillers.has(key));
    const inSpoken = scan(asSpoken(spoken));
    const everything = tokensOf(spoken, model.reader);
    const asRead = everything.length === spoken.length && everything.every(({ key }, i) => key === spoken[i]?.key) ? inSpoken : scan(asSpoken(everything));
    const agent = inSpoken(compiled.agent);
    const beside = agent === null ? everything : without(everything, spoken.slice(agent.start, agent.end).map(({ at }) => at));
    let whole: Seen | null = null;
    const wholeSeen = () => (whole ??= see(model, everything));
    const { role, isCued, told, aside, about, instead, speaksFor } = callers.find(
      [{ first: inSpoken, words: spoken }, ...(asRead === inSpoken ? [] : [{ first: asRead, words: everything }])], () => (agent === null ? wholeSeen() : see(model, beside)),
    );
    // "jag har aktiebolag och en fråga om min vab": who calls says nothing of the need, if the rest names it.
    const rest = without(everything, told);
    const namesInRest = named(rest);
    const needed = aside || namesInRest.size > 0 ? rest : everything;
    const all = needed.length >= MIN_NEED ? needed : everything;
    const inAll = all.length === everything.length ? asRead : scan(asSpoken(all));
    const parts = split(all, inAll);
    const [only] = parts;
    const tokens = only && parts.length === 1 ? only : all;
    const inTokens = tokens === all ? inAll : scan(asSpoken(tokens));
    const answer = said.length <= LONGEST_ANSWER ? scanAnswers(asSpoken(said))(answers) : null;
    const names = tokens === rest ? namesInRest : named(tokens);
    const benefits = benefitsAmong(names);
    const { vector, owners, scores, ranked, errand, lang, langConfidence } = meaning(rank(model, tokens.length === everything.length ? wholeSeen() : see(model, tokens), speaksFor), instead, (topic) => benefits.has(topic));
    // Each by its name: an object begun from another and then added to costs as much as the ranking itself.
    return {
      tokens,
      vector,
      owners,
      scores,
      ranked,
      errand,
      lang,
      langConfidence,
      named: names,
      benefits,
      about,
      known: spoken.some(({ key }) => model.reader.vocabulary.has(key)) || tokens.some((token) => names.size > 0 && isSlip(token, model)),
      role: isCued || isBelieved(role, ranked[0]?.label.id, lang) ? role : 'private',
      onlyAnswer: answer !== null && answer.start === 0 && answer.end === said.length,
      isEmpty: !hasNeed(needed),
      agentCue: agent !== null,
      besidesAgent: agent !== null && hasNeed(beside) ? rank(model, see(model, beside), speaksFor) : null,
      crisisCue: inSpoken(compiled.crisis) !== null || asRead(compiled.crisis) !== null || isMistypedDanger(asSpoken(spoken)),
      isOver: inSpoken(compiled['crisis-over']) !== null,
      danger: dangerIn(wholeSeen()),
      openness: opennessOf(wholeSeen()),
      isCommand: COMMANDS.some((command) => inSpoken(compiled[command]) !== null),
      isSentHere: inSpoken(compiled['sent-here']) !== null,
      isUnsure: inSpoken(compiled.unsure) !== null,
      either: benefits.size > 1 ? choose(tokens) : null,
      pair: pairs.find(({ heard, unless }) => (inTokens(heard) ?? inSpoken(heard)) && !inTokens(unless) && !inSpoken(unless)) ?? null,
      parts: (parts.length === 2 ? parts : []).map((part) => ({ ...rank(model, see(model, part), speaksFor), named: named(part) })),
    };
  }

  return {
    catalogue,
    model,
    read,
    understand(utterance) {
      const reading = read(utterance);
      const decision = decide(reading, catalogue, limits);
      return { ...decision, evidence: evidenceFor(model, reading, decision) };
    },
    yesOrNo(utterance) {
      const spoken = words(utterance);
      const no = firstCue(compiled.no, asSpoken(spoken));
      const found = no ?? firstCue(compiled.yes, asSpoken(spoken));
      const next = found ? spoken[found.end] : undefined;
      return found && { answer: no ? 'no' : 'yes', rest: next ? utterance.normalize('NFC').slice(next.at) : '' };
    },
    wish(utterance) {
      const spoken = asSpoken(words(utterance));
      if (firstCue(compiled.agent, spoken)) return 'person';
      return WISHES.find((wish) => firstCue(compiled[wish], spoken)) ?? null;
    },
  };
}

/** Whether a role that no words of the caller's tell may be believed: nobody sounds like anything in a language of which little was learnt, and who sounds like the press but asks for something else is not sent to its line. */
function isBelieved(role: Role, about: string | undefined, lang: Language): boolean {
  return lang !== 'other' && (role !== 'journalist' || about === 'press');
}

/** Whether a word that nobody knows is a known name but for a single slip or an ending. */
function isSlip({ key, text }: Token, model: Model): boolean {
  const said = fold(text);
  return said !== key && model.reader.names.has(key) && said.length <= LONGEST && (said.startsWith(key) || distance(prepare(key), said) <= 1);
}

function without(tokens: readonly Token[], gone: readonly number[]): readonly Token[] {
  return gone.length === 0 ? tokens : tokens.filter(({ at }) => !gone.includes(at));
}
