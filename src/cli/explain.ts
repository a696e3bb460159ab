import pc from 'picocolors';
import { explain as explainUtterance, type Conclusion, type Explanation, type Weighed } from '../../intents/explain.ts';
import type { Lang } from '../../intents/types.ts';
import { InputError } from '../service/errors.ts';
import type { Service } from '../service/types.ts';
import { gate } from '../simulator/gate.ts';
import { withoutMask } from '../simulator/redact.ts';
import { routeDecision } from '../simulator/route.ts';
import { authorityName, inSentence, topicName } from '../simulator/words.ts';
import { AT, LANG, type Command } from './command.ts';
import { instantFrom, loadEngine } from './engine.ts';
import { print } from './io.ts';
import { describeRouted } from './show.ts';

const TITLES = {
  sv: { words: 'Orden (mot närmaste alternativ)', open: 'Orden (vad som lämnar det öppet)', danger: 'Orden (vad som låter som fara)', rivals: 'Alternativ', change: 'Utan', becomes: 'hade det blivit', nothing: 'Inget enskilt ord hade ändrat något.', rule: 'Regel', nearest: 'Närmaste kända fras', because: 'talar för det' },
  en: { words: 'The words (against the likeliest rival)', open: 'The words (what leaves it open)', danger: 'The words (what sounds like danger)', rivals: 'Rivals', change: 'Without', becomes: 'it would have been', nothing: 'No word taken away would change it.', rule: 'Rule', nearest: 'Nearest known phrase', because: 'speak for it' },
} as const;

/** Why a rule of intents/decide.ts concluded, in a sentence. */
export const REASONS: Readonly<Record<string, Record<Lang, string>>> = {
  'nothing-said': { sv: 'ingenting sades', en: 'nothing was said' },
  'only-an-answer': { sv: 'bara ett ja eller nej', en: 'only a yes or a no' },
  'who-but-not-what': { sv: 'vem som ringer, men inte om vad', en: 'who is calling, but not what about' },
  danger: { sv: 'fara för liv går före allt', en: 'danger to life comes before all else' },
  press: { sv: 'journalister hör hemma på pressjouren', en: 'journalists belong on the press line' },
  'a-person': { sv: 'den som ber om en person får en', en: 'who asks for a person gets one' },
  'another-language': { sv: 'varken svenska eller engelska', en: 'neither Swedish nor English' },
  'either-or': { sv: 'den som ringer nämner två att välja mellan', en: 'the caller names two to choose from' },
  'open-words': { sv: 'orden är öppna för flera ämnen', en: 'the words are open to several topics' },
  'another-authority': { sv: 'hör till en annan myndighet', en: 'belongs to another authority' },
  'nothing-of-ours': { sv: 'har inget med Försäkringskassan att göra', en: 'has nothing to do with the agency' },
  'too-vague': { sv: 'för vagt', en: 'too vague' },
  'unknown-words': { sv: 'inget ord är känt', en: 'no word is known' },
  'form-of-company': { sv: 'företagets form avgör linjen', en: 'the form of the company decides the line' },
  'two-needs': { sv: 'två ärenden i ett', en: 'two needs in one' },
  named: { sv: 'ett ämne nämns vid namn', en: 'one topic is named' },
  'named-beside-others': { sv: 'ett ämne nämns vid namn, och inget annat är säkert nog', en: 'one topic is named, and nothing else is sure enough' },
  'which-of-them': { sv: 'den som ringer vet inte vilken ersättning det är', en: 'the caller does not know which benefit it is' },
  'left-open': { sv: 'det låter som att det kan gälla flera ersättningar', en: 'it sounds as if several benefits could be meant' },
  'who-and-what': { sv: 'den som ringer ringer oftast om det', en: 'such callers mostly call about it' },
  sure: { sv: 'tillräckligt säkert för att koppla direkt', en: 'sure enough to route at once' },
  'close-pair': { sv: 'två ämnen som lätt blandas ihop ligger nära', en: 'two topics that are easily mixed up are close' },
  likely: { sv: 'troligt, men värt en fråga', en: 'likely, but worth a question' },
  'too-unsure': { sv: 'för osäkert', en: 'too unsure' },
};

