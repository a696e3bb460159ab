import pc from 'picocolors';
import type { Lang } from '../../intents/types.ts';
import type { Hours } from '../../machines/types.ts';
import type { Card } from '../simulator/card.ts';
import type { Routed } from '../simulator/route.ts';
import { authorityName, clockTime, deskName, inSentence, lineName, phraseFor, spokenTime, topicName } from '../simulator/words.ts';
import { localTime, parseTime } from '../../machines/stockholm.ts';
import type { Service } from '../service/types.ts';

/** Words of the command line. Data keeps its own language; these frame it. */
const WORDS = {
  sv: {
    route: 'säker', confirm: 'frågar: gäller det', ambiguous: 'måste fråga', clarify: 'för vagt, ber om mer', signpost: 'hör hemma hos',
    agent: 'vill ha en person', crisis: 'fara: 112 och en person', none: 'inget för Försäkringskassan',
    topic: 'vilket av', role: 'företagsform (enskild firma eller aktiebolag)', need: 'vilket först av',
    open: 'öppet', closed: 'stängt', unknown: 'öppettiderna är inte publicerade', until: 'till', opens: 'öppnar', projected: 'beräknat', published: 'publicerat',
    say: 'Säg', ready: 'Ha till hands', notes: 'Bra att veta', ways: 'Andra vägar', unverified: 'numret är inte kontrollerat', heard: 'hörde', nearest: 'närmaste kända fras', abroad: 'från utlandet',
  },
  en: {
    route: 'sure', confirm: 'asks: is it about', ambiguous: 'must ask', clarify: 'too vague, asks for more', signpost: 'belongs to',
    agent: 'wants a person', crisis: 'danger: 112 and a person', none: 'nothing for Försäkringskassan',
    topic: 'which of', role: 'form of company (sole trader or limited)', need: 'which first of',
    open: 'open', closed: 'closed', unknown: 'the opening hours are not published', until: 'until', opens: 'opens', projected: 'projected', published: 'published',
    say: 'Say', ready: 'Have ready', notes: 'Good to know', ways: 'Other ways', unverified: 'the number is unverified', heard: 'heard', nearest: 'nearest known phrase', abroad: 'from abroad',
  },
} as const;

/** One routed utterance as a person reads it: three lines at most. */
export function describeRouted(service: Service, routed: Routed, nearest: string | null, at: number, lang: Lang): string {
  const w = WORDS[lang];
  const lines = [pc.bold(routed.utterance), `  → ${destinationWords(service, routed, lang)}`];
  if (routed.line !== null && routed.hours) {
    const { number } = service.lines[routed.line];
    lines.push(`    ${lineName(service, routed.line, lang)} ${pc.cyan(number)}, ${hoursWords({ ...routed.hours, until: null }, at, lang)}`);
  }
  const why = routed.evidence.map(({ heard }) => heard).join(', ');
  if (why !== '') lines.push(pc.dim(`    ${w.heard}: ${why}${nearest === null ? '' : ` · ${w.nearest}: ${nearest}`}`));
  return lines.join('\n');
}

function destinationWords(service: Service, routed: Routed, lang: Lang): string {
  const w = WORDS[lang];
  const topics = routed.topics.slice(0, 2).map((entry) => inSentence('topic' in entry ? topicName(service, entry.topic, lang) : authorityName(service, entry.authority, lang)));
  const phrase = phraseFor(service, routed.topic, routed.errand, lang, routed.role) ?? '';
  const topic = routed.topic === null ? '' : inSentence(topicName(service, routed.topic, lang));
  const desk = routed.desk === null ? '' : deskName(service, routed.desk, lang);
  switch (routed.outcome) {
    case 'route': return `${phrase} · ${desk} (${w.route})`;
    case 'confirm': return `${w.confirm} ${topic}?`;
    case 'ambiguous': {
      const needs = routed.needs.map((need) => inSentence(topicName(service, need.topic, lang)));
      return routed.ask === 'role' ? `${w.ambiguous}: ${w.role}` : `${w.ambiguous}: ${routed.ask === 'need' ? w.need : w.topic} ${(routed.ask === 'need' ? needs : topics).join(' / ')}`;
    }
    case 'signpost': return `${w.signpost} ${authorityName(service, routed.authority ?? '', lang)}`;
    case 'clarify': case 'agent': case 'crisis': case 'none': return w[routed.outcome];
  }
}

/** "öppet till 16 (publicerat, A-030)" */
export function hoursWords(hours: Pick<Hours, 'state' | 'basis' | 'next' | 'until' | 'source'>, at: number, lang: Lang): string {
  const w = WORDS[lang];
  if (hours.state === 'unknown') return `${w.unknown} (${hours.source})`;
  const basis = `(${hours.basis === 'projected' ? w.projected : w.published}, ${hours.source})`;
  if (hours.state === 'open') {
    const until = hours.until === null ? '' : ` ${w.until} ${clockTime(localTime(parseTime(hours.until)).minutes, lang)}`;
    return `${pc.green(w.open)}${until} ${basis}`;
  }
  const next = hours.next === null ? '' : `, ${w.opens} ${spokenTime(hours.next, at, lang)}`;
  return `${pc.yellow(w.closed)}${next} ${basis}`;
}

/** The card at the end of a call, for a terminal. */
export function describeCard(card: Card, at: number, lang: Lang): string {
  const w = WORDS[lang];
  const section = (title: string, facts: Card['ways']) => (facts.length === 0 ? [] : [`  ${title}:`, ...facts.map((fact) => `    · ${fact.text} ${pc.dim(`[${fact.source}]`)}`)]);
  return [
    '',
    `  ${pc.bold(card.title)}${card.desk === null ? '' : ` · ${card.desk}`}`,
    ...(card.number === null ? [] : [`  ${pc.bold(pc.cyan(card.number))}${card.numberVerified ? '' : ` (${w.unverified})`}${card.fromAbroad === null ? '' : `   ${w.abroad} ${card.fromAbroad}`}`]),
    ...(card.hours === null ? [] : [`  ${hoursWords(card.hours, at, lang)}`]),
    ...(card.say === null ? [] : [`  ${w.say}: "${card.say}"`]),
    ...section(w.ready, card.ready),
    ...section(w.notes, card.notes),
    ...section(w.ways, card.ways),
    '',
  ].join('\n');
}
