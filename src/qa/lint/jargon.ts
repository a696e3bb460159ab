import type { Lang } from '../../../intents/types.ts';

/** Administrative words (a * at the end: with any ending) and what to say in their place. Ours, in the spirit of Svarta listan. */
const PLAIN: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  sv: {
    'a conto': '"i förskott"', 'angående': '"om"', 'anmoda*': '"be"', 'ankomm*': '"det är … som ska"', 'avseende': '"om"', 'beaktande*': '"hänsyn"', 'bifoga*': '"skicka med"', 'bestrid*': '"säga emot"',
    'dylik*': '"sådan"', 'emedan': '"eftersom"', 'erfordra*': '"behöva"', 'erhåll*': '"få"', 'erlägg*': '"betala"', 'ehuru': '"fast"', 'fordringsägar*': '"den som du är skyldig pengar"',
    'föreligg*': '"finns"', 'förordnande*': '"beslut om god man eller förvaltare"', 'försäkringstagar*': '"du"', 'huruvida': '"om"', 'hänförlig*': '"som hör till"', 'härvid': '"då"', 'i enlighet med': '"enligt"',
    'inkomm*': '"komma in"', 'inneha*': '"ha"', 'innefatta*': '"ha med"', 'jämlikt': '"enligt"', 'likväl': '"ändå"', 'medelst': '"med"', 'nyttja*': '"använda"',
    'ombesörj*': '"ordna"', 'ovannämnd*': 'det som menas, en gång till', 'på grund härav': '"därför"', 'påbörja*': '"börja"', 'sammanbo': '"sambo"', 'såvida': '"om"', 'såvitt avser': '"om"', 'tillhandahåll*': '"ge"',
    'tillika': '"också"', 'tillse*': '"se till"', 'tillskriv*': '"skriva till"', 'uppbär*': '"få"', 'uppbära': '"få"', 'utgår': '"betalas ut"', 'utröna*': '"ta reda på"', 'vederbörande': '"den som det gäller"', 'verkställ*': '"göra"',
    'vidimera*': '"intyga"', 'vårdnadshavar*': '"förälder"', 'yrka*': '"begära"', 'åberopa*': '"stödja sig på"', 'återkoppl*': '"svara"', 'åtnjut*': '"ha" eller "få"', 'äga rum': '"hända"',
  },
  en: {
    'accordingly': '"so"', 'aforementioned': 'what is meant, once more', 'ascertain*': '"find out"', 'assist': '"help"', 'assisting': '"helping"', 'at this point in time': '"now"', 'beneficiar*': '"the person who gets it"', 'commence*': '"begin"', 'concerning': '"about"',
    'disburse*': '"pay"', 'disbursement*': '"payment"', 'endeavour*': '"try"', 'furnish*': '"give"', 'hereby': 'nothing', 'herein': '"here"', 'in respect of': '"about"', 'in the event that': '"if"', 'inform us of': '"tell us"', 'notwithstanding': '"even so"',
    'obtain*': '"get"', 'prior to': '"before"', 'provided that': '"if"', 'pursuant to': '"under"', 'regarding': '"about"', 'remit*': '"pay"', 'subsequent*': '"later"', 'terminate*': '"end"', 'thereof': '"of it"', 'utilise*': '"use"', 'utilize*': '"use"',
  },
};

const patterns = new Map<Lang, { readonly pattern: RegExp; readonly plain: string }[]>();

function patternsFor(lang: Lang) {
  const known = patterns.get(lang);
  if (known) return known;
  const made = Object.entries(PLAIN[lang]).map(([word, plain]) => ({
    pattern: new RegExp(`(?<![\\p{L}\\p{N}-])${word.endsWith('*') ? `${word.slice(0, -1)}\\p{L}*` : word}(?![\\p{L}\\p{N}-])`, 'iu'), plain,
  }));
  patterns.set(lang, made);
  return made;
}

/** The administrative words of a text, each with the plain one. */
export function jargonIn(text: string, lang: Lang): { readonly heard: string; readonly plain: string }[] {
  return patternsFor(lang).flatMap(({ pattern, plain }) => {
    const heard = pattern.exec(text)?.[0];
    return heard === undefined ? [] : [{ heard, plain }];
  });
}
