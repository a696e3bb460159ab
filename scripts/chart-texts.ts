import { TYPE, type Shape } from '../src/app/inspector/drawing.ts';
import { arrowWords, boxName, stateName, type MachineWords } from '../src/app/inspector/machine-words.ts';
import type { Structure } from '../src/app/inspector/structure.ts';

/** Every text of a drawing, broken into lines: names of states and groups, what stays, and the reasons on the arrows. */
export interface Texts {
  readonly names: ReadonlyMap<string, readonly string[]>;
  readonly stays: ReadonlyMap<string, readonly string[]>;
  readonly labels: ReadonlyMap<string, readonly string[]>;
}

/** Characters to a line. */
const WIDEST: Readonly<Record<Shape, number>> = { plain: 13, worded: 19 };
const WIDEST_REASON = 22;
/** The room that a character takes, as a share of its size: wide enough for the page's font and for most others. */
const PER_CHARACTER = 0.56;

export function textsOf({ states, arrows }: Structure, words: MachineWords, shape: Shape): Texts {
  const isWorded = shape === 'worded';
  const reasons = (to: boolean) => arrows.filter((arrow) => isWorded && (arrow.to !== null) === to);
  const lines = (arrow: (typeof arrows)[number], mark: (i: number) => string) => arrowWords(words, { states, arrows }, arrow).flatMap((text, i) => wrap(`${mark(i)}${text}`, WIDEST_REASON));
  return {
    names: new Map<string, readonly string[]>([
      ...states.map((state) => [state.id, wrap(boxName(words, state), WIDEST[shape])] as const),
      ...states.filter(({ holds }) => holds.length > 0).map(({ id }) => [`group ${id}`, [stateName(words, id)]] as const),
    ]),
    stays: new Map(reasons(false).map((arrow) => [arrow.from, lines(arrow, () => '↻ ')])),
    labels: new Map(reasons(true).map((arrow) => [arrow.id, lines(arrow, (i) => (i === 0 ? '' : '· '))])),
  };
}

export function sizeOf(lines: readonly string[], size: number): { readonly width: number; readonly height: number } {
  return { width: Math.max(0, ...lines.map(({ length }) => Math.ceil(length * size * PER_CHARACTER))), height: Math.ceil(lines.length * size * TYPE.line) };
}

/** A text in lines of at most so many characters; a longer word has a line of its own. */
export function wrap(text: string, widest: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= widest) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
