import { policy } from '../../../intents/policy.ts';
import type { Decision, Evidence, Hypothesis } from '../../../intents/types.ts';
import type { CallOutcome } from '../../../machines/types.ts';
import type { TraceEntry } from '../../simulator/trace.ts';

/** From here on an interpretation is called certain to an asker. Most right answers of the matcher lie above it. */
const SURE = 0.9;
/** A word that carried less than this is not marked: it decided nothing. */
const MARKED = 0.1;
/** A word that carried at least this is marked strongly. */
const STRONG = 0.3;

/** A reading less likely than this is no rival: to name it would only raise doubt. */
const RIVAL = 0.05;

export type Sureness = 'sure' | 'fairly' | 'unsure';

export function surenessOf(confidence: number): Sureness {
  if (confidence >= SURE) return 'sure';
  return confidence >= policy.decision.route ? 'fairly' : 'unsure';
}

/** The last utterance in which a need was understood, as the caller wrote it. */
export function understoodUtterance(trace: readonly TraceEntry[]): string | null {
  return trace.findLast((step) => step.type === 'caller.spoke' && step.heard.kind === 'need') ? lastNeed(trace).text : null;
}

function lastNeed(trace: readonly TraceEntry[]): { readonly text: string; readonly at: number } {
  const at = trace.findLastIndex((step) => step.type === 'caller.spoke' && step.heard.kind === 'need');
  const step = trace[at];
  return { text: step?.type === 'caller.spoke' ? step.text : '', at };
}

/** Whether the caller answered a question about the need after having told it. */
export function choseThemselves(trace: readonly TraceEntry[]): boolean {
  let state = '';
  return trace.slice(lastNeed(trace).at + 1).some((step) => {
    const before = state;
    if (step.type === 'state') state = step.value;
    if (step.type !== 'caller.spoke' && step.type !== 'caller.pressed') return false;
    return step.heard?.kind === 'choice' || (step.heard?.kind === 'yes' && before === 'conversing.confirming');
  });
}

/** The likeliest reading beside the one that was followed; null when there is none to speak of. */
export function runnerUp({ topics }: Decision, { topic, authority }: CallOutcome): Hypothesis | null {
  return topics.find((entry) => entry.confidence >= RIVAL && ('topic' in entry ? entry.topic !== topic : entry.authority !== authority)) ?? null;
}

export interface Piece {
  /** Where in the utterance it begins. */
  readonly at: number;
  readonly text: string;
  readonly weight: 'none' | 'some' | 'strong';
}

/** The utterance in pieces, with the words that decided marked where they stand. */
export function markedPieces(utterance: string, because: readonly Evidence[]): Piece[] {
  const lower = utterance.toLowerCase();
  const found = because
    .filter(({ weight }) => weight >= MARKED)
    .flatMap(({ heard, weight }) => {
      const from = wordIndex(lower, heard.toLowerCase());
      return from < 0 ? [] : [{ from, to: from + heard.length, weight: weight >= STRONG ? 'strong' as const : 'some' as const }];
    })
    .toSorted((a, b) => a.from - b.from);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { from, to, weight } of found) {
    if (from < at) continue;
    if (from > at) pieces.push({ at, text: utterance.slice(at, from), weight: 'none' });
    pieces.push({ at: from, text: utterance.slice(from, to), weight });
    at = to;
  }
  return at < utterance.length ? [...pieces, { at, text: utterance.slice(at), weight: 'none' }] : pieces;
}

/** Where a word stands by itself, not inside another; -1 if nowhere. */
function wordIndex(text: string, word: string): number {
  const isLetter = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
  if (word === '') return -1;
  let from = text.indexOf(word);
  while (from >= 0 && (isLetter(text[from - 1]) || isLetter(text[from + word.length]))) from = text.indexOf(word, from + 1);
  return from;
}

/** Why a person answers although no errand was understood: the last prompt that says so. */
export function reasonWithoutNeed(trace: readonly TraceEntry[]): 'person' | 'misses' | 'crisis' | 'fault' | null {
  const reasons = { 'to-person': 'person', 'to-person-after-misses': 'misses', crisis: 'crisis', fault: 'fault' } as const;
  const said = trace.findLast((step) => step.type === 'prompt' && step.id in reasons);
  return said?.type === 'prompt' ? reasons[said.id as keyof typeof reasons] : null;
}
