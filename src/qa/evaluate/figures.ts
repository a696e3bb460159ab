import type { Measured } from './measures.ts';

/** Numbers as reports show them. */

export const DASH = '–';

/** A share 0..1 as per cent with one decimal. */
export function percent(share: number | null): string {
  return share === null ? DASH : `${(share * 100).toFixed(1)} %`;
}

/** 12345 → 12 345, kept on one line. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/gu, '\u00A0');
}

/** A cost: as many decimals as tell costs per utterance apart. */
export function costly(value: number | null): string {
  return value === null ? DASH : value.toFixed(3);
}

export function valueOf({ isCost, value }: Pick<Measured, 'isCost' | 'value'>): string {
  return isCost ? costly(value) : percent(value);
}

/** "0.88" of a threshold. */
export function threshold(value: number): string {
  return value.toFixed(2);
}

/** Words for what the ids of verdicts and events stand for. */
const IN_WORDS: Readonly<Record<string, string>> = {
  right: 'right', confirmed: 'confirmed', 'confirmed-wrong': 'wrong thing confirmed', refused: 'asked or refused needlessly', wrong: 'wrong',
  'wrong-confirmation': 'wrong confirmation', 'needless-question': 'needless question', 'wrong-question': 'wrong question',
  misroute: 'misroute', 'lost-crisis': 'crisis not recognised', 'lost-person': 'wish for a person not recognised', 'other-wrong': 'otherwise wrong',
};

export function inWords(id: string): string {
  return IN_WORDS[id] ?? id;
}
