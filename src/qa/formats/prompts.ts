import type { Lang } from '../../../intents/types.ts';
import type { Service } from '../../service/types.ts';
import type { CallCase } from '../suite.ts';
import type { Known, Lose, Place } from './format.ts';

/** No prompt is longer when spoken; longer texts are not compared. */
const LONGEST_PROMPT = 1000;

interface Template {
  readonly id: string;
  /** What stands in the gaps is captured. */
  readonly pattern: RegExp;
}

/** Patterns are made once for a service. */
const finders = new WeakMap<Service, (text: string) => string | null>();

export function promptFinder(service: Service): (text: string) => string | null {
  const finder = finders.get(service) ?? finderFor(service);
  finders.set(service, finder);
  return finder;
}

/** Finds the prompt that a text is the words of, whatever stands in its gaps: of several, the one with least in them. */
function finderFor({ prompts }: Service): (text: string) => string | null {
  const templates = (['sv', 'en'] as const).flatMap((lang) => Object.entries(prompts[lang]).map(([id, text]) => templateOf(id, text)));
  const found = new Map<string, string | null>();
  return (text) => {
    const words = text.replace(/\s+/gu, ' ').trim();
    if (words === '' || words.length > LONGEST_PROMPT) return null;
    const before = found.get(words);
    if (before !== undefined) return before;
    const fitting = templates.flatMap(({ id, pattern }) => {
      const gaps = pattern.exec(words)?.slice(1).reduce((length, gap: string | undefined) => length + (gap ?? '').length, 0);
      return gaps === undefined || gaps === words.length ? [] : [{ id, gaps }];
    });
    const best = fitting.toSorted((a, b) => a.gaps - b.gaps)[0]?.id ?? null;
    found.set(words, best);
    return best;
  };
}

/** A sentence with a gap is not said when there is nothing to fill it: it may be missing. */
function templateOf(id: string, text: string): Template {
  const parts = text.split(/(?<=[.?!])\s+/u).map((sentence) => {
    const pattern = sentence.split(/\{\w+\}/u).map((piece) => piece.replace(/[$()*+./?[\\\]^{|}]/gu, '\\$&')).join('(.{1,200}?)');
    return /\{\w+\}/u.test(sentence) ? `(?:${pattern}(?: |$))?` : `${pattern}(?: |$)`;
  });
  return { id, pattern: new RegExp(`^${parts.join('')}$`, 'iu') };
}

/**
 * The words of a `hear` step: what was heard when the call was played, else the prompt as it is written, gaps and all.
 * Told where the words would not be read back to the same prompt. Null when there is no such prompt.
 */
export function wordsOf(call: CallCase, index: number, prompt: string, known: Known, idOf: (text: string) => string | null, at: Place, lose: Lose): string | null {
  const template = templateFor(known.service, prompt, call.lang);
  const words = known.words(call, index) ?? template;
  if (words === null) {
    lose(at, `hear ${prompt}`, 'the service has no such prompt, so there are no words to write');
    return null;
  }
  const back = idOf(words);
  if (back !== prompt) lose(at, `hear ${prompt}`, `only its words are written, and ${back === null ? 'no prompt is told by them' : `${back} has the same`}`);
  else if (words === template && /\{\w+\}/u.test(words)) lose(at, `hear ${prompt}`, 'what fills its gaps is not known, for the call does not go as the suite says; the gaps are written');
  return words;
}

function templateFor({ prompts }: Service, id: string, lang: Lang): string | null {
  return Object.hasOwn(prompts[lang], id) ? (prompts[lang][id] ?? null) : null;
}
