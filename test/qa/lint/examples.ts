import type { Service } from '../../../src/service/types.ts';
import type { Change } from './subject.ts';

/** What breaks one rule: changes of the shipped files, or of what was read from them where reading would refuse the files. */
export interface Example {
  readonly rule: string;
  readonly changes?: readonly Change[];
  readonly alter?: (service: Service) => Service;
  /** What the finding is about, its file, and the words that stand in its line. */
  readonly about: string;
  readonly file: string;
  readonly line?: RegExp;
}

const sv = (id: string, text: string): Change => ['prompts.sv.yaml', new RegExp(`^  ${id}: .*$`, 'mu'), `  ${id}: "${text}"`];
const en = (id: string, text: string): Change => ['prompts.en.yaml', new RegExp(`^  ${id}: .*$`, 'mu'), `  ${id}: "${text}"`];
const inTopic = (topic: string, field: string, line: string): Change => ['family.yaml', new RegExp(`(^  ${topic}:\\n(?:    .*\\n|      .*\\n)*?    ${field}:\\n)`, 'mu'), `$1      - ${line}\n`];
const prompt = (rule: string, id: string, text: string, more: readonly Change[] = []): Example => ({ rule, changes: [sv(id, text), ...more], about: id, file: 'service/prompts.sv.yaml', line: new RegExp(`^ {2}${id}:`, 'u') });

