import type { Context } from 'hono';
import type { z } from 'zod';
import { Problem } from './problem.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** The JSON in a request's body, as the schema has it. @throws Problem 400 and 415, which name the field and never what stands in it */
export async function jsonOf<S extends z.ZodType>(c: Context, schema: S): Promise<z.output<S>> {
  if (!/^application\/json\b/iu.test(c.req.header('content-type') ?? '')) throw new Problem(415, 'TV-BODY-TYPE', 'a body of type application/json is expected');
  return checked(parse(await textOf(c)), schema);
}

export async function textOf(c: Context): Promise<string> {
  if (c.req.header('content-encoding') !== undefined) throw new Problem(415, 'TV-BODY-TYPE', 'a body without content-encoding is expected');
  try {
    return UTF8.decode(await c.req.arrayBuffer());
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(400, 'TV-BODY-TEXT', 'the body is not UTF-8 text');
  }
}

export function checked<S extends z.ZodType>(value: unknown, schema: S): z.output<S> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = issue?.path.map(String).join('.') ?? '';
  // Names of unknown keys come from the client: only that there are such is told.
  const what = issue?.code === 'unrecognized_keys' ? 'a field that is not known' : issue?.code === 'invalid_union' ? 'none of the forms that are taken' : (issue?.message ?? 'not as expected');
  throw new Problem(400, 'TV-BODY-SHAPE', `${place === '' ? 'the body' : place}: ${what}; see /openapi.json`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, 'TV-BODY-JSON', 'the body is not JSON');
  }
}
