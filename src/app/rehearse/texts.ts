import type { Lang } from '../../../intents/types.ts';
import { useLang } from '../shell/texts.ts';
import { en } from './texts.en.ts';
import { sv, type RehearseTexts } from './texts.sv.ts';

export type { RehearseTexts };

/** The words of the Rehearse room. */
export const rehearseTexts: Readonly<Record<Lang, RehearseTexts>> = { sv, en };

export function useRehearseTexts(): { readonly lang: Lang; readonly r: RehearseTexts } {
  const { lang } = useLang();
  return { lang, r: rehearseTexts[lang] };
}
