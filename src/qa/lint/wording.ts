import type { Lang } from '../../../intents/types.ts';
import type { Service } from '../../service/types.ts';
import { inService, type Place } from './documents.ts';

export const LANGS: readonly Lang[] = ['sv', 'en'];

/** One prompt in one language, with where it stands. */
export interface Worded {
  readonly id: string;
  readonly lang: Lang;
  readonly text: string;
  readonly place: Place;
}

export const placeOfPrompt = (id: string, lang: Lang): Place => inService(`prompts.${lang}.yaml`, 'prompts', id);

/** All prompts in both languages, the Swedish ones first. */
export function wordings({ prompts }: Service): Worded[] {
  return LANGS.flatMap((lang) => Object.entries(prompts[lang]).map(([id, text]) => ({ id, lang, text, place: placeOfPrompt(id, lang) })));
}

export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.?!:])\s+/u).filter((sentence) => sentence !== '');
}

/** Words as they are heard; what fills a gap counts as two, as most names of topics and lines are. */
export function wordCount(text: string): number {
  return text.replaceAll(/\{\w+\}/gu, 'gap gap').match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/** The gaps of a prompt, each once. */
export function gapsOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] ?? ''))];
}

/** A key that the caller is told to press. */
export interface NamedKey {
  readonly key: string;
  /** What stands before it in its sentence, and after it. */
  readonly before: string;
  readonly after: string;
  readonly sentence: string;
}

const PRESS = /(?:tryck|trycka|slå|press|pressing)\s+(?:på\s+)?(?<key>[0-9*#]|noll|stjärna|fyrkant|zero|star|hash)(?![\p{L}\p{N}])/giu;
const SPOKEN_KEYS: Readonly<Record<string, string>> = { noll: '0', zero: '0', stjärna: '*', star: '*', fyrkant: '#', hash: '#' };

/** The keys that a prompt names, in the order spoken. */
export function keysIn(text: string): NamedKey[] {
  return text.split(/(?<=[.?!])\s+/u).flatMap((sentence) => [...sentence.matchAll(PRESS)].map((match): NamedKey => {
    const key = (match.groups?.['key'] ?? '').toLowerCase();
    return { key: SPOKEN_KEYS[key] ?? key, before: sentence.slice(0, match.index), after: sentence.slice(match.index + match[0].length), sentence };
  }));
}
