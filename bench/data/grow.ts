import { below, pick, seeded, type Random } from '../random.ts';
import type { LabelledText } from '../types.ts';
import { byLabel } from './group.ts';

const SWAP = 0.3;
const FILLER = 0.25;
const NEW_WORD = 0.2;
/** Of the made-up words, how many are made up anew: the vocabulary goes on growing, as it does in real corpora. */
const FRESH = 0.3;
const FILLERS = ['eh', 'alltså', 'liksom', 'typ', 'hej', 'jo', 'du', 'ju', 'va', 'öh', 'asså', 'tack', 'snälla', 'ja', 'nu'];
const SYLLABLES = ['ba', 'ber', 'dal', 'do', 'fal', 'fin', 'ga', 'gren', 'hal', 'hus', 'ka', 'kul', 'la', 'lin', 'ma', 'mor', 'na', 'nor', 'pa', 'pil', 'ra', 'ris', 'sa', 'sten', 'ta', 'tor', 'va', 'vik'];

/**
 * As many phrases as asked for, made of the given ones: first themselves, then variations with words of the
 * same label, fillers and words made up. Deterministic; the labels keep their shares.
 */
export function grow(phrases: readonly LabelledText[], factor: number): LabelledText[] {
  const random = seeded(`grown ${factor} times`);
  const pools = new Map([...byLabel(phrases)].map(([label, all]) => [label, all.flatMap(({ text }) => text.split(' '))]));
  const invented: string[] = [];
  const grown = [...phrases];
  for (let round = 1; round < factor; round++) {
    for (const { text, label } of phrases) grown.push({ text: varied(text, pools.get(label) ?? [], invented, random), label });
  }
  return grown;
}

function varied(text: string, pool: readonly string[], invented: string[], random: Random): string {
  const words = text.split(' ').map((word) => (random() < SWAP ? (pick(pool, random) ?? word) : word));
  if (random() < FILLER) words.splice(below(words.length + 1, random), 0, pick(FILLERS, random) ?? '');
  if (random() < NEW_WORD) words.splice(below(words.length + 1, random), 0, newWord(invented, random));
  return words.join(' ');
}

function newWord(invented: string[], random: Random): string {
  const old = random() < FRESH ? undefined : pick(invented, random);
  if (old !== undefined) return old;
  const word = Array.from({ length: 2 + below(3, random) }, () => pick(SYLLABLES, random)).join('');
  invented.push(word);
  return word;
}
