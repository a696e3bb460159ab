import { fold } from './text.ts';
import type { Cue } from './types.ts';

/**
 * A cue is a short pattern over whole words:
 *   `min|mitt arbetsgivare*`  alternatives, and any word that begins so
 *   `jag ... enskild firma`   `...` spans up to four words
 *   `^ja`  `ja$`              only at the start / at the end of the utterance
 *   `barn & bidrag`           both, anywhere
 */
export interface CueMatch {
  readonly start: number;
  /** One past the last word. */
  readonly end: number;
}

type Step = 'gap' | ((key: string) => boolean);

export interface CompiledCue {
  readonly source: Cue;
  readonly steps: readonly Step[];
  readonly atStart: boolean;
  readonly atEnd: boolean;
  /** What else must stand somewhere. */
  readonly and: CompiledCue | null;
}

const GAP = 4;

/** Compiles a cue. Throws a RangeError that names the cue when it has no words. */
export function compileCue(cue: Cue): CompiledCue {
  const [first = '', ...others] = cue.split(' & ');
  const compiled = compileOne(first.trim());
  return others.length === 0 ? compiled : { ...compiled, source: cue, and: compileCue(others.join(' & ')) };
}

function compileOne(cue: Cue): CompiledCue {
  const atStart = cue.startsWith('^');
  const atEnd = cue.endsWith('$');
  const body = cue.slice(atStart ? 1 : 0, atEnd ? -1 : undefined).trim();
  if (body === '') throw new RangeError(`a cue without words: "${cue}"`);
  return { source: cue, steps: body.split(/\s+/u).map(compileStep), atStart, atEnd, and: null };
}

function compileStep(step: string): Step {
  if (step === '...') return 'gap';
  const tests = step.split('|').map((option) => {
    const key = fold(option.replaceAll('*', ''));
    if (option.startsWith('*') && option.endsWith('*')) return (word: string) => word.includes(key);
    if (option.startsWith('*')) return (word: string) => word.endsWith(key);
    return option.endsWith('*') ? (word: string) => word.startsWith(key) : (word: string) => word === key;
  });
  return (word) => tests.some((test) => test(word));
}

/** The first place where the cue stands among the keys, or null. */
export function findCue(cue: CompiledCue, keys: readonly string[]): CueMatch | null {
  if (cue.and && !findCue(cue.and, keys)) return null;
  const last = cue.atStart ? Math.min(0, keys.length - 1) : keys.length - 1;
  for (let start = 0; start <= last; start++) {
    const end = matchFrom(cue, 0, keys, start);
    if (end !== null) return { start, end };
  }
  return null;
}

function matchFrom(cue: CompiledCue, step: number, keys: readonly string[], at: number): number | null {
  const current = cue.steps[step];
  if (current === undefined) return cue.atEnd && at !== keys.length ? null : at;
  if (current === 'gap') {
    for (let skip = 0; skip <= GAP; skip++) {
      const end = matchFrom(cue, step + 1, keys, at + skip);
      if (end !== null) return end;
    }
    return null;
  }
  const key = keys[at];
  return key !== undefined && current(key) ? matchFrom(cue, step + 1, keys, at + 1) : null;
}

/** The first of the cues that stands among the keys, with its place. */
export function firstCue(cues: readonly CompiledCue[], keys: readonly string[]): (CueMatch & { cue: Cue }) | null {
  for (const cue of cues) {
    const match = findCue(cue, keys);
    if (match) return { ...match, cue: cue.source };
  }
  return null;
}
