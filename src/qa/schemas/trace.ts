import { z } from 'zod';
import { ERRANDS, OUTCOMES, ROLES } from '../../../intents/types.ts';

/** The trace as JSON Lines, one step each (docs/trace.md). Kept by hand beside src/simulator/trace.ts; tests hold the two together. */
const text = z.string();
const lang = z.enum(['sv', 'en']);
const line = z.enum(['private', 'partner', 'press']);
const errand = z.enum(ERRANDS);
const role = z.enum(ROLES);
const confidence = z.number().min(0).max(1);
const need = z.strictObject({ topic: text, errand: errand.nullable() });
const hypothesis = z.union([z.strictObject({ topic: text, confidence }), z.strictObject({ authority: text, confidence })]);

const decision = z.strictObject({
  outcome: z.enum(OUTCOMES), ask: z.enum(['topic', 'role', 'need']).nullable(), topic: text.nullable(), errand: errand.nullable(), role, authority: text.nullable(), confidence,
  topics: z.array(hypothesis), needs: z.array(need), pair: text.nullable(), lang: z.enum(['sv', 'en', 'other']), rule: text,
  evidence: z.array(z.strictObject({ heard: text, for: text, weight: confidence })),
});

const heardNeed = z.strictObject({
  topic: text.nullable(), errand: errand.nullable(), role, ask: z.enum(['nothing', 'confirm', 'topic', 'role', 'need', 'signpost']), authority: text.nullable(), pair: text.nullable(),
  topics: z.array(text), needs: z.array(need),
});
const heard = z.union([
  z.strictObject({ kind: z.enum(['crisis', 'agent', 'repeat', 'help', 'back', 'callback', 'skip', 'yes', 'no', 'vague', 'nothing']) }),
  z.strictObject({ kind: z.literal('choice'), index: z.number().int().min(0) }),
  z.strictObject({ kind: z.literal('personal-number'), valid: z.boolean() }),
  z.strictObject({ kind: z.literal('need'), need: heardNeed }),
]);

const hours = z.strictObject({
  state: z.enum(['open', 'closed', 'unknown']), basis: z.enum(['published', 'projected', 'unknown']), next: text.nullable(), until: text.nullable(), source: text, because: text.nullable(),
});
const outcome = z.strictObject({
  disposition: z.enum(['transfer', 'referral', 'signpost', 'closed', 'queue-full', 'hung-up']), line: line.nullable(), desk: text.nullable(), authority: text.nullable(), topic: text.nullable(), errand: errand.nullable(), role,
  identified: z.boolean(), alsoAbout: text.nullable(), hours: hours.nullable(),
});

const place = { v: z.literal(1), n: z.number().int().min(0), at: text, ms: z.number() };
const step = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ ...place, type: z.literal(type), ...shape });

/** One line of a trace. */
export const traceEntry = z.discriminatedUnion('type', [
  step('call.started', { dialled: z.enum(['private', 'partner', 'press', 'abroad']), lang, service: text }),
  step('prompt', { id: text, text, lang }),
  step('caller.spoke', { text, heard, decision, over: text.exactOptional() }),
  step('caller.pressed', { keys: text, heard: heard.nullable(), over: text.exactOptional() }),
  step('caller.unheard', { over: text }),
  step('caller.stayedSilent', {}),
  step('caller.hungUp', {}),
  step('bankid.answered', { code: text, order: z.number().int(), rfa: text.nullable() }),
  step('refused', { code: text, message: text }),
  step('state', { value: text }),
  step('cut', {}),
  step('fault', { message: text }),
  step('call.ended', { outcome }),
]);
