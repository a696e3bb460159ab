import { eachWord, type Rule } from './rule.ts';

const NAMES: Readonly<Record<'sv' | 'en', Readonly<Record<string, string>>>> = {
  sv: {
    a: 'a', b: 'be', c: 'se', d: 'de', e: 'e', f: 'eff', g: 'ge', h: 'hå', i: 'i', j: 'ji', k: 'kå', l: 'el', m: 'em', n: 'en', o: 'o', p: 'pe', q: 'ku', r: 'är', s: 'es', t: 'te', u: 'u', v: 've',
    x: 'eks', y: 'y', z: 'säta', å: 'å', ä: 'ä', ö: 'ö',
  },
  en: {
    a: 'a', b: 'bee', c: 'see', d: 'dee', e: 'e', f: 'eff', g: 'gee', h: 'aitch', i: 'i', j: 'jay', k: 'kay', l: 'el', m: 'em', n: 'en', o: 'o', p: 'pee', q: 'queue', r: 'are', s: 'ess', t: 'tee',
    u: 'you', v: 'vee', w: 'double you', x: 'ex', y: 'why', z: 'zed',
  },
};

/** Abbreviations that callers say in letters or as a word, in lower case as a recogniser may write them. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(['sgi', 'fk', 'af', 'eu', 'lss', 'csn', 'bup', 'atb', 'vab', 'adhd', 'tfp', 'npf', 'id']);

function spelled(word: string, lang: 'sv' | 'en'): readonly string[] {
  if (!ABBREVIATIONS.has(word)) return [];
  const letters = word.split('');
  return [letters.map((letter) => NAMES[lang][letter] ?? letter).join(' '), letters.join(' ')];
}

const spelledOut: Rule = {
  id: 'spelled-letters',
  name: { sv: 'bokstaverat', en: 'letters spelled' },
  why: { sv: 'En förkortning hörs bokstav för bokstav.', en: 'An abbreviation is heard letter by letter.' },
  places: eachWord(spelled),
};

/** Short words and abbreviations that are taken for other words. */
const MISHEARD: Readonly<Record<'sv' | 'en', Readonly<Record<string, readonly string[]>>>> = {
  sv: {
    vab: ['vabb', 'webb', 'vad'], vabba: ['jobba', 'vobba'], vabbar: ['jobbar', 'vobbar'], fk: ['effkå'], sgi: ['esgei'], karens: ['karin', 'clarence'], karensdag: ['karin dag'], 'a-kassa': ['kassa'],
    kassan: ['kassen'], bankid: ['bankidé', 'bank i d'], underhåll: ['undehåll'], intyg: ['i tyg'], tandvård: ['tand vår'],
    sjuk: ['syg', 'skuk'], barn: ['ban', 'band'], pengar: ['peng'], ersättning: ['rättning'], läkare: ['lekare'], bidrag: ['bidra'], avslag: ['anslag'],
  },
  en: {
    benefit: ['benefits'], allowance: ['allowing', 'a lounge'], sick: ['six', 'seek'], leave: ['live', 'leaf'], appeal: ['a peel'], claim: ['clam'], child: ['chide'], payment: ['pavement'], parental: ['rental', 'parent'],
    housing: ['using'], pension: ['tension'], care: ['car'], two: ['to'], for: ['four'], ill: ['hill'], baby: ['maybe'], insurance: ['assurance'], disability: ['this ability'],
  },
};

const misheard: Rule = {
  id: 'misheard',
  name: { sv: 'felhört ord', en: 'taken for another word' },
  why: { sv: 'Ett ord tas för ett annat som låter likadant.', en: 'A word is taken for another that sounds like it.' },
  places: eachWord((word, lang) => MISHEARD[lang][word] ?? []),
};

export const letterRules: readonly Rule[] = [spelledOut, misheard];
