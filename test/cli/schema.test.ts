import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Given } from '../../src/cli/command.ts';
import { schema } from '../../src/cli/schema.ts';
import { runVerb } from './in-process.ts';
import { SHAPES } from '../../src/qa/schemas/list.ts';

const folder = mkdtempSync(join(tmpdir(), 'talsvar-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (words: readonly string[], options: Given['options'] = {}) => runVerb(schema, words, options);

describe('talsvar schema', () => {
  it('prints one schema, the same as it writes', async () => {
    const { status, out } = await run(['suite']);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ title: 'talsvar suite', type: 'object', required: ['suite', 'at'] });
    expect(await run([], { output: join(folder, 'made', 'for', 'it') })).toMatchObject({ status: 0 });
    expect(readdirSync(join(folder, 'made', 'for', 'it'))).toHaveLength(SHAPES.length);
    rmSync(join(folder, 'made'), { recursive: true });
    expect(await run([], { output: folder })).toMatchObject({ status: 0, out: '' });
    expect(readFileSync(join(folder, 'suite.schema.json'), 'utf8')).toBe(out);
    expect(readdirSync(folder)).toHaveLength(SHAPES.length);
  });

  it('lists what there is, with the files that each is for', async () => {
    const { out } = await run([], { list: true });
    expect(out.trim().split('\n')).toHaveLength(SHAPES.length);
    expect(out).toMatch(/^prompts\s+service\/prompts\.\*\.yaml$/mu);
  });

  it.each([
    [[], {}, /which schema\? schema --list names them/u],
    [['sute'], {}, /no schema is called "sute", did you mean suite\?/u],
    [['x\u001B[2J'], {}, /"x\\u001b\[2J"/u],
    [['suite', 'lines'], {}, /one schema at a time/u],
    [[], { output: join(import.meta.filename, 'folder') }, /the folder cannot be made/u],
  ])('refuses %j %j', async (words, options, message) => {
    await expect((async () => run(words, options))()).rejects.toThrow(message);
  });
});
