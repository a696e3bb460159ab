import { createCueScanner } from './cue-scanner.ts';
import { asSpoken, compileCue, firstCue, type CompiledCue, type CueMatch } from './cues.ts';
import { policy } from './policy.ts';
import { createVocabulary, type Vocabulary } from './spelling.ts';
import { atOnce, type Steps } from './steps.ts';
import { fold, keyOf, withoutEnding, words, type Word } from './text.ts';
import type { Catalogue } from './types.ts';

/** What the matcher reads: one or more spoken words under one known key. */
export interface Token {
  readonly key: string;
  /** The words as the caller said them. */
  readonly text: string;
  readonly at: number;
  readonly opensClause: boolean;
}

export interface Reader {
  readonly vocabulary: Vocabulary;
  /** How known words may reach us in pieces: the pieces joined → the word ("esgei" → sgi). */
  readonly joined: ReadonlyMap<string, string>;
  /** Every beginning of those. */
  readonly beginnings: ReadonlySet<string>;
  /** Names of topics and authorities in one word. */
  readonly names: ReadonlySet<string>;
  readonly fillers: ReadonlySet<string>;
  readonly corrections: readonly CompiledCue[];
  readonly negations: readonly CompiledCue[];
  /** Looks for those two. */
  readonly scan: ReturnType<typeof createCueScanner>;
}

/** @param vocabulary the words that unknown ones may be repaired to, the commonest first */
export function createReader(catalogue: Catalogue, vocabulary: readonly string[]): Reader {
  return atOnce(makingReader(catalogue, vocabulary));
}

/** The same, step by step. */
export function* makingReader(catalogue: Catalogue, vocabulary: readonly string[]): Steps<Reader> {
  const known = createVocabulary(vocabulary);
  yield;
  // A name written in one word is a compound that may reach us split; one of several words may reach us joined.
  const names = [...catalogue.topics, ...catalogue.authorities].flatMap((entry) => entry.names).map(fold).filter((name) => /^\p{L}{3,}$/u.test(name));
  const spoken = Object.entries(catalogue.spoken).flatMap(([word, forms]) => forms.map((form) => [keyOf(form).replaceAll(' ', ''), fold(word)] as const));
  const joined = new Map([...names.map((name) => [name, name] as const), ...spoken]);
  yield;
  const corrections = catalogue.cues.correction.map((cue) => compileCue(cue));
  const negations = catalogue.cues.not.map((cue) => compileCue(cue));
  return {
    vocabulary: known,
    joined,
    beginnings: beginningsOf(joined.keys()),
    names: new Set(names),
    fillers: new Set(catalogue.cues.filler.map(fold)),
    corrections,
    negations,
    scan: createCueScanner([corrections, negations]),
  };
}

function beginningsOf(all: Iterable<string>): Set<string> {
  const found = new Set<string>();
  for (const word of all) for (let length = 1; length <= word.length; length++) found.add(word.slice(0, length));
  return found;
}

/** Reads an utterance: corrections applied, fillers dropped, split compounds joined, unknown words repaired, what is denied left out. */
export function readTokens(utterance: string, reader: Reader): Token[] {
  return tokensOf(words(utterance).filter((word) => !reader.fillers.has(word.key)), reader);
}

/** The same for words that are at hand. @param spoken without fillers */
export function tokensOf(spoken: readonly Word[], reader: Reader): Token[] {
  const corrected = reader.scan(asSpoken(spoken))(reader.corrections) ? afterCorrection(spoken, reader.corrections) : spoken;
  const tokens = repaired(joinCompounds(corrected, reader), reader.vocabulary);
  return reader.scan(asSpoken(tokens))(reader.negations) ? withoutDenied(tokens, reader) : tokens;
}

/**
 * "bostadstillägg, nej bostadsbidrag menar jag": the last correction wins. What stood before it is kept
 * but for the clause that it corrects, so that the rest of the sentence still counts.
 */
