import { hoursAt } from '../../machines/hours.ts';
import type { CallOutcome, Hours, LineId } from '../../machines/types.ts';
import type { Decision, Evidence, Lang } from '../../intents/types.ts';
import type { Guidance, Service } from '../service/types.ts';
import { calendarOf, createWorld } from './world.ts';
import { authorityName, deskName, lineName, phraseFor, topicName } from './words.ts';

/** A sentence on the card, with the fact that it rests on. */
export interface Fact {
  readonly id: string;
  readonly text: string;
  readonly source: string;
}

/** Everything the caller needs at the end: where, when, what to say, what to have ready, other ways, and why. */
export interface Card {
  readonly kind: 'line' | 'authority';
  readonly title: string;
  readonly desk: string | null;
  /** As printed, "0771-524 524"; null where no source gives one. */
  readonly number: string | null;
  /** As dialled, "+46771524524". */
  readonly tel: string | null;
  readonly fromAbroad: string | null;
  readonly numberVerified: boolean;
  readonly hours: Hours | null;
  /** A sentence that the voice response understands; null when the topic is not known. */
  readonly say: string | null;
  readonly topic: string | null;
  readonly ready: readonly Fact[];
  readonly ways: readonly Fact[];
  readonly notes: readonly Fact[];
  readonly sources: readonly string[];
  /** The caller's own words that decided. */
  readonly because: readonly Evidence[];
  /** Open now for a personal meeting online, null when its hours are unknown. */
  readonly onlineMeetingOpen: boolean | null;
}

/** The card of a finished call, or of a single question; null when nothing has been reached. */
export function cardFor(service: Service, outcome: CallOutcome | null, decision: Decision | null, lang: Lang, at: number): Card | null {
  if (outcome === null || outcome.disposition === 'hung-up') return null;
  if (outcome.disposition === 'signpost') return authorityCard(service, outcome.authority ?? '', decision, lang);
  const line: LineId = outcome.line ?? 'private';
  const { number, abroad, sources } = service.lines[line];
  const need = { topic: outcome.topic, errand: outcome.errand, role: outcome.role };
  const rule = createWorld(service).destinationOf(need, null);
  const select = (entries: Guidance['ready']): Fact[] => entries
    .filter((entry) => (!entry.lines || entry.lines.includes(line))
      && (!entry.roles || entry.roles.includes(outcome.role))
      && (!entry.topics || (outcome.topic !== null && entry.topics.includes(outcome.topic)))
      && (!entry.errands || (outcome.errand !== null && entry.errands.includes(outcome.errand))))
    .map((entry) => ({ id: entry.id, text: entry.text[lang], source: entry.source }));
  const meeting = service.calendars['online-meeting'];
  const meetingState = meeting ? hoursAt(meeting, at).state : 'unknown';
  return {
    kind: 'line',
    title: lineName(service, line, lang),
    desk: outcome.desk === null ? null : deskName(service, outcome.desk, lang),
    number,
    tel: telOf(number),
    fromAbroad: abroad,
    numberVerified: true,
    hours: hoursAt(calendarOf(service, line), at),
    say: phraseFor(service, outcome.topic, outcome.errand, lang, outcome.role),
    topic: outcome.topic === null ? null : topicName(service, outcome.topic, lang),
    ready: select(service.guidance.ready),
    ways: select(service.guidance.ways),
    notes: select(service.guidance.notes),
    sources: [...new Set([...sources, rule.source].filter((source) => source !== ''))],
    because: decision?.evidence ?? [],
    onlineMeetingOpen: meetingState === 'unknown' ? null : meetingState === 'open',
  };
}

function authorityCard(service: Service, id: string, decision: Decision | null, lang: Lang): Card {
  const authority = service.authorities.find((entry) => entry.id === id);
  const number = authority?.number ?? null;
  return {
    kind: 'authority', title: authorityName(service, id, lang), desk: null, number, tel: number === null ? null : telOf(number), fromAbroad: null,
    numberVerified: authority?.verified ?? false, hours: null, say: null, topic: null, ready: [], ways: [], notes: [],
    sources: authority ? [authority.source] : [], because: decision?.evidence ?? [], onlineMeetingOpen: null,
  };
}

/** "0771-524 524" → "+46771524524"; short numbers (112, 1177, 114 14) stay as they are. */
export function telOf(number: string): string {
  const digits = number.replace(/[^\d+]/gu, '');
  return digits.startsWith('0') ? `+46${digits.slice(1)}` : digits;
}
