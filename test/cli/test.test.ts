import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'talsvar-test-'));
// Each run starts a process, and others may be at work on the machine.
vi.setConfig({ testTimeout: 90_000 });
afterAll(() => rmSync(folder, { recursive: true }));

interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** @param act what is done to the process once it has said `when` */
function talsvar(args: readonly string[], { env = {}, when, act }: { env?: Record<string, string>; when?: RegExp; act?: (child: ReturnType<typeof spawn>, times: number) => void } = {}): Promise<Run> {
  return new Promise((resolve) => {
    const { FORCE_COLOR: _, ...inherited } = process.env;
    const child = spawn(process.execPath, [join(root, 'scripts/talsvar.mjs'), ...args], { cwd: folder, env: { ...inherited, NO_COLOR: '1', ...env } });
    let [out, err, told] = ['', '', 0];
    const look = () => {
      const times = when === undefined ? 0 : (out + err).split(when).length - 1;
      while (told < times) act?.(child, ++told);
    };
    child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString(); look(); });
    child.stderr.on('data', (chunk: Buffer) => { err += chunk.toString(); look(); });
    child.once('close', (status) => resolve({ status, out, err }));
    child.stdin.end();
  });
}

const file = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content);
  return name;
};
const head = 'suite: S\nat: 2025-03-03T10:15\n';
const yaml = (...rows: readonly string[]) => `${head}utterances:\n${rows.map((row) => `  - { ${row} }\n`).join('')}`;

