import type { Decision } from '../../../intents/types.ts';
import { contextOf } from '../../../machines/context.ts';
import type { Heard } from '../../../machines/types.ts';
import type { Engine } from '../../simulator/engine.ts';
import { gate } from '../../simulator/gate.ts';
import { hearSpeech } from '../../simulator/hear.ts';
import { withoutMask } from '../../simulator/redact.ts';
import { createPlayer, keyOf, type Player } from './course.ts';
import { dataMoves } from './data.ts';
import { hoursMoves } from './hours.ts';
import { ruleMoves } from './rules.ts';
import { inWords, severityOf } from './severity.ts';
import { SEVERITIES, type Condition, type Diff, type Move, type Severity, type Side, type Utterance, type Verdict } from './types.ts';
import { verdictOf } from './verdict.ts';

/** What one side hears in an utterance as the caller's first words. */
interface Understood {
  readonly heard: Heard;
  readonly decision: Decision;
}

/**
 * Compares two versions over utterances under conditions: what moves for whom, worst first, and what differs in rules,
 * hours and data. The same matcher on both sides is asked once.
 * @param onProgress told before each utterance how many are done
 */
export function compare(before: Engine, after: Engine, utterances: readonly Utterance[], conditions: readonly Condition[], onProgress: (done: number) => void = () => undefined): Diff {
  const sides = [createPlayer(before.service), createPlayer(after.service)] as const;
  const isSameCall = callRules(before) === callRules(after);
  // Where neither what is heard nor what a call makes of it can differ, no utterance moves.
  const moves = (isSameCall && before.matcher === after.matcher ? [] : utterances).flatMap((utterance, i): Move[] => {
    onProgress(i);
    const gated = gate(utterance.text);
    if (!gated.ok) return [];
    const [was, is] = understand(before, after, withoutMask(gated.text));
    if (isSameCall && keyOf(was.heard) === keyOf(is.heard) && was.decision.outcome === is.decision.outcome) return [];
    const move = worstMove(sides, was, is, conditions);
    return move ? [{ utterance: gated.text, from: utterance.from, ...move, verdict: verdictOf(before.service, after.service, utterance.label, was.decision, is.decision) }] : [];
  });
  return {
    versions: { before: before.service.version, after: after.service.version },
    utterances: utterances.length,
    conditions,
    counts: counted(SEVERITIES, moves.map(({ severity }) => severity)),
    verdicts: counted(['worse', 'better', 'neither'], moves.map(({ verdict }) => verdict)),
    moves: worstFirst(moves),
    rules: ruleMoves(before.service, after.service),
    hours: hoursMoves(before.service, after.service),
    data: dataMoves(before.service, after.service),
  };
}

function understand(before: Engine, after: Engine, text: string): readonly [Understood, Understood] {
  const listening = { tags: new Set(['asking']), context: contextOf({ at: 0, dialled: 'private', lang: 'sv' }) };
  const was = hearSpeech(before.service, before.matcher, { utterance: text, digits: '' }, listening);
  // At the first question only the matcher decides what was heard.
  return [was, before.matcher === after.matcher ? was : hearSpeech(after.service, after.matcher, { utterance: text, digits: '' }, listening)];
}

/** Everything in a service that the course of a call depends on. */
function callRules({ service: { lines, calendars, routing, questions } }: Engine): string {
  return JSON.stringify([Object.values(lines).map(({ id, calendar }) => [id, calendar]), calendars, routing, questions]);
}

type Found = Pick<Move, 'severity' | 'change' | 'conditions' | 'before' | 'after'>;

function worstMove([playBefore, playAfter]: readonly [Player, Player], was: Understood, is: Understood, conditions: readonly Condition[]): Found | null {
  const found = conditions.flatMap((condition): (Omit<Found, 'conditions'> & { readonly condition: string })[] => {
    const before: Side = { outcome: was.decision.outcome, ...playBefore(was.heard, condition) };
    const after: Side = { outcome: is.decision.outcome, ...playAfter(is.heard, condition) };
    const severity = severityOf(before, after);
    return severity ? [{ severity, change: { before: inWords(severity, before), after: inWords(severity, after) }, before, after, condition: condition.name }] : [];
  });
  const worst = found.reduce<(typeof found)[number] | null>((most, next) => (most && rankOf(most.severity) <= rankOf(next.severity) ? most : next), null);
  if (!worst) return null;
  const { condition: _, ...move } = worst;
  return { ...move, conditions: found.filter(({ severity }) => severity === worst.severity).map(({ condition }) => condition) };
}

function rankOf(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

const VERDICTS: readonly (Verdict | null)[] = ['worse', 'neither', null, 'better'];

/** By severity; then what got worse before what got better; then what moves many before what moves few; then as the corpus has it. */
function worstFirst(moves: readonly Move[]): Move[] {
  const groups = new Map<string, { readonly first: number; size: number }>();
  const placed = moves.map((move, i) => {
    const key = JSON.stringify([move.severity, move.change]);
    const group = groups.get(key) ?? { first: i, size: 0 };
    group.size++;
    groups.set(key, group);
    return { move, group, order: rankOf(move.severity) * VERDICTS.length + VERDICTS.indexOf(move.verdict) };
  });
  return placed.toSorted((a, b) => a.order - b.order || b.group.size - a.group.size || a.group.first - b.group.first).map(({ move }) => move);
}

function counted<K extends string>(keys: readonly K[], found: readonly (K | null)[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, found.filter((each) => each === key).length])) as Record<K, number>;
}
