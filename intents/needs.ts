import { asSpoken, firstCue, type CompiledCue, type FirstCue } from './cues.ts';
import { remembered } from './memory.ts';
import { withoutEnding, words } from './text.ts';
import type { Token } from './tokens.ts';
import type { Catalogue } from './types.ts';

/** In so short an utterance a plain "och" may join two needs. */
const SHORT = 6;
/** "And" as it is spoken. Folded, "å" could be an a and "o" an ö: these are looked for in what was said. */
const SPOKEN_AND = new Set(['å', 'o']);

/** The topics whose names are among the words: names of one word in any ending; of several those of benefits, as they are ("parental benefit"; "ny inkomst" and "god man" may be said of any). */
export function createNamer(catalogue: Catalogue): (tokens: readonly Token[]) => ReadonlySet<string> {
  const names = catalogue.topics.flatMap((topic) => topic.names.map((name) => ({ id: topic.id, isGeneral: topic.isGeneral, keys: words(name).map(({ key }) => key) })));
  const topicOf = new Map(names.flatMap(({ id, keys: [only, ...others] }) => (only === undefined || others.length > 0 ? [] : [[only, id] as const])));
  const longer = new Map<string, typeof names>();
  for (const name of names) {
    const [first, ...others] = name.keys;
    if (first !== undefined && others.length > 0 && !name.isGeneral) longer.set(first, [...(longer.get(first) ?? []), name]);
  }
  const named = remembered((key) => topicOf.get(key) ?? topicOf.get(withoutEnding(key)) ?? null);
  return (tokens) => {
    const found = new Set<string>();
    tokens.forEach(({ key }, at) => {
      const topic = named(key);
      if (topic !== null) found.add(topic);
      for (const { id, keys } of longer.get(key) ?? []) if (keys.every((each, i) => tokens[at + i]?.key === each)) found.add(id);
    });
    return found;
  };
}

const OR = new Set(['eller', 'or']);

/** Whether words hold an alternative, whatever it is. */
export function hasAlternative(tokens: readonly Token[]): boolean {
  return tokens.some(({ key }) => OR.has(key));
}
/** A name and its article stand no farther from the "or" than this. */
const BESIDE = 3;

/** Two topics named on either side of an "or" ("är det graviditetspenning eller sjukpenning jag ska söka"); null where none are. */
export function createChooser(named: ReturnType<typeof createNamer>): (tokens: readonly Token[]) => readonly [string, string] | null {
  return (tokens) => {
    for (let at = 1; at < tokens.length - 1; at++) {
      if (!OR.has(tokens[at]?.key ?? '')) continue;
      const [one] = [...named(tokens.slice(Math.max(0, at - BESIDE), at))].slice(-1);
      const [two] = named(tokens.slice(at + 1, at + 1 + BESIDE));
      if (one !== undefined && two !== undefined && one !== two) return [one, two];
    }
    return null;
  };
}

/** The cues by which needs are told apart. */
export interface NeedCues {
  /** Words that open another need. */
  readonly also: readonly CompiledCue[];
  /** Words that announce two needs. */
  readonly both: readonly CompiledCue[];
  /** Words that add another need; those that only join two names, and those that may stand beside either. */
  readonly adding: readonly CompiledCue[];
  readonly joining: readonly CompiledCue[];
  readonly between: readonly CompiledCue[];
  /** What a caller has or is, what of that governs whatever follows, and how the need begins that is told after it. */
  readonly having: readonly CompiledCue[];
  readonly governing: readonly CompiledCue[];
  readonly wanting: readonly CompiledCue[];
}

/**
 * Where an utterance may hold two needs: at the words that open another ("… och sen undrar jag …"), at a plain "and"
 * where two are announced ("två saker: …"), and between two named topics that it joins ("fråga om bostadsbidrag och min
 * föräldrapenning") or that stand beside each other ("först barnbidrag sen vab", "barnbidrag, vab").
 * @param benefits the benefits that words name
 * @returns a function that gives the two parts; the one that holds the need where the other only tells what the caller has
 * ("jag har aktivitetsersättning och vill söka bostadstillägg"); none when the whole is one need
 */
export function createSplitter(named: ReturnType<typeof createNamer>, benefits: ReturnType<typeof createNamer>, { also, both, adding, joining, between, having, governing, wanting }: NeedCues): (tokens: readonly Token[], first: FirstCue) => Token[][] {
  const isAside = (tokens: readonly Token[]) => firstCue(having, asSpoken(tokens)) !== null && firstCue(governing, asSpoken(tokens)) === null;
  const [adds, joins, links] = [wholeWords(adding), wholeWords([...adding, ...joining]), wholeWords([...adding, ...joining, ...between])];

  /** Two names with no more between them than what joins them: a word, a comma, or nothing where two are announced. */
  function besideEachOther(tokens: readonly Token[], from: number): Token[][] {
    const [start, end] = betweenNames(tokens) ?? [0, 0];
    if (end === 0) return [];
    const [before, joint, after] = [tokens.slice(0, start), tokens.slice(start, end), tokens.slice(end)];
    if (!joint.every(({ key }) => links.has(key))) return [];
    const isListed = [...joint, after[0]].some((token) => token?.opensClause) && !isAside(before);
    const isLast = benefits(after.slice(0, -1)).size === 0;
    return from > 0 || (isListed && isLast) || joint.some(({ key }) => joins.has(key)) ? [from < start ? before.slice(from) : before, after] : [];
  }

  /** Where the first of two names ends, and where the second begins; null where there are not just two. */
  function betweenNames(tokens: readonly Token[]): readonly [number, number] | null {
    if (benefits(tokens).size !== 2) return null;
    const places = tokens.flatMap((_, at) => ([tokens.slice(0, at), tokens.slice(at)].every((part) => benefits(part).size === 1) ? [at] : []));
    const [start, end] = [places[0], places.at(-1)];
    return start === undefined || end === undefined ? null : [start, end];
  }

  return (tokens, first) => {
    const turn = first(also);
    const announced = first(both);
    // What opens the second need may tell of it already ("och så har bostadsbidraget inte kommit").
    const from = announced && turn && announced.end < turn.start ? announced.end : 0;
    if (turn && turn.start >= 2 && turn.start <= tokens.length - 3) return [tokens.slice(from, turn.start), tokens.slice(turn.start + 1)];
    for (let at = 1; at < tokens.length - 1; at++) {
      if (!adds.has(tokens[at]?.key ?? '') && !SPOKEN_AND.has(tokens[at]?.text.toLowerCase() ?? '')) continue;
      const [before, after] = [tokens.slice(0, at), tokens.slice(at + 1)];
      if (named(after).size > 0 && isAside(before) && firstCue(wanting, asSpoken(after))) return [after];
      if (announced && announced.end < at) return [tokens.slice(announced.end, at), after];
      if (tokens.length <= SHORT) return [before, after];
      if ([named, benefits].some((namer) => isOneEach(namer(before), namer(after)))) return [before, after];
    }
    return besideEachOther(tokens, announced?.end ?? 0);
  };
}

/** The words of cues that are single words. */
function wholeWords(cues: readonly CompiledCue[]): ReadonlySet<string> {
  return new Set(cues.flatMap(({ steps }) => steps.flatMap((step) => (typeof step === 'string' ? [] : [...step.whole]))));
}

function isOneEach(one: ReadonlySet<string>, two: ReadonlySet<string>): boolean {
  return one.size === 1 && two.size === 1 && [...one][0] !== [...two][0];
}