export const EXAMPLES: readonly Example[] = [
  { rule: 'name-of-two', changes: [inTopic('vab', 'names', 'barnbidrag')], about: 'barnbidrag', file: 'catalogue/family.yaml', line: /- barnbidrag$/u },
  { rule: 'phrase-of-two', changes: [inTopic('vab', 'english', 'the same words twice'), inTopic('barnbidrag', 'english', 'the same words twice')], about: 'the same words twice', file: 'catalogue/family.yaml', line: /the same words twice/u },
  { rule: 'phrase-ranks-elsewhere', changes: [inTopic('vab', 'english', 'jag vill ansöka om bostadsbidrag')], about: 'jag vill ansöka om bostadsbidrag', file: 'catalogue/family.yaml', line: /bostadsbidrag$/u },
  { rule: 'phrase-twice', changes: [inTopic('vab', 'english', 'My child, again'), inTopic('vab', 'english', 'my child again')], about: 'My child, again', file: 'catalogue/family.yaml', line: /My child, again/u },
  { rule: 'phrase-with-personal-number', changes: [inTopic('vab', 'english', 'my number is 19900101-9802')], about: 'vab', file: 'catalogue/family.yaml', line: /9802/u },
  { rule: 'phrase-with-digits', changes: [inTopic('vab', 'english', 'ill for 14 days')], about: 'ill for 14 days', file: 'catalogue/family.yaml', line: /14 days/u },
  { rule: 'topic-has-few-phrases', changes: [['family.yaml', /(^ {2}vab:\n(?: {4}.*\n)*? {4}english:\n) {6}- .*\n/mu, '$1']], about: 'vab', file: 'catalogue/family.yaml' },
  { rule: 'cue-is-dead', changes: [['questions.yaml', 'cues: [tio|10,', 'cues: [misspeltcue*, tio|10,']], about: 'birth', file: 'service/questions.yaml', line: /misspeltcue/u },

  { rule: 'pair-without-question', alter: (service) => ({ ...service, questions: service.questions.filter(({ id }) => id !== 'birth') }), about: 'birth', file: 'catalogue/pairs.yaml', line: /id: birth/u },
  { rule: 'question-without-pair', alter: (service) => ({ ...service, catalogue: { ...service.catalogue, pairs: service.catalogue.pairs.filter(({ id }) => id !== 'birth') } }), about: 'birth', file: 'service/questions.yaml', line: /id: birth/u },
  { rule: 'topic-not-offered', changes: [['questions.yaml', 'topic: tio-dagar, label: { sv: De tio', 'topic: vab, label: { sv: De tio']], about: 'birth', file: 'service/questions.yaml' },
  { rule: 'choice-never-spoken', changes: [sv('disambiguate-birth', 'Gäller det de tio dagarna vid födseln, eller något annat?')], about: 'birth', file: 'service/prompts.sv.yaml', line: /disambiguate-birth:/u },

  prompt('prompt-too-long', 'hung-up', 'Samtalet är nu avslutat. Tack för att du ringde till oss. Kom ihåg att du alltid kan läsa mer på våra sidor. Där finns svar på de flesta frågor. Vi hoppas att du är nöjd.'),
  prompt('sentence-too-long', 'hung-up', 'Samtalet är avslutat och om du vill veta mer om det som vi har talat om så kan du läsa på våra sidor.'),
  prompt('jargon', 'hung-up', 'Samtalet är avslutat. Inkomna handlingar bifogas ärendet.'),
  prompt('two-questions', 'confirm', 'Gäller det {topic}? Har du redan sökt?'),
  prompt('option-before-digit', 'confirm-no-match', 'Tryck 1 för {topic}. Annars, tryck 2.'),
  prompt('pause-before-digit', 'confirm-no-match', 'För {topic} tryck 1. För något annat, tryck 2.'),
  prompt('zero-is-a-person', 'help', 'För att höra frågan igen, tryck 0.'),
  prompt('digits-fit-choices', 'disambiguate-care-no-match', 'För omvårdnad, tryck 1. För kostnader, tryck 3. För assistans, tryck 2.'),
  prompt('too-many-options', 'disambiguate-no-match', 'För a, tryck 1. För b, tryck 2. För c, tryck 3. För d, tryck 4.'),

  { rule: 'prompt-missing', alter: (service) => ({ ...service, prompts: { ...service.prompts, sv: Object.fromEntries(Object.entries(service.prompts.sv).filter(([id]) => id !== 'confirm-no-input')) } }), about: 'confirm-no-input', file: 'service/prompts.sv.yaml' },
  { rule: 'prompt-unused', changes: [['prompts.sv.yaml', 'prompts:\n', 'prompts:\n  wellcome: "Välkommen."\n'], ['prompts.en.yaml', 'prompts:\n', 'prompts:\n  wellcome: "Welcome."\n']], about: 'wellcome', file: 'service/prompts.sv.yaml', line: /wellcome/u },
  prompt('reprompt-same-words', 'describe-no-input', 'Jag förstod inte. Säg namnet på ersättningen eller vad du vill ha hjälp med – vill du prata med en person: säg handläggare!'),
  prompt('reprompt-adds-nothing', 'confirm-no-input', 'Jag hörde inget. Gäller det {topic}? Säg ja eller nej.'),
  prompt('way-to-person-untold', 'describe-no-match', 'Jag förstod inte. Säg namnet på ersättningen.'),

  prompt('gap-unfilled', 'welcome', 'Välkommen till {line} och {desk}.'),
  prompt('gap-unused', 'queue', 'Du har plats {place} i kön.'),
  { rule: 'languages-differ', changes: [en('queue', 'You are number {place} in the queue.')], about: 'queue', file: 'service/prompts.en.yaml', line: /^ {2}queue:/u },

  { rule: 'source-missing', changes: [['routing.yaml', '{ line: [press], desk: press, source: A-012 }', '{ line: [press], desk: press }']], about: 'desks.press', file: 'service/routing.yaml', line: /desk: press/u },
  { rule: 'source-unreadable', changes: [['lines.yaml', 'sources: [A-004]', 'sources: [the press page]']], about: 'press', file: 'service/lines.yaml', line: /id: press/u },
  { rule: 'source-unknown', changes: [['hours.yaml', '{ day: julafton, hours: closed, source: A-032 }', '{ day: julafton, hours: closed, source: A-932 }']], about: 'customer-centre.julafton', file: 'service/hours.yaml', line: /julafton/u },

  { rule: 'calendar-runs-out', changes: [['hours.yaml', 'publishedYears: [2025]\n    source: A-033', 'publishedYears: [2024]\n    source: A-033']], about: 'press', file: 'service/hours.yaml', line: /id: press/u },
  { rule: 'day-twice', changes: [['hours.yaml', '- { day: julafton, hours: closed, source: A-032 }', '- { day: julafton, hours: closed, source: A-032 }\n      - { day: julafton, hours: 8-11.30, source: A-032 }']], about: 'customer-centre.julafton', file: 'service/hours.yaml', line: /julafton, hours: 8/u },
  { rule: 'day-changes-nothing', changes: [['hours.yaml', '- { day: julafton, hours: closed, source: A-032 }', '- { day: paskdagen, hours: closed, source: A-032 }']], about: 'customer-centre.paskdagen', file: 'service/hours.yaml', line: /paskdagen/u },
  { rule: 'seasons-overlap', changes: [['hours.yaml', '        source: A-031\n', '        source: A-031\n      - { name: juli, hours: 9-15, published: [{ from: 2025-07-01, to: 2025-07-31 }], isoWeeks: null, source: A-031 }\n']], about: 'customer-centre.juli', file: 'service/hours.yaml', line: /juli/u },
  { rule: 'season-out-of-year', changes: [['hours.yaml', '[{ from: 2025-06-20, to: 2025-08-17 }]', '[{ from: 2025-06-20, to: 2025-08-17 }, { from: 2026-06-19, to: 2026-08-16 }]']], about: 'press.sommar', file: 'service/hours.yaml', line: /2026-06-19/u },
  { rule: 'season-lacks-year', changes: [['hours.yaml', 'publishedYears: [2025]\n    source: A-030', 'publishedYears: [2025, 2026]\n    source: A-030']], about: 'customer-centre.sommar', file: 'service/hours.yaml', line: /name: sommar/u },

  { rule: 'rule-never-matches', changes: [['routing.yaml', '  - { role: [limited-company], line: private, source: A-010 }', '  - { role: [sole-trader], topic: [vab], line: private, source: A-010 }']], about: 'lines.4', file: 'service/routing.yaml', line: /sole-trader\], topic/u },
  { rule: 'condition-never-matches', changes: [['routing.yaml', '{ topic: [sjukpenning, arbetsresor,', '{ topic: [vab, sjukpenning, arbetsresor,']], about: 'desks.10', file: 'service/routing.yaml', line: /sjukpenning/u },
  { rule: 'desk-never-used', changes: [['routing.yaml', '  - { role: [healthcare], desk: care }\n', '']], about: 'care', file: 'service/desks.yaml', line: /id: care/u },
  { rule: 'line-never-used', changes: [['routing.yaml', '{ role: [journalist], line: press', '{ role: [journalist], line: private'], ['routing.yaml', '{ topic: [press], line: press', '{ topic: [press], line: private']], about: 'press', file: 'service/lines.yaml', line: /id: press/u },
  { rule: 'topic-without-desk', changes: [['routing.yaml', 'foraldrapenning, vab, tio-dagar', 'foraldrapenning, tio-dagar']], about: 'vab', file: 'catalogue/family.yaml' },
  { rule: 'authority-never-meant', changes: [['authorities.yaml', '  - { id: csn,', '  - { id: lantmateriet, name: { sv: Lantmäteriet, en: Lantmäteriet }, number: null, source: domain B4, verified: false }\n  - { id: csn,']], about: 'lantmateriet', file: 'service/authorities.yaml', line: /lantmateriet/u },
];
