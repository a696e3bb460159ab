import type { Pair } from './fields.ts';
import { stepSchema, type Step } from '../step.ts';

/** Turns as they are typed in `talsvar call`: words, or a slash and what is done. Other tools carry them as what the user says. */

/** What the caller did, as typed; null for a step that is not the caller's. Words that begin with a slash get a second one. */
export function typed(step: Step): string | null {
  if ('over' in step && step.over !== undefined) {
    const { over, ...plain } = step;
    return `/over ${over} ${typed(plain)}`;
  }
  if ('say' in step) return step.say.startsWith('/') ? `/${step.say}` : step.say;
  if ('press' in step) return `/press ${step.press}`;
  if ('stay-silent' in step) return '/silent';
  if ('wait' in step) return `/wait ${step.wait}`;
  if ('bankid' in step) return `/bankid ${step.bankid}${step.order === undefined ? '' : ` ${step.order}`}`;
  return 'hang-up' in step ? '/hangup' : null;
}

/** The step of a typed turn; null for a slash with nothing known behind it. */
export function stepOf(text: string): Step | null {
  if (text === '') return null;
  if (!text.startsWith('/')) return { say: text };
  if (text.startsWith('//')) return { say: text.slice(1) };
  if (text === '/silent') return { 'stay-silent': null };
  if (text === '/hangup') return { 'hang-up': null };
  const [, over, said = ''] = /^\/over\s+(\S+)\s([\s\S]+)$/u.exec(text) ?? [];
  if (over !== undefined) {
    const step = stepOf(said);
    return step !== null && !('over' in step) && ('say' in step || 'press' in step) ? { ...step, over } : null;
  }
  const [, verb = '', argument, order] = /^\/(press|wait|bankid)\s+(\S+)(?:\s+(\d))?$/u.exec(text) ?? [];
  const read = stepSchema.safeParse({ [verb]: argument, ...(order === undefined ? {} : { order: Number(order) }) });
  return read.success ? read.data : null;
}

/** How a call is begun anew where one types, with its settings. */
export function beginningText(settings: readonly Pair[]): string {
  return `/session_start ${JSON.stringify(Object.fromEntries(settings.map(([name, value]) => [name, name === 'queue' && value !== 'full' ? Number(value) : value])))}`;
}

/** The settings behind `/session_start`; null for any other turn. */
export function beginningIn(text: string): Pair[] | null {
  const found = /^\/session_start(?:\s+(\{.*\}))?$/u.exec(text);
  if (!found) return null;
  try {
    return Object.entries(JSON.parse(found[1] ?? '{}') as Record<string, unknown>).map(([name, value]) => [name, String(value)] as const);
  } catch {
    return null;
  }
}

/** What a caller did and what came of it, until the caller's next step. The first turn of a call may be nobody's. */
export interface Turn<T> {
  readonly caller: T | null;
  readonly heard: readonly T[];
  readonly outcome: T | null;
  /** What stands after the outcome, or a second one: no tool that keeps turns has a place for it. */
  readonly late: readonly T[];
}

/** Steps as turns, for formats that hold questions and answers. */
export function turnsOf<T extends { readonly step: Step }>(steps: readonly T[]): Turn<T>[] {
  const turns: { caller: T | null; heard: T[]; outcome: T | null; late: T[] }[] = [];
  for (const entry of steps) {
    const isCaller = typed(entry.step) !== null;
    if (isCaller || turns.length === 0) turns.push({ caller: isCaller ? entry : null, heard: [], outcome: null, late: [] });
    const turn = turns.at(-1);
    if (isCaller || !turn) continue;
    if (turn.outcome !== null) turn.late.push(entry);
    else if ('hear' in entry.step) turn.heard.push(entry);
    else turn.outcome = entry;
  }
  return turns;
}
