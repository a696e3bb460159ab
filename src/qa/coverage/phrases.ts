import type { Decision } from '../../../intents/types.ts';
import { needOf } from '../../simulator/hear.ts';
import { gate } from '../../simulator/gate.ts';
import type { Engine } from '../../simulator/engine.ts';
import { routeDecision, type Routed } from '../../simulator/route.ts';
import { inSentence, phraseFor } from '../../simulator/words.ts';
import { createWorld } from '../../simulator/world.ts';
import type { Service } from '../../service/types.ts';

/** Words of the catalogue that a caller may say, with what they are really understood as. */
export interface Phrase {
  readonly text: string;
  readonly decision: Decision;
  readonly routed: Routed;
}

/** What reads best comes first: whole sentences before names, the catalogue's own before those made from cues. @param at for the hours of what is routed */
export function phrasesOf({ service, matcher }: Engine, at: number): Phrase[] {
  const texts = new Set(ranked(service).flatMap((group) => group.map((text) => text.trim()).toSorted((a, b) => a.length - b.length)));
  texts.delete('');
  return [...texts].flatMap((text) => {
    const gated = gate(text);
    if (!gated.ok) return [];
    const decision = matcher.understand(gated.text);
    return [{ text: gated.text, decision, routed: routeDecision(service, decision, gated.text, at) }];
  });
}

/** One phrase for each way in which needs can differ in a call: the question that they raise, the line, identification, protection. */
export function oneOfEachKind(service: Service, phrases: readonly Phrase[]): Phrase[] {
  const world = createWorld(service);
  const found = new Map<string, Phrase>();
  for (const phrase of phrases) {
    const { outcome } = phrase.decision;
    if (outcome !== 'route' && outcome !== 'confirm' && outcome !== 'ambiguous' && outcome !== 'signpost') continue;
    const need = needOf(phrase.decision);
    const lines = (['private', 'partner', 'press'] as const).map((dialled) => world.destinationOf(need, dialled).line);
    const kind = JSON.stringify([need.ask, need.pair, need.role === 'business-unspecified', ...(need.ask === 'nothing' ? [...lines, world.isPersonal(need), world.isProtected(need)] : [])]);
    if (!found.has(kind)) found.set(kind, phrase);
  }
  return [...found.values()];
}

/** Enough to find a good one among, few enough to be understood in a second or two. */
const MOST = { phrases: 5, names: 4, cues: 12, spoken: 2 } as const;
const TRIED_ERRANDS = ['payment', 'apply', 'question'] as const;
const TRIED_TOPICS = 4;

function ranked(service: Service): string[][] {
  const { topics, authorities, pairs, roles, classes } = service.catalogue;
  const world = createWorld(service);
  const personal = topics.filter(({ id }) => world.isPersonal({ topic: id, errand: 'payment', role: 'private' })).map(({ id }) => id);
  const about = personal.slice(0, TRIED_TOPICS);
  // Topics that decide the line, whoever calls about them.
  const ruled = service.routing.lines.flatMap(({ topic }) => topic ?? []);
  const said = (topic: string) => inSentence(topics.find(({ id }) => id === topic)?.name.sv ?? '');
  return [
    topics.flatMap(({ id }) => TRIED_ERRANDS.map((errand) => phraseFor(service, id, errand, 'sv') ?? '')),
    topics.flatMap(({ phrases }) => phrases.slice(0, MOST.phrases).map(({ text }) => text)),
    service.roles.flatMap(({ id }) => about.map((topic) => phraseFor(service, topic, 'question', 'sv', id) ?? '')),
    about.flatMap((topic, i) => about.slice(i + 1).map((other) => `jag har en fråga om ${said(topic)} och min ${said(other)}`)),
    about.flatMap((topic, i) => about.slice(i + 1).map((other) => `${said(topic)} eller ${said(other)}`)),
    [...topics, ...authorities].flatMap(({ names }) => names.slice(0, MOST.names)),
    authorities.flatMap(({ phrases }) => phrases.slice(0, MOST.phrases).map(({ text }) => text)),
    Object.values(classes).flatMap((phrases) => phrases.slice(0, MOST.phrases).map(({ text }) => text)),
    pairs.flatMap(({ heard }) => heard.flatMap((cue) => [...spokenFrom(cue)])),
    roles.flatMap(({ cues }) => cues.slice(0, MOST.cues).flatMap((cue) => [...spokenFrom(cue)].slice(0, MOST.spoken).flatMap((words) => [...about.slice(0, 1), ...ruled].map((topic) => `${words} och undrar om ${said(topic)}`)))),
  ];
}

const MOST_SPOKEN = 6;

/** Some of the wordings that fit a cue: of each group of alternatives one, stems completed by nothing. */
function* spokenFrom(cue: string): Generator<string> {
  if (/[@{]/u.test(cue)) return;
  const groups = cue.replace(/[\^$,&]|\.\.\./gu, ' ').split(/\s+/u).filter((word) => word !== '').map((word) => word.replaceAll('*', '').split('|'));
  for (let i = 0; i < Math.min(MOST_SPOKEN, Math.max(1, ...groups.map(({ length }) => length))); i++) {
    yield groups.map((words) => words[i % words.length]).join(' ');
  }
}
