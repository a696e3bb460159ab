import type { Lang } from '../../../../intents/types.ts';
import { changesBetween } from '../../../qa/variants/changes.ts';
import type { Change } from '../../../qa/variants/apply.ts';
import { maskPersonalNumbers } from '../../../simulator/redact.ts';
import type { TraceEntry } from '../../../simulator/trace.ts';
import type { Talk } from '../../call/caller.ts';

/** The last thing said in a call, from mouth to meaning. */
export interface LastSaid {
  readonly said: string;
  readonly heard: string;
  /** By which rules it came to be heard so; null where they do not explain it. */
  readonly changes: readonly Change[] | null;
  /** What the call made of it; null where it was said over a prompt that must be heard out. */
  readonly step: Extract<TraceEntry, { type: 'caller.spoke' }> | null;
}

/** @returns null before anything was said; a personal number is never among it */
export function lastSaid({ turns, trace }: Talk, lang: Lang): LastSaid | null {
  const turn = turns.findLast(({ act }) => act.kind === 'say');
  if (turn?.act.kind !== 'say') return null;
  const step = trace.find((entry) => entry.n >= turn.from && entry.type === 'caller.spoke');
  const heard = maskPersonalNumbers(turn.act.text.normalize('NFC'));
  const said = maskPersonalNumbers((turn.act.said ?? turn.act.text).normalize('NFC'));
  return { said, heard, changes: changesBetween(said, heard, lang) ?? changesBetween(said, heard, lang === 'sv' ? 'en' : 'sv'), step: step?.type === 'caller.spoke' ? step : null };
}

export interface Piece {
  readonly at: number;
  readonly text: string;
  /** The rule that changed it; null for what stands as it was said. */
  readonly rule: string | null;
}

/** A text in pieces, those that were changed apart. @param spans where changes stand in it */
export function piecesOf(text: string, spans: readonly { readonly at: number; readonly text: string; readonly rule: string }[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const span of spans) {
    if (span.text.trim() === '') continue;
    if (span.at > at) pieces.push({ at, text: text.slice(at, span.at), rule: null });
    pieces.push({ at: span.at, text: span.text.trim(), rule: span.rule });
    at = span.at + span.text.trim().length;
  }
  return at < text.length ? [...pieces, { at, text: text.slice(at), rule: null }] : pieces;
}
