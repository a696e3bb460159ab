import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { BANKID_CODES } from '../../machines/identification.ts';
import { describe as withWords, pathsOf } from '../../src/qa/schemas/describe.ts';
import { jsonSchemaOf, schemaText, SHAPES } from '../../src/qa/schemas/list.ts';
import { traceEntry } from '../../src/qa/schemas/trace.ts';
import { createPlayer } from '../../src/qa/step.ts';
import { parseSuite } from '../../src/qa/suite.ts';
import type { TraceEntry } from '../../src/simulator/trace.ts';
import { TEST_NUMBER } from '../../src/simulator/test-number.ts';
import { call, CLOSED } from '../engine.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const committed = (name: string) => JSON.parse(read(`schemas/${name}.schema.json`)) as z.core.JSONSchema.JSONSchema;

/** Every YAML file that ships, with the schema for it. */
const FILES = ['service', 'suites', 'intents/catalogue'].flatMap((folder) => readdirSync(join(root, folder)).filter((name) => name.endsWith('.yaml')).map((name) => {
  const bare = name.replace(/(?:\.sv|\.en)?\.yaml$/u, '');
  const special = SHAPES.find((shape) => shape.name === `catalogue-${bare}`);
  return { path: `${folder}/${name}`, schema: folder === 'service' ? bare : folder === 'suites' ? 'suite' : (special?.name ?? 'catalogue-topics') };
}));

describe('an editor', () => {
  it.each(FILES.filter(({ path }) => !path.startsWith('intents/')))('finds the schema of $path in its first line', ({ path, schema }) => {
    expect(read(path).split('\n', 1)[0]).toBe(`# yaml-language-server: $schema=../schemas/${schema}.schema.json`);
  });
});

describe('a schema', () => {
  it.each(SHAPES)('of $name lies in schemas/ as it is made; if not: talsvar schema --output schemas', (shape) => {
    expect(read(`schemas/${shape.name}.schema.json`)).toBe(schemaText(shape));
  });

  it('lies there for each kind of file and no other', () => {
    expect(readdirSync(join(root, 'schemas')).toSorted()).toEqual(SHAPES.map(({ name }) => `${name}.schema.json`).toSorted());
  });

  it.each(SHAPES)('of $name says what the file is for, and has words only for what it holds', (shape) => {
    const schema = jsonSchemaOf(shape);
    expect(schema).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#', title: `talsvar ${shape.name}`, description: expect.stringMatching(/\S/u) as string });
    const paths = pathsOf(schema);
    // An alternative's own path is that of what it is an alternative for.
    expect(Object.keys(shape.words).filter((path) => !paths.has(path))).toEqual([]);
  });

  it.each(SHAPES.filter(({ name }) => !name.startsWith('catalogue-') && name !== 'trace'))('of $name says of every field what it means', (shape) => {
    expect(fieldsWithoutWords(jsonSchemaOf(shape))).toEqual([]);
  });

  it('puts words at fields, items, keys and alternatives', () => {
    const schema = z.toJSONSchema(z.strictObject({ list: z.array(z.union([z.strictObject({ a: z.string() }), z.strictObject({ b: z.string() })])), map: z.record(z.string(), z.string()) }));
    expect(withWords(schema, { '': 'all', '.list[].b': 'bee', '.map.*': { description: 'any', pattern: 'x' } })).toMatchObject({
      description: 'all', properties: { list: { items: { anyOf: [{ properties: { a: { type: 'string' } } }, { properties: { b: { description: 'bee' } } }] } }, map: { additionalProperties: { description: 'any', pattern: 'x' } } },
    });
  });
});

/** Paths of fields without a description; where the whole is a plain list of a described thing, its items need none. */
function fieldsWithoutWords(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap((item) => fieldsWithoutWords(item, path));
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key !== 'properties') return fieldsWithoutWords(value, path);
    return Object.entries(value as Record<string, { description?: string; items?: { properties?: unknown; anyOf?: unknown } }>).flatMap(([name, field]) => [
      ...(field.description !== undefined || field.items?.properties !== undefined || field.items?.anyOf !== undefined ? [] : [`${path}.${name}`]),
      ...fieldsWithoutWords(field, `${path}.${name}`),
    ]);
  });
}

