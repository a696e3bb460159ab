import { z } from 'zod';
import { ERRANDS, ROLES } from '../../intents/types.ts';
import { NAMED_DAYS } from '../../machines/days.ts';
import { isDate } from '../../machines/stockholm.ts';
import type { Span } from '../../machines/types.ts';
import { cue, id, text } from './fields.ts';

/** The shapes of the service files. Unknown keys are errors: a misspelt key would otherwise change nothing, silently. */
const words = z.strictObject({ sv: text, en: text });
const line = z.enum(['private', 'partner', 'press']);
const errand = z.enum(ERRANDS);
const role = z.enum(ROLES);
const oneOrMore = <T extends z.ZodType>(item: T) => z.array(item).min(1);

const CLOCK = /^(\d{1,2})(?:[.:](\d\d))?-(\d{1,2})(?:[.:](\d\d))?$/u;

/** "8-16", "8-11.30", "closed" or "unknown" → minutes after midnight. */
const hours = z.string({ error: 'hours are written 8-16, 8-11.30, closed or unknown' }).transform((value, context): Span | null | 'unknown' => {
  if (value === 'closed') return null;
  if (value === 'unknown') return 'unknown';
  const [, fromHour = '', fromMinute = '0', toHour = '', toMinute = '0'] = CLOCK.exec(value) ?? [];
  const span = { from: Number(fromHour) * 60 + Number(fromMinute), to: Number(toHour) * 60 + Number(toMinute) };
  const isRight = CLOCK.test(value) && Number(fromMinute) < 60 && Number(toMinute) < 60 && span.from < span.to && span.to <= 24 * 60;
  if (isRight) return span;
  context.addIssue({ code: 'custom', message: `"${value}" are no hours; write 8-16, 8-11.30, closed or unknown, the end after the beginning` });
  return z.NEVER;
});
const openHours = hours.transform((value, context): Span => {
  if (value !== null && value !== 'unknown') return value;
  context.addIssue({ code: 'custom', message: 'a season needs hours' });
  return z.NEVER;
});
const date = z.string({ error: 'a date is written 2025-06-30' }).refine(isDate, { error: ({ input }) => `"${String(input)}" is no date; write it as 2025-06-30` });

export const linesFile = z.strictObject({
  lines: oneOrMore(z.strictObject({
    id: line, name: words, number: text, abroad: text.nullable(), calendar: id.nullable(), sources: oneOrMore(text),
  })),
});

const ownCalendar = z.strictObject({
  id,
  publishedYears: z.array(z.number().int().min(2000).max(2100)),
  source: text,
  week: z.array(hours).length(7, 'a week has seven days, Monday first'),
  seasons: z.array(z.strictObject({
    name: text,
    hours: openHours,
    published: z.array(z.strictObject({ from: date, to: date }).refine(({ from, to }) => from <= to, 'the season ends before it begins')),
    isoWeeks: z.tuple([z.number().int().min(1).max(53), z.number().int().min(1).max(53)]).nullable(),
    source: text,
  })),
  days: z.array(z.strictObject({ day: z.enum(NAMED_DAYS), hours, source: text })),
});
const followingCalendar = z.strictObject({ id, like: id, closesEarlier: z.number().int().min(0).max(600), source: text });
export const hoursFile = z.strictObject({ calendars: z.array(z.record(z.string(), z.unknown())) });
export const calendarEntry = { own: ownCalendar, following: followingCalendar };

export const desksFile = z.strictObject({ assumption: z.literal(true), desks: oneOrMore(z.strictObject({ id, name: words })) });

const conditions = { role: z.array(role).optional(), topic: z.array(id).optional(), errand: z.array(errand).optional() };
export const routingFile = z.strictObject({
  lines: oneOrMore(z.strictObject({ ...conditions, dialled: z.array(line).optional(), line, source: text })),
  desks: oneOrMore(z.strictObject({ ...conditions, line: z.array(line).optional(), desk: id, source: text.optional() })),
  identification: z.strictObject({ errands: z.array(errand), roles: z.array(role), exceptTopics: z.array(id), source: text }),
  protected: z.strictObject({ topics: z.array(id), source: text }),
});
export const authoritiesFile = z.strictObject({
  authorities: z.array(z.strictObject({ id, name: words, number: text.nullable(), source: text, verified: z.boolean() })),
});
export const errandsFile = z.strictObject({ errands: z.array(z.strictObject({ id: errand, name: words, say: words })) });
export const rolesFile = z.strictObject({ roles: z.array(z.strictObject({ id: role, name: words, say: words.optional(), sources: z.array(text).optional() })) });

const choice = { label: words, cues: z.array(cue) };
export const questionsFile = z.strictObject({
  questions: z.array(z.strictObject({
    id,
    choices: z.array(z.union([z.strictObject({ topic: id, ...choice }), z.strictObject({ authority: id, ...choice })])).min(2, 'a question offers at least two answers'),
  })),
  company: z.tuple([z.strictObject({ role: z.literal('sole-trader'), ...choice }), z.strictObject({ role: z.literal('limited-company'), ...choice })]),
});

const guidance = z.array(z.strictObject({
  id, text: words, source: text,
  topics: z.array(id).optional(), errands: z.array(errand).optional(), roles: z.array(role).optional(), lines: z.array(line).optional(),
}));
export const guidanceFile = z.strictObject({ ready: guidance, ways: guidance, notes: guidance });
export const promptsFile = z.strictObject({ prompts: z.record(id, text) });
