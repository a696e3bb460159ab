import { z } from 'zod';
import { InputError } from '../../service/errors.ts';
import { REPORT, type CaseRow, type ReportEnd, type ReportHead, type SuiteHead } from './report.ts';

/** A whole JSON report as it was written. */
export type Report = ReportHead & ReportEnd & { readonly suites: readonly (SuiteHead & { readonly results: readonly CaseRow[] })[] };

const count = z.number().int().min(0);
const place = z.number().int().min(1);
const texts = z.array(z.string());
const hypothesis = z.union([z.object({ topic: z.string(), confidence: z.number() }), z.object({ authority: z.string(), confidence: z.number() })]);
const failure = z.object({
  line: z.number(), expected: z.string(), happened: z.string(), state: z.string().nullable(), heard: texts, topics: z.array(hypothesis),
  why: z.object({ words: texts, rule: z.string() }).nullable(),
});
const row = z.object({
  n: place, id: z.string(), kind: z.enum(['call', 'utterance']), line: z.number(), status: z.enum(['passed', 'failed', 'error']),
  failure: failure.optional(), error: z.string().optional(), trace: z.array(z.unknown()).optional(),
});
const comparison = z.object({ newlyFailing: texts, newlyPassing: texts, missing: texts, new: texts });
const reportSchema = z.object({
  schema: z.literal(REPORT.schema), version: z.literal(REPORT.version), service: z.string(), timestamp: z.string().nullable(), grep: z.string().nullable(),
  shard: z.object({ index: place, of: place }).refine(({ index, of }) => index <= of).nullable(),
  suites: z.array(z.object({ suite: z.string(), file: z.string(), sha256: z.string(), cases: count, problems: texts, results: z.array(row) })),
  totals: z.object({ cases: count, passed: count, failed: count, errors: count }), baseline: comparison.nullable(), aborted: z.boolean(),
});

/** @throws InputError when the text is no whole JSON report of this version */
export function parseReport(text: string, file: string): Report {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InputError(`${file}: not a whole JSON report; write it again with talsvar test --reporter json --output FILE`);
  }
  const kind = z.object({ schema: z.literal(REPORT.schema), version: z.number() }).safeParse(value);
  if (!kind.success) throw new InputError(`${file}: not a report of talsvar test; write one with --reporter json`);
  if (kind.data.version !== REPORT.version) throw new InputError(`${file}: a report of version ${kind.data.version}; this talsvar reads version ${REPORT.version}`);
  const result = reportSchema.safeParse(value);
  if (result.success) return value as Report;
  const [issue] = result.error.issues;
  throw new InputError(`${file}: a damaged report: ${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'not as expected'}; run the tests again`);
}