function afterCorrection(spoken: readonly Word[], corrections: readonly CompiledCue[]): Word[] {
  let rest = [...spoken];
  for (let round = 0; round < 3; round++) {
    const match = firstCue(corrections, asSpoken(rest));
    if (!match || match.start === 0 || match.end >= rest.length || isOtherWord(rest[match.start], match)) return rest;
    let clause = match.start - 1;
    while (clause > 0 && !rest[clause]?.opensClause && match.start - clause < 3) clause--;
    rest = [...rest.slice(0, clause), ...rest.slice(match.end)];
  }
  return rest;
}

/** "nå" (någon) is read as "nä" is, and means no correction. */
function isOtherWord(word: Word | undefined, { start, end, cue }: CueMatch & { readonly cue: string }): boolean {
  const said = word?.text.toLowerCase() ?? '';
  return end - start === 1 && fold(said) !== said && said !== cue;
}

/** "det gäller inte sjukpenning utan …": the name that is denied says nothing of the need. "Jag har inte fått sjukpenning" denies no name. */
function withoutDenied(tokens: readonly Token[], { negations, names }: Reader): Token[] {
  const denied = new Set<number>();
  for (let from = 0; from < tokens.length;) {
    const match = firstCue(negations, asSpoken(tokens.slice(from)));
    if (!match) break;
    from += match.end;
    const key = tokens[from]?.key;
    if (key !== undefined && (names.has(key) || names.has(withoutEnding(key)))) denied.add(from);
  }
  return denied.size === 0 ? [...tokens] : tokens.filter((_, i) => !denied.has(i));
}

const LONGEST_SPLIT = 4;

function joinCompounds(spoken: readonly Word[], reader: Reader): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < spoken.length; ) {
    const first = spoken[i] as Word;
    const { taken, key } = longestJoined(spoken, i, reader);
    const text = taken === 1 ? first.text : spoken.slice(i, i + taken).map((word) => word.text).join(' ');
    tokens.push({ key, text, at: first.at, opensClause: first.opensClause });
    i += taken;
  }
  return tokens;
}

/** The longest run of words from a place that together are a known one, with or without a linking s ("bostad bidrag"). */
function longestJoined(spoken: readonly Word[], from: number, { joined, beginnings, names, vocabulary }: Reader): { readonly taken: number; readonly key: string } {
  const first = (spoken[from] as Word).key;
  let found = { taken: 1, key: first };
  let together = first;
  for (let count = 2; count <= LONGEST_SPLIT && from + count <= spoken.length && beginnings.has(together); count++) {
    const next = (spoken[from + count - 1] as Word).key;
    const linked = joined.get(`${together}s${next}`);
    together += next;
    const known = joined.get(together) ?? linked ?? joined.get(withoutEnding(together));
    if (known === undefined) continue;
    // Two short words that both mean something by themselves are left alone.
    const isChance = count === 2 && together.length < 7 && names.has(known) && vocabulary.has(first) && vocabulary.has(next);
    if (!isChance) found = { taken: count, key: known };
  }
  return found.taken > 1 ? found : joinedPair(first, spoken[from + 1]?.key, vocabulary) ?? found;
}

/** Two words that together are a known one, of which one alone is none ("före tagare", "plåt slagare"). */
function joinedPair(first: string, next: string | undefined, vocabulary: Vocabulary): { readonly taken: number; readonly key: string } | null {
  if (next === undefined || first.length + next.length < policy.spelling.shortestPair || (vocabulary.has(first) && vocabulary.has(next))) return null;
  const key = [first + next, `${first}s${next}`].find((together) => vocabulary.has(together));
  return key === undefined ? null : { taken: 2, key };
}

function repaired(tokens: readonly Token[], vocabulary: Vocabulary): Token[] {
  const found: Token[] = [];
  for (const token of tokens) {
    for (const key of vocabulary.repair(token.key)) found.push(key === token.key ? token : { ...token, key });
  }
  return found;
}