describe('talsvar test reads', () => {
  it('CSV as Swedish Excel writes it, JSONL and YAML, each named or in a folder (G10)', async () => {
    mkdirSync(join(folder, 'all/inner'), { recursive: true });
    file('all/a.csv', '\uFEFFsep=;\r\nutterance;topic;line\r\n"jag är sjuk";sjukpenning;private\r\n;;\r\nvab;vab;\r\n;;\r\n');
    file('all/b.csv', 'say\ttopic\nvab\tvab');
    file('all/inner/c.jsonl', '{"say":"vab","topic":"vab"}\n\n{"utterance":"pappadagar","topic":"tio-dagar"}');
    file('all/d.yaml', yaml('say: vab, topic: vab'));
    const { status, out } = await talsvar(['test', 'all', 'all/d.yaml']);
    expect(out).toBe('a\n  ✓ jag är sjuk\n  ✓ vab\nb\n  ✓ vab\nS\n  ✓ vab\nc\n  ✓ vab\n  ✓ pappadagar\n6 passed, 0 failed\n');
    expect(status).toBe(0);
  });

  it('nothing that is not whole: all that is wrong in all suites is listed, with file and line (G01 to G03, G09 to G13)', async () => {
    mkdirSync(join(folder, 'bad'), { recursive: true });
    symlinkSync('loop.yaml', join(folder, 'bad/loop.yaml'));
    const files = [
      file('bad/empty.csv', ''), file('bad/header.csv', 'say,topic\n'), file('bad/none.jsonl', '\n\n'),
      file('bad/utf16.csv', Buffer.from('\uFEFFsay;topic\nvab;vab\n', 'utf16le')), file('bad/latin1.jsonl', Buffer.from('{"say":"föräldrapenning"}', 'latin1')),
      file('bad/one.csv', '"say;topic"\nvab;vab\n'), file('bad/twice.csv', 'say,say\na,b\n'), file('bad/proto.csv', 'say,__proto__\na,b\n'), file('bad/column.csv', 'say,topik\na,b\n'),
      file('bad/rows.csv', 'say,topic\nvab\n"open,vab\n'), file('bad/rows.jsonl', '{"say":"vab"}\n{"say":\n[1]\n{"say":"x","topic":"vabb"}\n{"say":"VAB","topic":"vab"}\n{"say":"vab","topic":"sjukpenning"}\n'),
    ];
    const { status, out, err } = await talsvar(['test', ...files]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err.trim().split('\n').map((line) => line.replace(/^talsvar: /u, '').replace(/; .*|, did.*/u, ''))).toEqual([
      'bad/empty.csv: empty', 'bad/header.csv: the suite is empty', 'bad/none.jsonl: the suite is empty',
      'bad/utf16.csv: not UTF-8 text (it seems to be UTF-16)', 'bad/latin1.jsonl: not UTF-8 text (it seems to be Latin-1)',
      'bad/one.csv:1: no column is called say or utterance', 'bad/twice.csv:1: the header "say" stands twice', 'bad/proto.csv:1: no column may be called "__proto__"', 'bad/column.csv:1: no column is called topik',
      'bad/rows.csv:2: 1 cells, but 2 columns', 'bad/rows.csv:3: a quote is opened and not closed',
      'bad/rows.jsonl:2: not valid JSON', 'bad/rows.jsonl:3: not an object', 'bad/rows.jsonl:4: no topic is called vabb',
      'bad/rows.jsonl:6: "vab" is to lead to topic sjukpenning here and to topic vab in line 1',
    ]);
  });

  it.each<[string, RegExp]>([
    ['no.yaml', /no\.yaml: no such file/u],
    ['bad/loop.yaml', /loop\.yaml: no such file, or it cannot be read/u],
    ['/dev/zero', /\/dev\/zero: not a suite/u],
  ])('no %s (G01)', async (name, message) => {
    const { status, err } = await talsvar(['test', name]);
    expect(status).toBe(2);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/internal fault/u);
  });

  it('nothing in which nothing can fail: that is a green zero too (G02)', async () => {
    const call = 'calls:\n  - name: Says hello\n    steps: [say: hej]\n';
    const { status, out, err } = await talsvar(['test', file('idle.csv', 'utterance\njag är sjuk\n'), file('idle.yaml', `${yaml('say: vab')}${call}`), file('told.yaml', yaml('say: vab', 'say: vab, topic: vab'))]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err.match(/^.*nothing is expected in it/gmu)).toEqual(['talsvar: idle.csv: nothing is expected in it', 'idle.yaml: nothing is expected in it']);
  });

  it('what is left, told to keep going, and ends with 2 all the same (G12)', async () => {
    const { status, out } = await talsvar(['test', '--keep-going', file('some.jsonl', '{"say":"vab","topic":"vab"}\n{,}\n{"say":"pappadagar","topic":"vab"}\n')]);
    expect(out).toMatch(/^some\n {2}\? some\.jsonl:2: not valid JSON.*\n {2}✓ vab\n {2}✗ pappadagar\n[\s\S]*1 passed, 1 failed, 1 row could not be read\n$/u);
    expect(status).toBe(2);
  });

  it('nothing of 120 bad rows but the first 50, and counts them all (G12)', async () => {
    file('rubbish.jsonl', `${'{,}\n'.repeat(120)}{"say":"vab","topic":"vab"}\n`);
    expect((await talsvar(['test', 'rubbish.jsonl'])).err.trim().split('\n').slice(49)).toEqual([expect.stringMatching(/^rubbish\.jsonl:50: /u), 'and 70 more']);
    expect((await talsvar(['test', '--keep-going', 'rubbish.jsonl'])).out).toMatch(/\n {2}\? and 70 more\n {2}✓ vab\n1 passed, 0 failed, 120 rows could not be read\n$/u);
  });
});

