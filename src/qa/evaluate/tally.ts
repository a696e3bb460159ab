import { decide } from '../../../intents/decide.ts';
import { policy } from '../../../intents/policy.ts';
import { withoutMask } from '../../simulator/redact.ts';
import { gate } from '../../simulator/gate.ts';
import { placeOf } from '../../simulator/route.ts';
import { createWorld } from '../../simulator/world.ts';
import type { Engine } from '../../simulator/engine.ts';
import type { CorpusRow } from '../corpus.ts';
import { addJudged, judge, nothingScored, topicClaim, topTopic, type Routed, type Tallied } from '../score.ts';
import { addCounts, countUp, groupOf, noCounts } from './counts.ts';
import { eventOf, type Event } from './event.ts';
import { addExample, joinExamples, type Examples } from './examples.ts';
import { redecide, SWEEPS, type Swept } from './sweep.ts';

type Names = { [name: string]: number };

export const SLICED = ['style', 'lang', 'role', 'outcome'] as const;

/** All that is counted of a corpus: whole numbers only, so that parts add up to the whole in any order. */
export interface Tally {
  rows: number;
  readonly scores: Tallied;
  readonly events: Names;
  /** Labelled outcome → what came → rows. */
  readonly outcomes: { [wanted: string]: Names };
  /** Labelled topic (or outcome in brackets) → top topic → rows. */
  readonly topics: { [wanted: string]: Names };
  /** Bin of confidence → rows, right ones, and what was claimed in ten-thousandths. */
  readonly bins: { [bin: string]: Names };
  /** Kind of group → group → rows, right, misroutes. */
  readonly slices: { [kind: string]: { [group: string]: Names } };
  /** Threshold → value → "event today>event then", where it changes → rows. */
  readonly sweeps: { [limit: string]: { [value: string]: Names } };
  readonly examples: Examples;
}

/** Bins of confidence are so wide, in ten-thousandths. */
export const BIN = 500;
const WHOLE = 10_000;
/** What no topic was found for. */
export const NOTHING = '(nothing)';

export function emptyTally(): Tally {
  return { rows: 0, scores: nothingScored(), events: noCounts(), outcomes: noCounts(), topics: noCounts(), bins: noCounts(), slices: noCounts(), sweeps: noCounts(), examples: {} };
}

/** Adds a part's tally to another. */
export function addTally(tally: Tally, { rows, examples, ...counted }: Tally): void {
  tally.rows += rows;
  const { rows: _, examples: joined, ...counts } = tally;
  addCounts(counts, counted);
  joinExamples(joined, examples);
}

/** Judges rows into a tally. @returns what is wrong with a row's utterance, or null */
export type Judge = (row: CorpusRow, line: number, tally: Tally) => string | null;

/** @param sweeping whether other thresholds are tried as well */
export function createJudge({ service, matcher }: Engine, sweeping: boolean): Judge {
  const world = createWorld(service);
  const { catalogue } = matcher;
  const routed = (decision: ReturnType<typeof decide>): Routed => {
    const { topic, destination } = placeOf(world, decision);
    return { outcome: decision.outcome, topic, line: destination?.line ?? null, authority: decision.authority, topics: decision.topics };
  };
  return (row, line, tally) => {
    const gated = gate(row.utterance);
    if (!gated.ok) return gated.message;
    const reading = matcher.read(withoutMask(gated.text));
    const got = routed(decide(reading, catalogue, policy.decision));
    const event = countRow(tally, row, got, { line, utterance: gated.text });
    if (sweeping) for (const swept of SWEEPS) countSwept(tally, swept, event, (visit) => redecide(reading, catalogue, swept, (from, to, decision) => visit(from, to, eventOf(row, routed(decision)))));
    return null;
  };
}

/** Only changes are counted: most rows come to the same at every value. */
function countSwept({ sweeps }: Tally, { limit, values }: Swept, today: Event, stretches: (visit: (from: number, to: number, then: Event) => void) => void): void {
  const at = groupOf<{ [value: string]: Names }>(sweeps, limit);
  stretches((from, to, then) => {
    if (then === today) return;
    const change = `${today}>${then}`;
    for (let i = from; i < to; i++) countUp(groupOf<Names>(at, String(values[i])), change);
  });
}

/** Counts one row with what the system made of it. @returns what it came to */
export function countRow(tally: Tally, row: CorpusRow, got: Routed, at: { readonly line: number; readonly utterance: string }): Event {
  const judged = judge(row, got);
  const event = eventOf(row, got, judged);
  tally.rows++;
  addJudged(tally.scores, judged);
  countUp(tally.events, event);
  countUp(groupOf<Names>(tally.outcomes, row.outcome), got.outcome);
  countTopic(tally, row, got);
  countClaim(tally, row, got);
  for (const kind of SLICED) {
    const group = row[kind];
    if (group === null) continue;
    const slice = groupOf<Names>(groupOf<{ [group: string]: Names }>(tally.slices, kind), group);
    countUp(slice, 'rows');
    countUp(slice, 'right', Number(judged.firstTryRight));
    countUp(slice, 'misroutes', Number(judged.misroutes));
  }
  addExample(tally.examples, row, got, event, at);
  return event;
}

/** Without a labelled topic a row counts only if it was sent to one: that topic's precision suffers. */
function countTopic({ topics }: Tally, row: CorpusRow, got: Routed): void {
  const top = topTopic(got);
  if (row.topic.length > 0) countUp(groupOf<Names>(topics, row.topic.find((topic) => topic === top) ?? (row.topic[0] as string)), top ?? NOTHING);
  else if ((got.outcome === 'route' || got.outcome === 'confirm') && got.topic !== null) countUp(groupOf<Names>(topics, `(${row.outcome})`), got.topic);
}

function countClaim({ bins }: Tally, row: CorpusRow, got: Routed): void {
  const claim = topicClaim(row, got);
  if (claim === null) return;
  const claimed = Math.round(claim.probability * WHOLE);
  const bin = groupOf<Names>(bins, String(Math.min(WHOLE / BIN - 1, Math.floor(claimed / BIN))));
  countUp(bin, 'rows');
  countUp(bin, 'right', Number(claim.isRight));
  countUp(bin, 'claimed', claimed);
}
