import type { Lang } from '../../../intents/types.ts';
import { useLang } from '../shell/texts.ts';
import { en } from './texts.en.ts';
import { sv } from './texts.sv.ts';

export type TestTexts = typeof sv;

/** The words of the Test room. */
export const testTexts: Readonly<Record<Lang, TestTexts>> = { sv, en };

/** The words of the Test room in the language of the page around. */
export function useTestTexts(): { readonly lang: Lang; readonly t: TestTexts } {
  const { lang } = useLang();
  return { lang, t: testTexts[lang] };
}
