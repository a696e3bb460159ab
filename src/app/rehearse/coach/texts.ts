import type { Lang } from '../../../../intents/types.ts';

const sv = {
  title: 'Tränaren',
  trying: 'Tränaren prövar hur din fras kan höras fel.',
  course: { first: 'Förstått på första försöket', question: 'Förstått efter en fråga', later: (tries: number) => `Förstått på försök ${tries}`, never: 'Inte förstått' },
  noErrand: 'Du beskrev inget ärende i samtalet. Då finns ingen fras att öva på.',
  neverHint: 'Säg namnet på ersättningen, eller vad du vill ha hjälp med. Ett enda ord kan räcka.',
  youSaid: 'Du sa',
  marked: 'Orden som bar frasen är markerade.',
  safe: (safe: number, of: number) => `${safe} av ${of}`,
  safeHow: 'sätt att höra frasen fel leder ändå rätt',
  asked: (count: number) => (count === 1 ? 'Ett av dem efter en fråga.' : `${count} av dem efter en fråga.`),
  decisive: (word: string, where: string) => `Utan ”${word}” hade samtalet lett ${where}.`,
  better: 'Säg hellre',
  betterIs: {
    said: 'Frasen säger både ämnet och vad du vill.', name: 'Frasen är ett namn som bara betyder en sak.', known: 'Frasen är en av dem som talsvaret känner.',
    shorter: 'Det är dina egna ord, utan dem som bara fyller ut.', named: 'Det är dina egna ord, med ämnets namn först.',
  },
  margin: (safe: number, of: number, own: number, ownOf: number) => `${safe} av ${of} leder rätt, mot ${own} av ${ownOf} för din fras.`,
  fewerQuestions: (count: number, own: number) => `Färre följdfrågor: ${count} mot ${own}.`,
  good: 'Din fras är så säker som de andra som tränaren har prövat. Säg så.',
  elsewhere: (name: string) => `Det här hör till ${name}. Ring dit i stället.`,
  unsafe: 'Tränaren har ingen säkrare fras. Säg det lugnt och kort, eller be om en person.',
  practise: 'Öva med den här frasen',
  wrong: 'Gick fel',
  all: (of: number) => `Alla ${of} sätt, och vart de ledde`,
  led: {
    there: 'rätt', asked: 'rätt efter en fråga', again: 'till frågan igen', danger: 'till en person genast',
    desk: (desk: string) => `till gruppen ${desk}`, other: (name: string) => `till ${name}`,
  },
  told: (course: string, safe: string) => `Tränaren: ${course}. ${safe} sätt att höra frasen fel leder ändå rätt.`,
};

const en: typeof sv = {
  title: 'The coach',
  trying: 'The coach is trying how your phrase may be misheard.',
  course: { first: 'Understood at the first try', question: 'Understood after a question', later: (tries) => `Understood at try ${tries}`, never: 'Not understood' },
  noErrand: 'You described no errand in the call, so there is no phrase to practise.',
  neverHint: 'Say the name of the benefit, or what you need help with. A single word may be enough.',
  youSaid: 'You said',
  marked: 'The words that carried the phrase are marked.',
  safe: (safe, of) => `${safe} of ${of}`,
  safeHow: 'ways of mishearing the phrase still lead right',
  asked: (count) => (count === 1 ? 'One of them after a question.' : `${count} of them after a question.`),
  decisive: (word, where) => `Without “${word}” the call would have led ${where}.`,
  better: 'Rather say',
  betterIs: {
    said: 'The phrase tells both the subject and what you want.', name: 'The phrase is a name that means one thing only.', known: 'The phrase is one of those that the voice response knows.',
    shorter: 'It is your own words, without those that only fill.', named: 'It is your own words, with the name of the subject first.',
  },
  margin: (safe, of, own, ownOf) => `${safe} of ${of} lead right, against ${own} of ${ownOf} for your phrase.`,
  fewerQuestions: (count, own) => `Fewer questions: ${count} against ${own}.`,
  good: 'Your phrase is as safe as the others that the coach has tried. Say it so.',
  elsewhere: (name) => `This belongs to ${name}. Call there instead.`,
  unsafe: 'The coach has no safer phrase. Say it calmly and briefly, or ask for a person.',
  practise: 'Practise with this phrase',
  wrong: 'Went wrong',
  all: (of) => `All ${of} ways, and where they led`,
  led: {
    there: 'right', asked: 'right after a question', again: 'to the question again', danger: 'to a person at once',
    desk: (desk) => `to the group ${desk}`, other: (name) => `to ${name}`,
  },
  told: (course, safe) => `The coach: ${course}. ${safe} ways of mishearing the phrase still lead right.`,
};

export type CoachTexts = typeof sv;

/** The words of the coach. */
export const coachTexts: Readonly<Record<Lang, CoachTexts>> = { sv, en };
