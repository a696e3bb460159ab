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

/** One row judged: per measure a hit or none, null where the row is not scored for it. */
export type Judged = { readonly [K in keyof Scores]: boolean | null };

/** Judges one row: the corpus' scores are these, counted. */
export function judge(wanted: LabelledUtterance, got: Routed): Judged {
  const row = { wanted, got };
  const expects = (outcome: Outcome, isHit: () => boolean) => (wanted.outcome === outcome ? isHit() : null);
  return {
    topic: hasTopic(row) ? topicIsRight(row) : null,
    topicAmongThree: hasTopic(row) ? isAmongThree(row) : null,
    line: wanted.line === null ? null : lineIsRight(row),
    firstTryRight: isFirstTryRight(row),
    misroutes: isMisroute(row),
    needlessQuestions: expects('route', () => QUESTION.has(got.outcome) && !(wanted.also ?? []).includes(got.outcome)),
    crisisFound: expects('crisis', () => outcomeIsRight(row)),
    agentFound: expects('agent', () => outcomeIsRight(row)),
    signpostRight: expects('signpost', () => outcomeIsRight(row)),
  };
}

const MEASURED = ['topic', 'topicAmongThree', 'line', 'firstTryRight', 'misroutes', 'needlessQuestions', 'crisisFound', 'agentFound', 'signpostRight'] as const satisfies readonly (keyof Scores)[];

/** Counts that grow row by row. */
export type Tallied = { [K in keyof Scores]: { hits: number; of: number } };

export function nothingScored(): Tallied {
  return Object.fromEntries(MEASURED.map((measure) => [measure, { hits: 0, of: 0 }])) as Tallied;
}

/** Counts one judged row in. */
export function addJudged(scores: Tallied, judged: Judged): void {
  for (const measure of MEASURED) {
    const isHit = judged[measure];
    if (isHit === null) continue;
    scores[measure].of++;
    if (isHit) scores[measure].hits++;
  }
}

/** Scores a corpus. Rows without a topic are not scored for topic, rows without a line not for line. */
export function scoreCorpus(wanted: readonly LabelledUtterance[], got: readonly Routed[]): Scores {
  const scores = nothingScored();
  wanted.forEach((row, i) => {
    if (got[i]) addJudged(scores, judge(row, got[i]));
  });
  return scores;
}

/** How sure the top topic was said to be, and whether it was right; null for a row that is not scored for topic. */
export function topicClaim(wanted: LabelledUtterance, got: Routed): Claim | null {
  if (wanted.topic.length === 0) return null;
  const top = topTopic(got);
  const entry = got.topics.find((each) => 'topic' in each && each.topic === top);
  return { probability: entry?.confidence ?? 0, isRight: wanted.topic.includes(top ?? '') };
}

/** The claims of a corpus: for calibration. */
export function topicClaims(wanted: readonly LabelledUtterance[], got: readonly Routed[]): Claim[] {
  return wanted.flatMap((row, i) => {
    const claim = got[i] ? topicClaim(row, got[i]) : null;
    return claim ? [claim] : [];
  });
}
