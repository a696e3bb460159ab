import type { Lang } from '../../../intents/types.ts';
import { eachWord, type Rule } from './rule.ts';

/** Words as they are said, where that is shorter than they are written. */
const REDUCED: Readonly<Record<Lang, Readonly<Record<string, readonly string[]>>>> = {
  sv: {
    och: ['å'], att: ['å'], är: ['e'], jag: ['ja'], det: ['de'], de: ['dom'], dem: ['dom'], mig: ['mej'], dig: ['dej'], sig: ['sej'], något: ['nåt'], någon: ['nån'], några: ['nåra'], sådan: ['sån'], sedan: ['sen'],
    också: ['oxå'], till: ['te'], med: ['me'], vad: ['va'], ska: ['sa'], skulle: ['sku'], vara: ['va'], inte: ['int', 'nte'], har: ['ha'], var: ['va'], mycket: ['mycke'], sade: ['sa'], morgon: ['morron'],
    vill: ['vi'], kan: ['ka'], betalar: ['betala'], kommer: ['komme'], måste: ['måst'], försäkringskassan: ['fösäkringskassan'], föräldrapenning: ['förälderpenning', 'förrapenning'], sjukskriven: ['sjukskrivn'],
    skriven: ['skrivn'], min: ['mi'], barnet: ['barne'], arbetsgivare: ['arbesgivare'], arbetsgivaren: ['arbesgivaren'],
  },
  en: {
    want: ['wan'], going: ['gonna'], have: ['hav', 'of'], because: ['cause', 'cuz'], about: ['bout'], my: ['me', 'mai'], and: ['an', 'n'], your: ['yer'], you: ['ya'], them: ['em'], with: ['wi'], would: ['wood'],
    the: ['de', 'da'], this: ['dis'], that: ['dat'], think: ['tink', 'sink'], application: ['aplication', 'applikation'], question: ['kestion'], money: ['monny'], apply: ['a ply'], to: ['too', 'ta'],
  },
};

const reduced: Rule = {
  id: 'reduced-word',
  name: { sv: 'talspråk', en: 'as it is said' },
  why: { sv: 'Vanliga ord sägs kortare än de skrivs.', en: 'Common words are said shorter than they are written.' },
  places: eachWord((word, lang) => REDUCED[lang][word] ?? []),
};

/** Endings that are swallowed. */
const CLIPPED: Readonly<Record<Lang, readonly (readonly [RegExp, string])[]>> = {
  sv: [[/ningen$/u, 'ninga'], [/ningen$/u, 'ningn'], [/ning$/u, 'nin'], [/et$/u, 'e'], [/(?<=[aeo])r$/u, ''], [/(?<=[aeiou])de$/u, ''], [/igt$/u, 'it'], [/ig$/u, 'i'], [/an$/u, 'a'], [/arna$/u, 'ana'], [/(?<=[^aeiouyåäös])s$/u, '']],
  en: [[/ing$/u, 'in'], [/ed$/u, ''], [/(?<=[aeiourn])[td]$/u, ''], [/(?<=[^s])s$/u, ''], [/er$/u, 'a'], [/nts$/u, 'ns']],
};
/** A word keeps so many letters. */
const LEFT = 3;

const clipped: Rule = {
  id: 'clipped-ending',
  name: { sv: 'kapad ändelse', en: 'ending clipped' },
  why: { sv: 'Slutet på ordet sägs svagt och hörs inte.', en: 'The end of the word is weak and is not heard.' },
  places: eachWord((word, lang) => CLIPPED[lang].filter(([ending]) => ending.test(word)).map(([ending, rest]) => word.replace(ending, rest)).filter(({ length }) => length >= LEFT)),
};

const NUMBERS: Readonly<Record<Lang, readonly (readonly [string, string])[]>> = {
  sv: [['två', '2'], ['tre', '3'], ['fyra', '4'], ['fem', '5'], ['sex', '6'], ['sju', '7'], ['åtta', '8'], ['nio', '9'], ['tio', '10'], ['tolv', '12'], ['femton', '15'], ['arton', '18'], ['tjugo', '20'], ['femtio', '50']],
  en: [['two', '2'], ['three', '3'], ['four', '4'], ['five', '5'], ['six', '6'], ['seven', '7'], ['eight', '8'], ['nine', '9'], ['ten', '10'], ['twelve', '12'], ['fifteen', '15'], ['eighteen', '18'], ['twenty', '20'], ['fifty', '50']],
};

const numbers: Rule = {
  id: 'number-writing',
  name: { sv: 'tal skrivet annorlunda', en: 'number written otherwise' },
  why: { sv: 'Ett tal skrivs med siffror eller med bokstäver.', en: 'A number is written in digits or in letters.' },
  places: eachWord((word, lang) => NUMBERS[lang].flatMap(([spoken, digits]) => (word === spoken ? [digits] : word === digits ? [spoken] : []))),
};

export const shortFormRules: readonly Rule[] = [reduced, clipped, numbers];