describe('the schemas', () => {
  it.each(FILES)('accept $path', ({ path, schema }) => {
    const result = z.fromJSONSchema(committed(schema)).safeParse(parse(read(path)));
    expect(result.success ? null : result.error.issues.slice(0, 3)).toBeNull();
  });

  it.each(FILES.filter(({ path }) => path.startsWith('service/')))('are named in the first line of $path', ({ path, schema }) => {
    const [first] = read(path).split('\n');
    expect(first).toBe(`# yaml-language-server: $schema=../schemas/${schema}.schema.json`);
    expect(existsSync(join(root, 'service', `../schemas/${schema}.schema.json`))).toBe(true);
  });

  it.each([
    ['suite', { suite: 'x', at: '2025-03-03T10:15', utterances: [{ say: 'vab', topik: 'vab' }] }],
    ['suite', { suite: 'x', at: '2025-03-03T10:15', calls: [{ name: 'x', steps: [{ hears: 'welcome' }] }] }],
    ['suite', { suite: 'x', at: '2025-03-03T10:15', calls: [{ name: 'x', steps: [] }] }],
    ['lines', { lines: [] }],
    ['routing', { lines: [{ role: ['pilot'], line: 'private', source: 'A-001' }] }],
    ['hours', { calendars: [{ id: 'a', publishedYears: [], source: 'A-030', week: ['8-16', '8-16', '8-16', '8-16', 'open', 'closed', 'closed'], seasons: [], days: [] }] }],
    ['lint', { allowances: [{ rule: 'jargon', about: 'x' }] }],
    ['trace', { v: 1, n: 0, at: 'x', ms: 0, type: 'state' }],
  ])('refuse a %s such as %j', (name, value) => {
    expect(z.fromJSONSchema(committed(name)).safeParse(value).success).toBe(false);
  });
});

describe('the schema of the trace', () => {
  it('has the shape of the code\'s own type', () => {
    expectTypeOf<z.infer<typeof traceEntry>['type']>().toEqualTypeOf<TraceEntry['type']>();
    expectTypeOf<z.infer<typeof traceEntry>>().toExtend<TraceEntry>();
  });

  const traces = [
    ...readdirSync(join(root, 'suites')).flatMap((name) => parseSuite(read(`suites/${name}`), name).cases).flatMap((entry) => {
      if (entry.kind !== 'call') return [];
      const talk = call({ at: entry.at, dialled: entry.dialled, lang: entry.lang, queue: entry.queue });
      const play = createPlayer(talk);
      for (const { step } of entry.steps) play(step);
      return [talk.trace()];
    }),
    ...BANKID_CODES.map((code) => {
      const talk = call();
      for (const words of ['utbetalning av föräldrapenning', 'ja', TEST_NUMBER]) talk.say(words);
      talk.bankid(code);
      return talk.trace();
    }),
    ...[['vab och bostadsbidrag', 'det första'], ['bostad'], ['jag vill dö'], ['pension', 'ja'], ['blå elefant', 'hej hej hej'], ['I am ill'], ['x'.repeat(1001)]].map((turns) => {
      const talk = call({ at: CLOSED });
      for (const words of turns) talk.say(words);
      talk.press('1');
      talk.staySilent();
      talk.hangUp();
      return talk.trace();
    }),
  ];

  it('accepts every step of many calls, and is met by every kind of step but the rarest', () => {
    const steps = traces.flat();
    expect(steps.map((step) => traceEntry.safeParse(step)).flatMap(({ error }) => error?.issues ?? [])).toEqual([]);
    expect([...new Set(steps.map(({ type }) => type))].toSorted()).toEqual(['bankid.answered', 'call.ended', 'call.started', 'caller.hungUp', 'caller.pressed', 'caller.spoke', 'caller.stayedSilent', 'caller.unheard', 'prompt', 'refused', 'state']);
  });

  it('accepts them as JSON, by the committed file', () => {
    const schema = z.fromJSONSchema(committed('trace'));
    const lines = traces.slice(0, 10).flat().map((step) => JSON.parse(JSON.stringify(step)) as unknown);
    expect(lines.filter((line) => !schema.safeParse(line).success)).toEqual([]);
  });

  it.each([{ type: 'cut' }, { type: 'fault', message: 'x' }])('accepts what few calls hold: %j', (step) => {
    expect(traceEntry.safeParse({ v: 1, n: 1, at: '2025-03-03T10:15:00+01:00', ms: 0, ...step }).success).toBe(true);
  });
});
