import { findCue, type CompiledCue, type CueList, type FirstCue, type Spoken, type WordStep } from './cues.ts';
import { remembered } from './memory.ts';
import { atOnce, type Steps } from './steps.ts';

/**
 * Looks for many cues at once; the lists given here are those that can be asked for. A cue can only stand where the rarest of its words does: those few words are looked up,
 * and only the cues that they call for are tried, there.
 * @param common words that stand in most utterances: no cue waits for one of them if it can wait for another
 */
export function createCueScanner(lists: readonly CueList[], common: ReadonlySet<string> = new Set()): (spoken: Spoken) => FirstCue {
  return atOnce(makingCueScanner(lists, common));
}

/** The same, step by step. */
export function* makingCueScanner(lists: readonly CueList[], common: ReadonlySet<string>): Steps<(spoken: Spoken) => FirstCue> {
  const [whole, beginnings, endings] = [new Map<string, readonly WordStep[]>(), new Map<string, readonly WordStep[]>(), new Map<string, readonly WordStep[]>()];
  const placedAt = new Map<WordStep, Placed[]>();
  const always: Placed[] = [];
  for (const list of lists) {
    yield;
    list.forEach((cue, order) => {
      const anchor = anchorOf(cue, common);
      const placed: Placed = { cue, list, order, before: anchor && wordsBefore(anchor, cue) };
      if (anchor === null) always.push(placed);
      else if (placedAt.has(anchor)) placedAt.get(anchor)?.push(placed);
      else {
        placedAt.set(anchor, [placed]);
        // Most words call for one step only: they share its list.
        const own = [anchor];
        for (const word of anchor.whole) note(whole, word, own);
        for (const part of anchor.beginnings) note(beginnings, part, own);
        for (const part of anchor.endings) note(endings, part, own);
      }
    });
  }
  const [atStart, atEnd] = [lengthsBy(beginnings, (part, length) => part.slice(0, length)), lengthsBy(endings, (part, length) => part.slice(-length))];

  const calledBy = remembered((key): readonly Placed[] => {
    const steps = new Set(whole.get(key));
    for (const length of atStart(key)) for (const step of beginnings.get(key.slice(0, length)) ?? []) steps.add(step);
    for (const length of atEnd(key)) for (const step of endings.get(key.slice(-length)) ?? []) steps.add(step);
    return [...steps].flatMap((step) => placedAt.get(step) ?? []);
  });

  return (spoken) => {
    const called = new Map<CueList, Called[]>();
    const call = (placed: Placed, start: number | null) => {
      const others = called.get(placed.list);
      if (others) others.push({ placed, start });
      else called.set(placed.list, [{ placed, start }]);
    };
    for (const placed of always) call(placed, null);
    for (let at = 0; at < spoken.keys.length; at++) {
      for (const placed of calledBy(spoken.keys[at] as string)) {
        if (placed.before === null) call(placed, null);
        else if (placed.before <= at) call(placed, at - placed.before);
      }
    }
    return (cues) => {
      const found = called.get(cues);
      if (found === undefined) return null;
      // The sort is stable: of one cue's places the first is tried first.
      for (const { placed: { cue }, start } of found.toSorted((a, b) => a.placed.order - b.placed.order)) {
        const match = findCue(cue, spoken, start);
        if (match) return { ...match, cue: cue.source };
      }
      return null;
    };
  };
}

/** How much of a word's edge tells most words apart from all parts that are looked for. */
const EDGE = 2;

/** The lengths at which a part may match a word, by the letters at the word's edge: for most words none. */
function lengthsBy(parts: ReadonlyMap<string, unknown>, edgeOf: (word: string, length: number) => string): (word: string) => Iterable<number> {
  const lengths = new Map<string, Set<number>>();
  for (const part of parts.keys()) {
    const edge = edgeOf(part, EDGE);
    lengths.set(edge, (lengths.get(edge) ?? new Set()).add(part.length));
  }
  return (word) => lengths.get(edgeOf(word, EDGE)) ?? [];
}

/** A cue with its place in its list. */
interface Placed {
  readonly cue: CompiledCue;
  readonly list: CueList;
  readonly order: number;
  /** How many words it has before its anchor; null where that varies. */
  readonly before: number | null;
}

/** A cue that a word calls for, and where it would begin; null where that may be anywhere. */
interface Called {
  readonly placed: Placed;
  readonly start: number | null;
}

function note(into: Map<string, readonly WordStep[]>, part: string, own: readonly WordStep[]): void {
  const noted = into.get(part);
  into.set(part, noted ? [...noted, ...own] : own);
}

/** The step whose words are likely the rarest: long words are, common ones are not. Null where only middles of words could match. */
function anchorOf(cue: CompiledCue, common: ReadonlySet<string>): WordStep | null {
  let best: WordStep | null = null;
  let rarest = -Infinity;
  for (const step of cue.steps) {
    if (typeof step === 'string' || step.middles.length > 0) continue;
    const rarity = isCommon(step, common) ? step.length - COMMON : step.length;
    if (rarity <= rarest) continue;
    best = step;
    rarest = rarity;
  }
  return best;
}

/** More letters than any word's. */
const COMMON = 100;

function isCommon({ whole }: WordStep, common: ReadonlySet<string>): boolean {
  for (const word of whole) if (common.has(word)) return true;
  return false;
}

function wordsBefore(anchor: WordStep, { steps }: CompiledCue): number | null {
  const before = steps.slice(0, steps.indexOf(anchor));
  return before.includes('gap') ? null : before.filter((step) => step !== 'break').length;
}
