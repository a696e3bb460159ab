import { gate, MAX_UTTERANCE } from '../../simulator/gate.ts';
import { MASK } from '../../simulator/redact.ts';
import type { Line, TraceEntry } from '../../simulator/trace.ts';
import type { Turn } from './caller.ts';
import type { Act } from './conversation.ts';

type Saying = Extract<Act, { kind: 'say' }>;
type Number = Extract<Act, { kind: 'number' }>;

/** What came of one act in the call: the steps of the trace and the lines since before it. */
export interface Outcome {
  readonly steps: readonly TraceEntry[];
  readonly lines: readonly Line[];
}

export interface Keeping {
  readonly turns: () => readonly Turn[];
  /** @param from the `n` of the first trace entry that came of it */
  readonly add: (act: Act, from: number, outcome: Outcome) => void;
}

/**
 * Keeps what the person does as far as it may be kept: what the call itself has noted, and never a digit of a personal
 * number, but that one was given, how, and whether it was right. Played again it leads to the same trace.
 */
export function createKeeping(): Keeping {
  const turns: Turn[] = [];
  /** Where the number that is being keyed begins among the turns; null when none is. */
  let begun: number | null = null;

  function addDigits(digits: number, keyed: boolean, from: number): void {
    begun ??= turns.length;
    const last = turns.at(-1);
    const sofar = turns.slice(begun).reduce((sum, { act }) => sum + (act.kind === 'number' ? lengthOf(act) : 0), 0);
    const isMore = turns.length > begun && keyed && last?.act.kind === 'number' && last.act.keyed;
    if (isMore) turns[turns.length - 1] = { ...last, act: { ...last.act, part: { at: sofar - lengthOf(last.act), digits: lengthOf(last.act) + digits } } };
    else turns.push({ act: { kind: 'number', accepted: false, keyed, part: { at: sofar, digits } }, from });
  }

  /** The number is whole: what was kept of it now knows of what it is a part. */
  function settle(accepted: boolean): void {
    if (begun === null) return;
    const whole = turns.slice(begun).reduce((sum, { act }) => sum + (act.kind === 'number' ? lengthOf(act) : 0), 0);
    for (const [i, turn] of turns.entries()) {
      if (i >= begun && turn.act.kind === 'number') turns[i] = { ...turn, act: { ...turn.act, accepted, ...(turn.act.part ? { part: { ...turn.act.part, of: whole } } : {}) } };
    }
    begun = null;
  }

  return {
    turns: () => turns,
    add(act, from, { steps, lines }) {
      const pressed = steps.findLast((step) => step.type === 'caller.pressed');
      const isSecret = pressed?.keys === '…';
      const digits = digitsOf(act);
      const isMixed = act.kind === 'press' && act.key.length > 1 && /[*#]/u.test(act.key);
      if (isSecret && digits > 0 && !isMixed) addDigits(digits, act.kind === 'number' ? act.keyed : act.kind === 'press' && act.key.length === 1, from);
      else if (act.kind === 'press') turns.push({ act: { ...act, key: pressed && !isSecret && !pressed.keys.includes(MASK) ? pressed.keys : harmless(act.key) }, from });
      else turns.push({ act: act.kind === 'say' ? sayingOf(act, { steps, lines }) : act, from });
      if (isSecret && pressed.heard !== null) settle(pressed.heard.kind === 'personal-number' && pressed.heard.valid);
      // In a new state the voice response has forgotten what was keyed in the one before.
      else if (steps.some((step) => step.type === 'state')) begun = null;
    },
  };
}

function lengthOf({ part }: Number): number {
  return part?.digits ?? 12;
}

function digitsOf(act: Act): number {
  return act.kind === 'number' ? lengthOf(act) : act.kind === 'press' ? harmless(act.key).replace(/\D/gu, '').length : 0;
}

/** Keys that the call took no notice of: one digit does as well as another. */
function harmless(keys: string): string {
  return keys.slice(0, 1000).replace(/[^\d*#]/gu, '').slice(0, 32).replace(/\d/gu, '1');
}

/** What was said as the call shows it. What it refused is kept as something that it refuses. */
function sayingOf(act: Saying, { steps, lines }: Outcome): Saying {
  const shown = lines.find(({ who }) => who === 'caller')?.text;
  const heard = steps.find((step) => step.type === 'caller.spoke')?.heard;
  const text = shown ?? (gate(act.text).ok ? '' : act.text.length > MAX_UTTERANCE ? 'x'.repeat(MAX_UTTERANCE + 1) : '…');
  const said = act.said === undefined ? null : gate(act.said);
  const { said: _, number: __, ...rest } = act;
  return {
    ...rest, text,
    ...(said?.ok ? { said: shown === MASK ? MASK : said.text } : {}),
    ...(heard?.kind === 'personal-number' ? { number: heard.valid } : {}),
  };
}
