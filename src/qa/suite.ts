import { z } from 'zod';
import type { Matcher } from '../../intents/understand.ts';
import { ERRANDS, OUTCOMES, ROLES } from '../../intents/types.ts';
import { parseTime } from '../../machines/stockholm.ts';
import { InputError } from '../service/errors.ts';
import type { Service } from '../service/types.ts';
import { parseYaml, readDocument } from '../service/yaml.ts';
import { startCall } from '../simulator/call.ts';
import { gate } from '../simulator/gate.ts';
import { routeUtterance } from '../simulator/route.ts';
import { createPlayer, stepsSchema } from './step.ts';

/** A routing test from the caller's chair: whole calls, and single utterances with what they should lead to. */
const text = z.string({ error: 'text is expected; quote it if it looks like a number, yes or no' }).min(1, 'empty');
const time = text.refine((value) => {
  try {
    return Number.isFinite(parseTime(value));
  } catch {
    return false;
  }
}, 'not a time; write 2025-03-03T10:15 (Stockholm time)');
const callSchema = z.strictObject({
  name: text,
  at: time.optional(),
  dial: z.enum(['private', 'partner', 'press', 'abroad']).optional(),
  lang: z.enum(['sv', 'en']).optional(),
  steps: stepsSchema.min(1, 'a call needs at least one step'),
});
const utteranceSchema = z.strictObject({
  say: text,
  outcome: z.enum(OUTCOMES).optional(),
  topic: text.nullable().optional(),
  errand: z.enum(ERRANDS).nullable().optional(),
  role: z.enum(ROLES).optional(),
  line: z.enum(['private', 'partner', 'press']).nullable().optional(),
  desk: text.nullable().optional(),
  authority: text.nullable().optional(),
  ask: z.enum(['topic', 'role', 'need']).nullable().optional(),
});
const suiteSchema = z.strictObject({
  suite: text, at: time, calls: z.array(callSchema).optional(), utterances: z.array(utteranceSchema).optional(),
});

export interface Suite {
  readonly name: string;
  readonly file: string;
  readonly cases: readonly SuiteCase[];
}
export interface SuiteCase {
  readonly name: string;
  readonly line: number;
  readonly run: (service: Service, matcher: Matcher) => Failure | null;
}
export interface Failure {
  readonly line: number;
  readonly expected: string;
  readonly happened: string;
}

/**
 * Reads a suite.
 * @throws InputError with file and line; a suite without tests is an error, never a green zero
 */
export function parseSuite(content: string, file: string): Suite {
  const suite = parseYaml(content, file, suiteSchema);
  const { lineOf } = readDocument(content, file);
  const startsAt = parseTime(suite.at);
  const calls = (suite.calls ?? []).map((entry, i): SuiteCase => ({
    name: entry.name,
    line: lineOf(['calls', i]),
    run(service, matcher) {
      const call = startCall(service, matcher, { at: entry.at === undefined ? startsAt : parseTime(entry.at), dialled: entry.dial ?? 'private', lang: entry.lang ?? 'sv' });
      const play = createPlayer(call);
      for (const [s, step] of entry.steps.entries()) {
        const failure = play(step);
        if (failure) return { line: lineOf(['calls', i, 'steps', s]), ...failure };
      }
      return null;
    },
  }));
  const utterances = (suite.utterances ?? []).map((entry, i): SuiteCase => ({
    name: entry.say,
    line: lineOf(['utterances', i]),
    run(service, matcher) {
      const line = lineOf(['utterances', i]);
      const { say, ...expected } = entry;
      const gated = gate(say);
      if (!gated.ok) return { line, expected: 'an utterance that can be read', happened: gated.message };
      const routed = routeUtterance(service, matcher, gated.text, startsAt);
      const wrong = Object.entries(expected).filter(([key, value]) => routed[key as keyof typeof routed] !== value);
      const shown = (pairs: readonly (readonly [string, unknown])[]) => pairs.map(([key, value]) => `${key} ${String(value)}`).join(', ');
      return wrong.length === 0 ? null
        : { line, expected: shown(wrong), happened: `${shown(wrong.map(([key]) => [key, routed[key as keyof typeof routed]]))} (${routed.outcome}, confidence ${routed.confidence})` };
    },
  }));
  const cases = [...calls, ...utterances];
  if (cases.length === 0) throw new InputError(`${file}: the suite is empty; give it calls or utterances`);
  return { name: suite.suite, file, cases };
}
