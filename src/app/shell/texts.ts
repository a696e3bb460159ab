import { createContext, useContext } from 'react';
import type { Lang } from '../../../intents/types.ts';
import { en } from './texts.en.ts';
import { sv, type Texts } from './texts.sv.ts';

export type { Texts };

/** The typed dictionary of the interface. */
export const texts: Readonly<Record<Lang, Texts>> = { sv, en };

/** The language of a part of the page: a card may speak another one than the page around it. */
export const LangContext = createContext<Lang>('sv');

export function useLang(): { readonly lang: Lang; readonly t: Texts } {
  const lang = useContext(LangContext);
  return { lang, t: texts[lang] };
}
