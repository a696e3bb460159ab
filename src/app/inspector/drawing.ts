import type { Lang } from '../../../intents/types.ts';

/** A text in the chart, already broken into lines; `x` is its middle. */
export interface Caption {
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
}

export interface Box {
  /** The state; of a start, the state that begins there. */
  readonly id: string;
  /** A group holds other states; an `always` stands in it for what can happen at each of them. */
  readonly kind: 'state' | 'group' | 'always' | 'start';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly name: Caption;
  /** What leaves the call where it is. */
  readonly stays: Caption;
  readonly isFinal: boolean;
}

export interface Way {
  /** The arrow of the structure; null where one only begins. */
  readonly id: string | null;
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly label: Caption;
}

/** The machine laid out: where every state and every way stands. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly ways: readonly Way[];
}

/** Drawn twice: plain, so that the whole can be seen at once; and worded, with the reason on every arrow. */
export const SHAPES = ['plain', 'worded'] as const;
export type Shape = (typeof SHAPES)[number];
export type Drawings = Readonly<Record<Lang, Readonly<Record<Shape, Drawing>>>>;

/** Sizes that layout and picture agree on, in units of the drawing. */
export const TYPE = { name: 16, label: 13, line: 1.25, pad: 10 } as const;