describe('talsvar test chooses', () => {
  const suite = () => file('choose.yaml', yaml('say: vab, topic: vab', 'say: jag är sjuk, topic: sjukpenning', 'say: pappadagar, topic: tio-dagar'));

  it('by --grep; nothing found is an error unless that is allowed (G15)', async () => {
    file('other.yaml', yaml('say: vab, topic: vab'));
    expect(await talsvar(['test', 'other.yaml', suite(), '--grep', 'SJUK'])).toMatchObject({ status: 0, out: 'S\n  ✓ jag är sjuk\n1 passed, 0 failed\n' });
    expect(await talsvar(['test', suite(), '--grep', 'pizza'])).toMatchObject({ status: 2, out: '', err: expect.stringContaining('no case has "pizza" in its name') as string });
    expect(await talsvar(['test', suite(), '--grep', 'pizza', '--allow-empty'])).toMatchObject({ status: 0 });
  });

  it('by --shard, and merge makes one report of the parts, to the byte (H08)', async () => {
    suite();
    const run = (args: readonly string[], output: string) => talsvar(['test', 'choose.yaml', '--reporter', 'json', '--output', output, ...args], { env: { SOURCE_DATE_EPOCH: '1741000000' } });
    const runs = [await run([], 'whole.json'), ...await Promise.all([1, 2].map((i) => run(['--shard', `${i}/2`], `part${i}.json`)))];
    expect(runs.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(runs[0]?.err).toBe('3 passed, 0 failed; the report is whole.json\n');
    expect(await talsvar(['merge', 'part2.json', 'part1.json', '--reporter', 'json', '--output', 'merged.json'])).toMatchObject({ status: 0, out: '' });
    const whole = readFileSync(join(folder, 'whole.json'), 'utf8');
    expect(readFileSync(join(folder, 'merged.json'), 'utf8')).toBe(whole);
    expect(JSON.parse(whole)).toMatchObject({ timestamp: '2025-03-03T11:06:40.000Z', suites: [{ sha256: createHash('sha256').update(readFileSync(join(folder, 'choose.yaml'))).digest('hex') }] });
    expect(await talsvar(['merge', 'part1.json'])).toMatchObject({ status: 2, err: expect.stringContaining('shard 2 of 2 is missing') as string });
  });

  it.each([['--shard', '0/2'], ['--shard', '3/2']])('no part called %s %s', async (...args) => {
    expect(await talsvar(['test', suite(), ...args])).toMatchObject({ status: 2, err: expect.stringContaining('from 1 to n') as string });
  });
});

describe('talsvar test reports', () => {
  it('256 failures as 1, and those that were not there before by --baseline (H10)', async () => {
    const rows = (topic: string, last: string) => [...Array.from({ length: 256 }, (_, i) => `say: vab, topic: ${topic}, at: 2025-03-03T10:${String(i % 60).padStart(2, '0')}`), `say: ${last}, topic: tio-dagar`];
    file('many.yaml', yaml(...rows('vab', 'pappadagar')));
    await talsvar(['test', 'many.yaml', '--reporter', 'json', '--output', 'before.json']);
    file('many.yaml', yaml(...rows('sjukpenning', 'tio dagar')));
    const { status, out } = await talsvar(['test', 'many.yaml', '--baseline', 'before.json']);
    expect(status).toBe(1);
    expect(out.trim().split('\n').at(-1)).toMatch(/256 failed, against the baseline: 256 newly failing, 0 newly passing, 1 missing, 1 new/u);
  });

  it('nothing in colour to a file, and never half a report; one that cannot be written is 3, with the summary all the same (H03, G18, G19)', async () => {
    file('ok.yaml', yaml('say: "vab", topic: vab').replace('suite: S', 'suite: "S\\e[31m"'));
    expect(await talsvar(['test', 'ok.yaml', '--output', 'ok.txt'], { env: { FORCE_COLOR: '1' } })).toMatchObject({ status: 0, out: '', err: expect.stringMatching(/^1 passed, 0 failed; the report is ok\.txt$/mu) as string });
    expect(readFileSync(join(folder, 'ok.txt'), 'utf8')).toBe('S\\u001b[31m\n  ✓ vab\n1 passed, 0 failed\n');
    mkdirSync(join(folder, 'taken'), { recursive: true });
    for (const place of ['nowhere/r.txt', 'taken']) {
      expect(await talsvar(['test', 'ok.yaml', '--output', place])).toMatchObject({ status: 3, err: expect.stringMatching(/^1 passed, 0 failed\ntalsvar: \S+: the report cannot be written/u) as string });
    }
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('what it has when it is interrupted, whole and marked, and ends with 130 (G17)', async () => {
    const rows = [...Array.from({ length: 20_000 }, (_, i) => JSON.stringify({ say: `vab ${i}` })), '{"say":"vab","topic":"vab"}'].join('\n');
    const { status, out, err } = await talsvar(['test', file('first.yaml', yaml('say: pappadagar, topic: vab')), file('long.jsonl', rows), '--reporter', 'github'], {
      when: /::error/u, act: (child) => child.kill('SIGINT'),
    });
    expect({ status, err }).toEqual({ status: 130, err: '' });
    expect(out.trim().split('\n').at(-1)).toMatch(/^\d+ passed, 1 failed, aborted$/u);
  });
});

describe('talsvar test --update', () => {
  it('shows what would have to change as a patch that fits, and changes no suite', async () => {
    const suite = `${head}calls:\r\n  - name: C\r\n    steps:\r\n      - hear: confirm # why\r\n      - say: jag är sjuk\r\n      - { say: nej }\r\n      - transfer:\r\n          desk: work\r\nutterances:\r\n  - { say: vab, topic: sjukpenning, desk: work }\r\n`;
    const texts = { 'u.yaml': suite, 'u.csv': 'say;topic\r\n"jag ""är"" sjuk";vab\r\nvab;vab', 'u.jsonl': '{"say":"pappadagar","topic":"vab"}\n' };
    for (const [name, text] of Object.entries(texts)) file(name, text);
    const { status, out, err } = await talsvar(['test', '--update', ...Object.keys(texts)]);
    expect({ status, err }).toEqual({ status: 1, err: '5 changes proposed; no suite was changed\n' });
    for (const [name, text] of Object.entries(texts)) expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
    expect(out).toContain('+      - hear: describe # why\r\n');
    execFileSync('git', ['init', '-q'], { cwd: folder });
    execFileSync('git', ['apply', '--whitespace=nowarn', file('u.diff', out)], { cwd: folder });
    expect(await talsvar(['test', ...Object.keys(texts)])).toMatchObject({ status: 0 });
    expect(await talsvar(['test', '--update', 'u.yaml'])).toMatchObject({ status: 0, out: '' });
  });

  it('keeps a byte order mark, and refuses lines that no patch can hold', async () => {
    file('mark.csv', '\uFEFFsay;topic\nvab;sjukpenning\n');
    file('mark.jsonl', '\uFEFF{"say":"vab","topic":"sjukpenning"}\n');
    const { out } = await talsvar(['test', '--update', 'mark.csv', 'mark.jsonl']);
    execFileSync('git', ['init', '-q'], { cwd: folder });
    execFileSync('git', ['apply', file('mark.diff', out)], { cwd: folder });
    expect(['mark.csv', 'mark.jsonl'].map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(['\uFEFFsay;topic\nvab;vab\n', '\uFEFF{"say":"vab","topic":"vab"}\n']);
    expect(await talsvar(['test', '--update', file('mac.csv', 'say;topic\rvab;sjukpenning\r')])).toMatchObject({ status: 2, out: '', err: expect.stringContaining('mac.csv: its lines end as a diff cannot show') as string });
  });

  it('tells of rows that were passed over, and ends with 2', async () => {
    expect(await talsvar(['test', '--update', '--keep-going', file('half.jsonl', '{,}\n{"say":"vab","topic":"vab"}\n')])).toMatchObject({ status: 2, out: '', err: expect.stringMatching(/^half\.jsonl:1: not valid JSON/u) as string });
  });

  it('goes with no report', async () => {
    expect(await talsvar(['test', '--update', '--reporter', 'json'])).toMatchObject({ status: 2, err: expect.stringContaining('--update shows a diff') as string });
  });
});

describe('talsvar test --watch', () => {
  it('runs again when a suite changes or another is put in its place, waits out a broken one, and ends with Ctrl-C', async () => {
    mkdirSync(join(folder, 'watched'), { recursive: true });
    file('watched/w.yaml', yaml('say: vab, topic: vab'));
    const next = [yaml('say: vab, topic: sjukpenning'), 'suite: [', yaml('say: pappadagar, topic: tio-dagar')];
    const { status, out, err } = await talsvar(['test', 'watched/w.yaml', '--watch'], {
      when: /Waiting for a change/u,
      act: (child, times) => {
        const text = next[times - 1];
        if (text === undefined) child.kill('SIGINT');
        else if (times === 1) renameSync(join(folder, file('watched/w.tmp', text)), join(folder, 'watched/w.yaml'));
        else file('watched/w.yaml', text);
      },
    });
    expect(out).toMatch(/✓ vab[\s\S]*✗ vab[\s\S]*✓ pappadagar/u);
    expect(err).toMatch(/w\.yaml:1:\d+: not valid YAML/u);
    expect(status).toBe(130);
    expect(existsSync(join(folder, 'watched/w.yaml'))).toBe(true);
  });
});