export const explain: Command = {
  name: 'explain',
  usage: 'explain TEXT [--json] [--at ISO] [--lang sv|en]',
  summary: 'Says why an utterance is understood as it is: its words, the rivals, and the smallest change that would flip it.',
  details: 'Bars show what each word gives to what was decided over the likeliest rival; a bar to the left speaks for the rival.',
  options: { json: { type: 'boolean', help: 'one JSON object' }, at: AT, lang: LANG },
  async run({ words, options }) {
    if (words.length === 0) throw new InputError('explain: nothing to explain; give a TEXT');
    const at = instantFrom(options['at'] as string | undefined);
    const lang = (options['lang'] ?? 'sv') as Lang;
    const gated = gate(words.join(' '));
    if (!gated.ok) throw new InputError(`explain: ${gated.code}: ${gated.message}`);
    const { service, matcher } = loadEngine(options['service'] as string | undefined);
    const explanation = explainUtterance(matcher, withoutMask(gated.text));
    if (options['json'] === true) print(JSON.stringify({ utterance: gated.text, ...explanation }));
    else print([describeRouted(service, routeDecision(service, explanation.decision, gated.text, at), null, at, lang), ...describe(service, explanation, lang)].join('\n'));
    return 0;
  },
};

function describe(service: Service, { decision, question, words, rivals, change, nearest }: Explanation, lang: Lang): string[] {
  const w = TITLES[lang];
  const name = (id: string) => nameOf(service, id, lang);
  return [
    `  ${w.rule}: ${REASONS[decision.rule]?.[lang] ?? decision.rule} ${pc.dim(`(${decision.rule}, ${decision.confidence})`)}`,
    '', `  ${pc.bold(w[question ?? 'words'])}`, ...bars(words),
    ...(rivals.length === 0 ? [] : ['', `  ${pc.bold(w.rivals)}`]),
    ...rivals.map((rival) => `    ${rival.confidence.toFixed(3)}  ${name(rival.id)}${rival.words.length === 0 ? '' : pc.dim(` · ${rival.words.map(({ heard }) => `"${heard}"`).join(', ')} ${w.because}`)}`),
    '',
    change === null ? `  ${w.nothing}` : `  ${w.change} ${change.without.map((word) => pc.bold(`"${word}"`)).join(' + ')} ${w.becomes}: ${conclusion(service, change.to, lang)}`,
    ...(nearest === null ? [] : [pc.dim(`  ${w.nearest}: ${nearest}`)]),
  ];
}

const BAR = 24;

function bars(words: readonly Weighed[]): string[] {
  const widest = Math.max(...words.map(({ heard }) => heard.length), 0);
  const most = Math.max(...words.map(({ gave }) => Math.abs(gave)), 0.001);
  return words.map(({ heard, gave }) => {
    const length = Math.round((Math.abs(gave) / most) * BAR);
    const bar = '▇'.repeat(length);
    return `    ${heard.padEnd(widest)} ${gave < 0 ? `${pc.yellow(bar.padStart(BAR))}│` : `${' '.repeat(BAR)}│${pc.cyan(bar)}`} ${pc.dim(gave.toFixed(2))}`;
  });
}

function conclusion(service: Service, { outcome, ask, topic, authority, role }: Conclusion, lang: Lang): string {
  const what = [outcome, ...(ask === null ? [] : [ask])].join(' ');
  const subject = topic ?? authority;
  return `${what}${subject === null ? '' : ` · ${nameOf(service, subject, lang)}`}${role === 'private' ? '' : ` (${role})`}`;
}

function nameOf(service: Service, id: string, lang: Lang): string {
  const topic = topicName(service, id, lang);
  return inSentence(topic === id ? authorityName(service, id, lang) : topic);
}
