import type { Hypothesis, Outcome } from '../../intents/types.ts';
import type { LineId } from '../../machines/types.ts';
import type { Claim } from './calibration.ts';

/** What a good system should make of an utterance, by people who judged it. */
export interface LabelledUtterance {
  readonly utterance: string;
  readonly outcome: Exclude<Outcome, 'confirm'>;
  /** Other outcomes that are right as well. */
  readonly also?: readonly Outcome[];
  /** Acceptable topics, the best first; empty where none is judged. */
  readonly topic: readonly string[];
  /** Null where no line is judged. */
  readonly line: LineId | null;
  readonly authority: string | null;
}

/** What the system made of it. */
export interface Routed {
  readonly outcome: Outcome;
  readonly topic: string | null;
  readonly line: LineId | null;
  readonly authority: string | null;
  /** Best first. */
  readonly topics: readonly Hypothesis[];
}

/** So many of so many. */
export interface Count {
  readonly hits: number;
  readonly of: number;
}

export interface Scores {
  readonly topic: Count;
  readonly topicAmongThree: Count;
  readonly line: Count;
  readonly firstTryRight: Count;
  /** The costly error: sent without a question to where the caller does not belong. */
  readonly misroutes: Count;
  readonly needlessQuestions: Count;
  readonly crisisFound: Count;
  readonly agentFound: Count;
  readonly signpostRight: Count;
}

interface Row {
  readonly wanted: LabelledUtterance;
  readonly got: Routed;
}

/** Which outcomes meet an expected one: asking back is right where nothing can be sent. */
const MEETS: Readonly<Record<Outcome, readonly Outcome[]>> = {
  route: ['route', 'confirm'],
  confirm: ['route', 'confirm'],
  ambiguous: ['ambiguous'],
  clarify: ['clarify', 'none'],
  none: ['none', 'clarify'],
  signpost: ['signpost'],
  agent: ['agent'],
  crisis: ['crisis'],
};
const LEADS_TO_TOPIC = new Set<Outcome>(['route', 'confirm', 'ambiguous']);
const LEADS_TO_LINE = new Set<Outcome>([...LEADS_TO_TOPIC, 'clarify', 'agent']);
const BELONGS_HERE = new Set<Outcome>(['route', 'ambiguous', 'clarify', 'agent', 'crisis']);
const QUESTION = new Set<Outcome>(['ambiguous', 'clarify', 'none']);

/** The topic that was decided, or the likeliest where none was. */
export function topTopic({ topic, topics }: Routed): string | null {
  return topic ?? topics.flatMap((entry) => ('topic' in entry ? [entry.topic] : []))[0] ?? null;
}

const hasTopic = ({ wanted }: Row) => wanted.topic.length > 0;
const topicIsRight = (row: Row) => !hasTopic(row) || row.wanted.topic.includes(topTopic(row.got) ?? '');
const lineIsRight = ({ wanted, got }: Row) => wanted.line === null || wanted.line === got.line;

function outcomeIsRight({ wanted, got }: Row): boolean {
  return [wanted.outcome, ...(wanted.also ?? [])].some((outcome) => MEETS[outcome].includes(got.outcome))
    && (got.outcome !== 'signpost' || wanted.authority === null || wanted.authority === got.authority);
}

/** Topic and line count where the outcome leads to any: an outcome in `also` may lead to none. */
function isFirstTryRight(row: Row): boolean {
  return outcomeIsRight(row)
    && (!LEADS_TO_TOPIC.has(row.got.outcome) || topicIsRight(row))
    && (!LEADS_TO_LINE.has(row.got.outcome) || lineIsRight(row));
}

function isMisroute(row: Row): boolean {
  const { wanted, got } = row;
  const also = wanted.also ?? [];
  if (got.outcome === 'signpost') return BELONGS_HERE.has(wanted.outcome) && !also.includes('signpost');
  const belongsElsewhere = wanted.authority !== null && !also.includes('route');
  return got.outcome === 'route' && (!topicIsRight(row) || !lineIsRight(row) || belongsElsewhere);
}

function isAmongThree({ wanted, got }: Row): boolean {
  const ranked = new Set([topTopic(got), ...got.topics.map((entry) => ('topic' in entry ? entry.topic : null))]);
  return [...ranked].slice(0, 3).some((topic) => topic !== null && wanted.topic.includes(topic));
}

/** Scores a corpus. Rows without a topic are not scored for topic, rows without a line not for line. */
export function scoreCorpus(wanted: readonly LabelledUtterance[], got: readonly Routed[]): Scores {
  const rows = wanted.flatMap((row, i): Row[] => (got[i] ? [{ wanted: row, got: got[i] }] : []));
  const count = (among: (row: Row) => boolean, hit: (row: Row) => boolean): Count => {
    const scored = rows.filter(among);
    return { hits: scored.filter(hit).length, of: scored.length };
  };
  const expects = (outcome: Outcome) => (row: Row) => row.wanted.outcome === outcome;
  return {
    topic: count(hasTopic, topicIsRight),
    topicAmongThree: count(hasTopic, isAmongThree),
    line: count((row) => row.wanted.line !== null, lineIsRight),
    firstTryRight: count(() => true, isFirstTryRight),
    misroutes: count(() => true, isMisroute),
    needlessQuestions: count(expects('route'), ({ wanted: { also = [] }, got: { outcome } }) => QUESTION.has(outcome) && !also.includes(outcome)),
    crisisFound: count(expects('crisis'), outcomeIsRight),
    agentFound: count(expects('agent'), outcomeIsRight),
    signpostRight: count(expects('signpost'), outcomeIsRight),
  };
}

/** How sure the top topic was said to be, and whether it was right: for calibration. */
export function topicClaims(wanted: readonly LabelledUtterance[], got: readonly Routed[]): Claim[] {
  return wanted.flatMap((row, i): Claim[] => {
    const routed = got[i];
    if (!routed || row.topic.length === 0) return [];
    const top = topTopic(routed);
    const entry = routed.topics.find((each) => 'topic' in each && each.topic === top);
    return [{ probability: entry?.confidence ?? 0, isRight: row.topic.includes(top ?? '') }];
  });
}
