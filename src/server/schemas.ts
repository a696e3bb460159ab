import { z } from 'zod';
import { BANKID_CODES } from '../../machines/identification.ts';
import { LONGEST_QUEUE } from '../qa/queue.ts';
import { isCallers, stepSchema, type CallerStep } from '../qa/step.ts';

/** What clients send, as it is read and as /openapi.json tells it. */

/** A name that a client gives to a turn, so that it can be sent twice. */
// oxlint-disable-next-line no-control-regex
export const turnKey = z.string().min(1).max(100).regex(/^[^\p{Cc}]+$/u, 'no control characters are taken');

export const beginning = z.strictObject({
  dial: z.enum(['private', 'partner', 'press', 'abroad']).optional(),
  lang: z.enum(['sv', 'en']).optional(),
  bankid: z.enum(BANKID_CODES as readonly [string, ...string[]]).optional(),
  queue: z.union([z.int().min(1).max(LONGEST_QUEUE), z.literal('full')]).optional(),
  at: z.string().max(40).optional(),
  turn: turnKey.optional(),
});

/** A step of a suite that the caller does, with a name for the turn. */
export const event = z.looseObject({ turn: turnKey.optional() }).transform(({ turn, ...rest }, context): { step: CallerStep; turn: string | null } => {
  const read = stepSchema.safeParse(rest);
  if (read.success && isCallers(read.data)) return { step: read.data, turn: turn ?? null };
  context.addIssue({ code: 'custom', message: 'not something that a caller does: say, press, stay-silent, wait, bankid or hang-up' });
  return z.NEVER;
});

const utterance = z.strictObject({ id: z.string().max(200).optional(), utterance: z.string() });
export const single = z.strictObject({ ...utterance.shape, at: z.string().max(40).optional() });
export const batch = (rows: number) => z.strictObject({ utterances: z.array(z.unknown()).min(1).max(rows, `at most ${rows} utterances are taken at once`), at: z.string().max(40).optional() });

export const restMessage = z.looseObject({
  sender: z.string().min(1).max(200),
  message: z.string().nullable().optional(),
  message_id: turnKey.optional(),
});
