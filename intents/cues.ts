import { remembered } from './memory.ts';
import { fold } from './text.ts';
import type { Cue } from './types.ts';

/**
 * A cue is a short pattern over whole words:
 *   `min|mitt arbetsgivare*`  alternatives, and any word that begins so (`*verket`: that ends so)
 *   `jag ... enskild firma`   `...` spans up to four words
 *   `^ja`  `ja$`              only at the start / at the end of the utterance
 *   `kronofogd* ,`            `,` stands for the end of a clause: punctuation, or the utterance's end
 *   `barn & bidrag`           both, anywhere
 *   `min|vår @employee`       any word of a list (roles.yaml, `sets`)
 */
export interface CueMatch {
  readonly start: number;
  /** One past the last word. */
  readonly end: number;
}

export interface WordStep {
  /** How long its words are on average. */
  readonly length: number;
  readonly whole: ReadonlySet<string>;
  readonly beginnings: readonly string[];
  readonly endings: readonly string[];
  readonly middles: readonly string[];
}
type Step = 'gap' | 'break' | WordStep;

export interface CompiledCue {
  readonly source: Cue;
  readonly steps: readonly Step[];
  readonly atStart: boolean;
  readonly atEnd: boolean;
  /** What else must stand somewhere. */
  readonly and: CompiledCue | null;
}

const GAP = 4;

/** Word lists that cues name as `@list`, made ready once for all cues. */
export type WordLists = ReadonlyMap<string, WordStep>;

export function compileLists(sets: Readonly<Record<string, readonly string[]>>): WordLists {
  return new Map(Object.entries(sets).map(([name, members]) => [name, wordStep(members)]));
}

/** Compiles a cue. Throws a RangeError that names the cue when it has no words, or names a list that does not exist. */
export function compileCue(cue: Cue, lists: WordLists = new Map()): CompiledCue {
  const [first = '', ...others] = cue.split(' & ');
  const compiled = compileOne(first.trim(), lists);
  return others.length === 0 ? compiled : { ...compiled, source: cue, and: compileCue(others.join(' & '), lists) };
}

function compileOne(cue: Cue, lists: WordLists): CompiledCue {
  const atStart = cue.startsWith('^');
  const atEnd = cue.endsWith('$');
  const body = cue.slice(atStart ? 1 : 0, atEnd ? -1 : undefined).trim();
  const steps = body.split(/\s+/u).map((step) => compileStep(step, lists, cue));
  if (body === '' || !steps.some((step) => typeof step === 'object')) throw new RangeError(`a cue without words: "${cue}"`);
  return { source: cue, steps, atStart, atEnd, and: null };
}

function compileStep(step: string, lists: WordLists, cue: Cue): Step {
  if (step === '...') return 'gap';
  if (step === ',') return 'break';
  if (!step.includes('@')) return plainStep(step);
  const options = step.split('|');
  const named = options.filter((option) => option.startsWith('@')).map((option) => {
    const list = lists.get(option.slice(1));
    if (!list) throw new RangeError(`"${cue}": no word list is called ${option}`);
    return list;
  });
  if (named.length === options.length && named.length === 1) return named[0] as WordStep;
  const own = wordStep(options.filter((option) => !option.startsWith('@')));
  return [own, ...named].reduce((all, list) => ({
    length: Math.min(all.length, list.length), whole: new Set([...all.whole, ...list.whole]), beginnings: [...all.beginnings, ...list.beginnings], endings: [...all.endings, ...list.endings], middles: [...all.middles, ...list.middles],
  }));
}

export function wordStep(options: readonly string[]): WordStep {
  const whole = new Set<string>();
  const [beginnings, endings, middles]: [string[], string[], string[]] = [[], [], []];
  let letters = 0;
  for (const option of options) {
    const isEnding = option.startsWith('*');
    const isBeginning = option.endsWith('*');
    const part = fold(option.slice(isEnding ? 1 : 0, isBeginning ? -1 : undefined));
    letters += part.length;
    if (isEnding) (isBeginning ? middles : endings).push(part);
    else if (isBeginning) beginnings.push(part);
    else whole.add(part);
  }
  return { length: letters / Math.max(1, options.length), whole, beginnings, endings, middles };
}

/** The same words stand in many cues: each step of plain words is made once. */
const plainStep = remembered((step: string): WordStep => wordStep(step.split('|')));

/** The same cue with one step in place of another: one pattern for many lists. */
export function withStep(cue: CompiledCue, from: WordStep, to: WordStep): CompiledCue {
  return { ...cue, steps: cue.steps.map((step) => (step === from ? to : step)) };
}

function fits({ whole, beginnings, endings, middles }: WordStep, key: string): boolean {
  // Plain loops: this is asked more often than anything else.
  if (whole.has(key)) return true;
  for (const part of beginnings) if (key.startsWith(part)) return true;
  for (const part of endings) if (key.endsWith(part)) return true;
  for (const part of middles) if (key.includes(part)) return true;
  return false;
}

/** What cues are looked for in: the words, and where clauses begin (each `true` opens one). */
export interface Spoken {
  readonly keys: readonly string[];
  readonly opens: readonly boolean[];
}

export function asSpoken(words: readonly { readonly key: string; readonly opensClause: boolean }[]): Spoken {
  return { keys: words.map(({ key }) => key), opens: words.map(({ opensClause }) => opensClause) };
}

/** The first place where the cue stands, or null. @param at the only place where it can begin, if that is known */
export function findCue(cue: CompiledCue, spoken: Spoken, at: number | null = null): CueMatch | null {
  const last = Math.min(cue.atStart ? 0 : Infinity, at ?? Infinity, spoken.keys.length - 1);
  for (let start = at ?? 0; start <= last; start++) {
    const end = matchFrom(cue, 0, spoken, start);
    if (end !== null) return cue.and === null || findCue(cue.and, spoken) ? { start, end } : null;
  }
  return null;
}

function matchFrom(cue: CompiledCue, step: number, spoken: Spoken, at: number): number | null {
  const current = cue.steps[step];
  if (current === undefined) return cue.atEnd && at !== spoken.keys.length ? null : at;
  if (current === 'gap') {
    for (let skip = 0; skip <= GAP; skip++) {
      const end = matchFrom(cue, step + 1, spoken, at + skip);
      if (end !== null) return end;
    }
    return null;
  }
  if (current === 'break') return at === spoken.keys.length || spoken.opens[at] ? matchFrom(cue, step + 1, spoken, at) : null;
  const key = spoken.keys[at];
  return key !== undefined && fits(current, key) ? matchFrom(cue, step + 1, spoken, at + 1) : null;
}

/** Cues of one purpose, in the order in which they are tried. */
export type CueList = readonly CompiledCue[];

/** The first of the cues that stands in what was spoken, with its place. */
export type FirstCue = (cues: CueList) => (CueMatch & { cue: Cue }) | null;

/** The first of the cues that stands in what was spoken; for single looks, where no scanner is worth making. */
export function firstCue(cues: CueList, spoken: Spoken): (CueMatch & { cue: Cue }) | null {
  for (const cue of cues) {
    const match = findCue(cue, spoken);
    if (match) return { ...match, cue: cue.source };
  }
  return null;
}
