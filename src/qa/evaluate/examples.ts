import type { CorpusRow } from '../corpus.ts';
import { topTopic, type Routed } from '../score.ts';
import type { Event } from './event.ts';

/** One utterance that went wrong. */
export interface Example {
  readonly line: number;
  /** As it passed the gate: personal numbers are masked. */
  readonly utterance: string;
  /** What the labels say, and what came, in words of outcomes and ids. */
  readonly wanted: string;
  readonly got: string;
  /** 0..1 */
  readonly confidence: number;
}

/** What is shown of each kind of costly error: the surest first, for the surest errors are the ones that no threshold catches. */
export type Examples = { [event in Event]?: Example[] };

const MOST = 20;
const SHOWN: ReadonlySet<Event> = new Set<Event>(['misroute', 'lost-crisis', 'lost-person', 'wrong-confirmation']);

export function addExample(examples: Examples, row: CorpusRow, got: Routed, event: Event, { line, utterance }: { readonly line: number; readonly utterance: string }): void {
  if (!SHOWN.has(event)) return;
  const list = (examples[event] ??= []);
  const example: Example = { line, utterance, confidence: got.topics[0]?.confidence ?? 0, wanted: labelled(row), got: came(got) };
  const last = list.at(-1);
  if (list.length === MOST && last && order(last, example) < 0) return;
  list.push(example);
  keep(list);
}

/** Adds a part's examples; what is kept does not depend on the order of the parts. */
export function joinExamples(examples: Examples, more: Examples): void {
  for (const [event, list] of Object.entries(more) as [Event, Example[]][]) {
    const joined = (examples[event] ??= []);
    joined.push(...list);
    keep(joined);
  }
}

function keep(list: Example[]): void {
  list.sort(order);
  if (list.length > MOST) list.length = MOST;
}

/** Two that stand in one line (U+2028 may part them) are told apart by their texts: what is alike in all of it may change places. */
function order(a: Example, b: Example): number {
  return b.confidence - a.confidence || a.line - b.line || compared(a.utterance, b.utterance) || compared(a.wanted, b.wanted) || compared(a.got, b.got);
}

const compared = (a: string, b: string) => (a < b ? -1 : Number(a > b));

function labelled({ outcome, topic, line, authority }: CorpusRow): string {
  return [outcome, ...(topic.length > 0 ? [topic.join(' or ')] : []), ...(authority === null ? [] : [authority]), ...(line === null || line === 'private' ? [] : [`${line} line`])].join(' ');
}

function came(got: Routed): string {
  const { outcome, line, authority } = got;
  const topic = outcome === 'route' || outcome === 'confirm' || outcome === 'ambiguous' ? topTopic(got) : null;
  return [outcome, ...(topic === null ? [] : [topic]), ...(authority === null || outcome !== 'signpost' ? [] : [authority]), ...(line === null || line === 'private' ? [] : [`${line} line`])].join(' ');
}
