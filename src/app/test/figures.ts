import type { Lang } from '../../../intents/types.ts';

const LOCALE: Readonly<Record<Lang, string>> = { sv: 'sv-SE', en: 'en-GB' };

/** Numbers as testers read them: 1 104. */
export function count(value: number, lang: Lang): string {
  return value.toLocaleString(LOCALE[lang]);
}

/** A share 0..1 as per cent with one decimal. */
export function percent(share: number, lang: Lang): string {
  return share.toLocaleString(LOCALE[lang], { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

export function decimal(value: number, places: number, lang: Lang): string {
  return value.toLocaleString(LOCALE[lang], { minimumFractionDigits: places, maximumFractionDigits: places });
}
