import type { Tally } from './tally.ts';

export interface Confused {
  readonly topic: string;
  readonly rows: number;
}

/** How well one topic is told from the others. Shares 0..1, null where nothing is to be divided by. */
export interface TopicScore {
  readonly topic: string;
  /** Rows labelled with it. */
  readonly wanted: number;
  /** Rows whose likeliest topic it was. */
  readonly heard: number;
  readonly right: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  /** What its rows were taken for instead, the most frequent first. */
  readonly confusedWith: readonly Confused[];
}

export interface Confusion {
  readonly wanted: string;
  readonly got: string;
  readonly rows: number;
}

/** Every topic that was labelled or heard, the worst first. */
export function topicScores({ topics }: Tally): TopicScore[] {
  const heard: Record<string, number> = {};
  for (const row of Object.values(topics)) for (const [got, rows] of Object.entries(row)) heard[got] = (heard[got] ?? 0) + rows;
  const ids = [...new Set([...Object.keys(topics), ...Object.keys(heard)])].filter((id) => !id.startsWith('('));
  return ids.map((id) => scoreOf(id, topics[id] ?? {}, heard[id] ?? 0)).toSorted((a, b) => (a.f1 ?? 2) - (b.f1 ?? 2) || b.wanted - a.wanted || (a.topic < b.topic ? -1 : 1));
}

function scoreOf(topic: string, row: Readonly<Record<string, number>>, heard: number): TopicScore {
  const wanted = Object.values(row).reduce((sum, rows) => sum + rows, 0);
  const right = row[topic] ?? 0;
  return {
    topic, wanted, heard, right,
    precision: heard === 0 ? null : right / heard,
    recall: wanted === 0 ? null : right / wanted,
    f1: wanted + heard === 0 ? null : (2 * right) / (wanted + heard),
    confusedWith: Object.entries(row).filter(([got]) => got !== topic).map(([got, rows]) => ({ topic: got, rows })).toSorted((a, b) => b.rows - a.rows || (a.topic < b.topic ? -1 : 1)),
  };
}

/** The mean F1 of the topics that were labelled: rare ones count as much as frequent ones. Null without any. */
export function macroF1(scores: readonly TopicScore[]): number | null {
  const labelled = scores.filter(({ wanted }) => wanted > 0);
  return labelled.length === 0 ? null : labelled.reduce((sum, { f1 }) => sum + (f1 ?? 0), 0) / labelled.length;
}

/** What was taken for what, the most frequent first. */
export function confusions({ topics }: Tally): Confusion[] {
  return Object.entries(topics)
    .flatMap(([wanted, row]) => Object.entries(row).filter(([got]) => got !== wanted).map(([got, rows]) => ({ wanted, got, rows })))
    .toSorted((a, b) => b.rows - a.rows || (`${a.wanted} ${a.got}` < `${b.wanted} ${b.got}` ? -1 : 1));
}
