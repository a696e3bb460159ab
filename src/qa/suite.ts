import { z } from 'zod';
import type { Lang } from '../../intents/types.ts';
import { ERRANDS, OUTCOMES, ROLES } from '../../intents/types.ts';
import { parseTime } from '../../machines/stockholm.ts';
import type { Dialled, Queue } from '../../machines/types.ts';
import { InputError } from '../service/errors.ts';
import { readDocument } from '../service/yaml.ts';
import { LONGEST_QUEUE, queueOf } from './queue.ts';
import { isCallers, stepsSchema, type Step } from './step.ts';
import type { NameCheck } from './suite/names.ts';
import { problemsOf, type Problem } from './suite/problems.ts';
import { createRepeatCheck } from './suite/repeats.ts';
import { asWritten } from './suite/written.ts';
import { listed } from './table.ts';

/** A routing test from the caller's chair: whole calls, and single utterances with what they should lead to. Plain data. */
export interface Suite {
  readonly name: string;
  readonly file: string;
  readonly cases: readonly SuiteCase[];
}

export type SuiteCase = CallCase | UtteranceCase;

export interface CallCase {
  readonly kind: 'call';
  readonly name: string;
  readonly line: number;
  /** When the call begins, ms since 1970. */
  readonly at: number;
  readonly dialled: Dialled;
  readonly lang: Lang;
  readonly queue: Queue | null;
  readonly steps: readonly { readonly step: Step; readonly line: number }[];
}

export interface UtteranceCase {
  readonly kind: 'utterance';
  /** What is said, as far as nothing else tells the case apart. */
  readonly name: string;
  readonly line: number;
  readonly at: number;
  readonly say: string;
  /** Fields of `route --json` and what they should be; the others are not looked at. */
  readonly expected: Expected;
}

/** Whether a case can fail by what it says. */
export function expectsSomething(entry: SuiteCase): boolean {
  return entry.kind === 'utterance' ? Object.keys(entry.expected).length > 0 : entry.steps.some(({ step }) => !isCallers(step));
}

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
  queue: z.union([z.literal('full'), z.number().int().min(1).max(LONGEST_QUEUE)], { error: `a place from 1 to ${LONGEST_QUEUE}, or full` }).optional(),
  steps: stepsSchema.min(1, 'a call needs at least one step'),
});

export const expectedSchema = z.strictObject({
  outcome: z.enum(OUTCOMES).optional(),
  topic: text.nullable().optional(),
  errand: z.enum(ERRANDS).nullable().optional(),
  role: z.enum(ROLES).optional(),
  line: z.enum(['private', 'partner', 'press']).nullable().optional(),
  desk: text.nullable().optional(),
  authority: text.nullable().optional(),
  ask: z.enum(['topic', 'role', 'need']).nullable().optional(),
});
export type Expected = z.infer<typeof expectedSchema>;

export const utteranceSchema = z.strictObject({ say: text, at: time.optional(), ...expectedSchema.shape });

export const suiteSchema = z.strictObject({
  suite: text, at: time, calls: z.array(callSchema).optional(), utterances: z.array(utteranceSchema).optional(),
});

/**
 * Reads a suite. Plain values are text as written.
 * @param check what is wrong with the names that a case uses; without it they are not looked up
 * @throws InputError with file and line of all that is wrong, the first 50; a suite without tests is an error, never a green zero
 */
export function parseSuite(content: string, file: string, check: NameCheck = () => []): Suite {
  const { value, lineOf } = readDocument(content, file, asWritten);
  if (value === null) throw new InputError(`${file}: the suite is empty; give it calls or utterances`);
  const result = suiteSchema.safeParse(value);
  if (!result.success) throw new InputError(listed(inOrder(problemsOf(result.error.issues, value, keysAt), file, lineOf)));
  const suite = result.data;
  const calls = (suite.calls ?? []).map(({ name, at = suite.at, dial, lang, queue, steps }, i): CallCase => ({
    kind: 'call', name, line: lineOf(['calls', i]), at: parseTime(at), dialled: dial ?? 'private', lang: lang ?? 'sv', queue: queue === undefined ? null : queueOf(queue),
    steps: steps.map((step, s) => ({ step, line: lineOf(['calls', i, 'steps', s]) })),
  }));
  const utterances = (suite.utterances ?? []).map(({ say, at = suite.at, ...expected }, i): UtteranceCase => ({
    kind: 'utterance', name: say, line: lineOf(['utterances', i]), at: parseTime(at), say, expected,
  }));
  if (calls.length + utterances.length === 0) throw new InputError(`${file}: the suite is empty; give it calls or utterances`);
  return { name: suite.suite, file, cases: checked([...calls, ...utterances], file, check) };
}

function inOrder(problems: readonly Problem[], file: string, lineOf: (path: readonly PropertyKey[]) => number): string[] {
  return problems.map((problem) => ({ ...problem, line: lineOf(problem.path) })).toSorted((a, b) => a.line - b.line)
    .map(({ line, path, message }) => `${file}:${line}: ${path.length === 0 ? 'the top level' : path.map(String).join('.')}: ${message}`);
}

/** The cases told apart by their names. @throws InputError */
function checked(cases: readonly SuiteCase[], file: string, check: NameCheck): SuiteCase[] {
  const place = createRepeatCheck();
  const problems: { readonly line: number; readonly message: string }[] = [];
  const placed = cases.flatMap((entry) => {
    problems.push(...check(entry));
    const found = place(entry);
    if ('entry' in found) return [found.entry];
    problems.push({ line: entry.line, message: found.problem });
    return [];
  });
  if (problems.length > 0) throw new InputError(listed(problems.toSorted((a, b) => a.line - b.line).map(({ line, message }) => `${file}:${line}: ${message}`)));
  return placed;
}

/** The keys that may stand in the map at a path of a suite. */
function keysAt([list, , steps, , kind]: readonly PropertyKey[]): readonly string[] {
  if (list === undefined) return Object.keys(suiteSchema.shape);
  if (list === 'utterances') return Object.keys(utteranceSchema.shape);
  if (steps === undefined) return Object.keys(callSchema.shape);
  if (kind === undefined) return [];
  return kind === 'signpost' ? ['authority'] : kind === 'closed' ? ['line'] : ['line', 'desk'];
}
