import { eachWord, likeWritten, type Rule } from './rule.ts';

/** Last parts of the compounds that callers use; their forms ("penningen", "bidragets") are known with them. */
const HEADS = [
  'penning', 'bidrag', 'ersättning', 'stöd', 'tillägg', 'skydd', 'kort', 'intyg', 'dagar', 'dagarna', 'ledig', 'ledighet', 'skriven', 'skriva', 'skrivning', 'anmäla', 'anmälan',
  'ansökan', 'beslut', 'kassa', 'kassan', 'lön', 'försäkring', 'givare', 'tagare', 'sidor', 'nummer', 'centralen', 'central', 'vård', 'vården', 'hjälp', 'läggare', 'läggaren',
  'läkare', 'lapp', 'betalning', 'betalt', 'betala', 'prövning', 'pröva', 'klaga', 'klagan', 'krav', 'pension', 'hög', 'kostnad', 'kostnader', 'inkomst', 'period', 'blankett', 'konto',
  'kontoret', 'avgift', 'gift', 'garanti', 'hem', 'barn', 'barnet', 'föräldrar', 'förälder', 'hörig', 'höriga', 'nedsättning', 'skada', 'skadad', 'rehabilitering', 'program', 'söka', 'sökande',
  'förmedling', 'förmedlingen', 'myndighet', 'myndigheten', 'företagare', 'firma', 'bolag', 'ställd', 'ställda', 'fråga', 'frågor', 'ärende', 'meddelande', 'tid', 'stånd', 'prov', 'slag', 'mäla', 'mälan',
].toSorted((a, b) => b.length - a.length);

const ENDING = '(?:en|et|n|t|ar|er|or|na|ens|ets|ns|s|arna|erna|orna|aren|arens)?';
const FIRST = /^(?=\p{L}*[aeiouyåäö])\p{L}{2,}$/u;
const plain = (word: string) => word.replace(/[åä]/gu, 'a').replace(/ö/gu, 'o');
const PATTERN = new RegExp(`^(.+?)((?:${[...HEADS, ...HEADS.map(plain)].join('|')})${ENDING})$`, 'u');

/** The parts of a Swedish compound, the linking s with the first; null for what is none. */
export function partsOf(word: string): readonly [string, string] | null {
  const [, first, last] = PATTERN.exec(word) ?? [];
  return first !== undefined && last !== undefined && FIRST.test(first) ? [first, last] : null;
}

const LINKED = /[^aeiouyåäös]s$/u;

const split: Rule = {
  id: 'split-compound',
  name: { sv: 'särskrivet', en: 'compound split' },
  why: { sv: 'Ett sammansatt ord hörs som två.', en: 'A compound word is heard as two.' },
  places: eachWord((word, lang) => (lang === 'sv' ? [partsOf(word)?.join(' ') ?? word] : [])),
};

const unlinked: Rule = {
  id: 'lost-link',
  name: { sv: 'binde-s borta', en: 'linking s lost' },
  why: { sv: 'Det s som binder ihop två ord är svagt och hörs inte.', en: 'The s that links two words is weak and is not heard.' },
  places: eachWord((word, lang) => {
    const parts = lang === 'sv' ? partsOf(word) : null;
    return parts && LINKED.test(parts[0]) ? [`${parts[0].slice(0, -1)}${parts[1]}`, `${parts[0].slice(0, -1)} ${parts[1]}`] : [];
  }),
};

/** The longest of two words that are heard as one. */
const LONGEST_JOINED = 24;
/** Words that lean on the next one. */
const LEANING = {
  sv: ['i', 'på', 'min', 'mina', 'mitt', 'för', 'om', 'av', 'till', 'över', 'sjuk', 'hög', 'vab', 'eu', 'bank', 'ut', 'hur', 'mobilt'],
  en: ['my', 'sick', 'child', 'bank', 'a', 'of', 'eu', 'on', 'health', 'house', 'pay', 'under'],
};

const joined: Rule = {
  id: 'joined-words',
  name: { sv: 'hopskrivet', en: 'words joined' },
  why: { sv: 'Två ord utan paus emellan hörs som ett.', en: 'Two words without a pause between them are heard as one.' },
  places: (spoken, lang) => spoken.flatMap((word, i) => {
    const next = spoken[i + 1];
    if (!next || word.isFixed || next.isFixed || !/^[ -]$/u.test(word.after) || !LEANING[lang].includes(word.low)) return [];
    const together = word.low + next.low;
    return together.length > LONGEST_JOINED ? [] : [{ at: word.at, from: `${word.text}${word.after}${next.text}`, to: likeWritten(together, word.text) }];
  }),
};

export const compoundRules: readonly Rule[] = [split, unlinked, joined];
