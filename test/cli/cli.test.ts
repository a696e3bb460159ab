import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'talsvar-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

function talsvar(args: readonly string[], input = ''): Promise<Run> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'scripts/talsvar.mjs'), ...args], { cwd: root, env: { ...process.env, NO_COLOR: '1' } });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString(); });
    child.stderr.on('data', (chunk: Buffer) => { err += chunk.toString(); });
    child.once('close', (status) => resolve({ status, out, err }));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

const file = (name: string, content: string | Buffer) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const json = (text: string) => text.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);

describe('talsvar', () => {
  it('shows its verbs, its version and the help of each verb', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(await talsvar(['--version'])).toMatchObject({ status: 0, out: `${version}\n` });
    expect((await talsvar(['--help'])).out).toMatch(/route[\s\S]*call[\s\S]*test/u);
    for (const verb of ['route', 'call', 'test']) expect(await talsvar([verb, '--help'])).toMatchObject({ status: 0, out: expect.stringContaining(`talsvar ${verb}`) as string });
  });

  it.each([
    [[], /talsvar <verb>/u],
    [['rout', 'hej'], /no verb is called "rout", did you mean route\?/u],
    [['route', '--jsn', 'hej'], /no option is called --jsn, did you mean --json\?/u],
    [['route'], /nothing to route/u],
    [['route', ''], /the utterance is empty/u],
    [['route', 'a'.repeat(1001)], /longer than 1000/u],
    [['route', 'hej', '--at', '2025-02-30'], /"2025-02-30" is not a date/u],
    [['route', '--input', 'no-such-file.txt'], /no-such-file\.txt: no such file/u],
    [['route', '--input', 'src'], /src: not a file/u],
    [['route', 'hej', '--service', 'no-such-folder'], /no-such-folder: no such folder/u],
    [['call', '--dial', 'pizza'], /--dial is "pizza"; it takes private, partner, press, abroad/u],
    [['call', '--bankid', 'nope'], /--bankid is "nope"/u],
    [['call', '--script', 'no-such-script'], /no such file/u],
    [['test', 'no-such-suite.yaml'], /no such file/u],
  ])('answers %j with one clear line and status 2', async (args, message) => {
    const { status, out, err } = await talsvar(args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(message);
    if (args.length > 0) expect(err.trim().split('\n')).toHaveLength(1);
  });
});

describe('talsvar route', () => {
  it('joins its words to one utterance and answers in the form of the contract', async () => {
    const { status, out } = await talsvar(['route', '--json', '--at', '2025-03-03T10:15', 'utbetalning', 'av', 'föräldrapenning']);
    expect(status).toBe(0);
    const [row] = json(out);
    expect(Object.keys(row ?? {})).toEqual(['utterance', 'outcome', 'ask', 'topic', 'errand', 'role', 'line', 'desk', 'authority', 'confidence', 'topics', 'needs', 'evidence', 'hours']);
    expect(row).toMatchObject({ outcome: 'route', topic: 'foraldrapenning', errand: 'payment', role: 'private', line: 'private', desk: 'family', hours: { state: 'open', basis: 'published', next: null, source: 'A-030' } });
  });

  it('reads a file of plain and JSON lines, reports the bad ones, runs the rest, and says so by its status', async () => {
    const path = file('mixed.txt', '\uFEFFjag är sjuk\r\n\r\n{"id":"x1","utterance":"bostadsbidrag"}\n{"id":"x2"}\n{broken\n{"id":"x3","utterance":"   "}\nvab');
    const { status, out, err } = await talsvar(['route', '--json', '--input', path]);
    expect(status).toBe(2);
    expect(json(out).map((row) => row['topic'] ?? [row['id'], String(row['error']).split(/[;:]/u)[0]])).toEqual([
      'sjukpenning', 'bostadsbidrag', ['line 4', 'the object lacks "utterance" (a text)'], ['line 5', 'not valid JSON'], ['x3', 'TV-IN-EMPTY'], 'vab',
    ]);
    expect(json(out)[1]?.['id']).toBe('x1');
    expect(err).toMatch(/3 of 6 rows/u);
  });

  it('reads standard input', async () => {
    const { status, out } = await talsvar(['route', '--json', '--input', '-'], 'vab\nbarnbidrag\n');
    expect([status, ...json(out).map(({ topic }) => topic)]).toEqual([0, 'vab', 'barnbidrag']);
  });

  it('refuses an empty file and one that is not UTF-8', async () => {
    expect(await talsvar(['route', '--input', file('empty.txt', '\n\n')])).toMatchObject({ status: 2, err: expect.stringContaining('no utterances') as string });
    expect(await talsvar(['route', '--input', file('latin1.txt', Buffer.from('föräldrapenning', 'latin1'))])).toMatchObject({ status: 2, err: expect.stringContaining('UTF-8') as string });
  });

  it('masks a personal number before it shows anything', async () => {
    const { out } = await talsvar(['route', '--json', 'jag är sjuk och mitt nummer är 19121212-1212']);
    expect(out).toContain('[personnummer]');
    expect(out).not.toContain('1212');
  });

  it('lets control characters do nothing', async () => {
    const { out } = await talsvar(['route', 'jag är sjuk\u001B[2J\u0007']);
    expect(out).not.toMatch(/[\u0007\u001B]/u);
  });

  it('routes by another service, and tells where it is broken', async () => {
    const other = join(folder, 'other');
    cpSync(join(root, 'service'), other, { recursive: true });
    writeFileSync(join(other, 'routing.yaml'), readFileSync(join(other, 'routing.yaml'), 'utf8').replace('bostadsbidrag], desk: family', 'bostadsbidrag], desk: work'));
    const { out } = await talsvar(['route', '--json', '--service', other, 'bostadsbidrag']);
    expect(json(out)[0]).toMatchObject({ desk: 'work' });
    writeFileSync(join(other, 'lines.yaml'), 'lines: [');
    const brokenRun = await talsvar(['route', '--service', other, 'bostadsbidrag']);
    expect(brokenRun.status).toBe(2);
    expect(brokenRun.err).toMatch(/lines\.yaml:1:\d+: not valid YAML/u);
  });

  it('ends quietly when its reader has seen enough', async () => {
    const many = file('many.txt', 'vab\n'.repeat(3000));
    const status = await new Promise((resolve) => {
      const child = spawn('bash', ['-c', `set -o pipefail; "${process.execPath}" "${join(root, 'scripts/talsvar.mjs')}" route --json --input "${many}" | head -n 1 >/dev/null; echo "\${PIPESTATUS[0]}"`], { cwd: root });
      let out = '';
      child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString(); });
      child.once('close', () => resolve(out.trim()));
    });
    expect(status).toBe('0');
  });
});

describe('talsvar call', () => {
  it('plays a pipe to its end, with BankID answering as told', async () => {
    const { status, out } = await talsvar(['call', '--json', '--at', '2025-03-03T10:15', '--bankid', 'complete'], 'utbetalning av föräldrapenning\n');
    expect(status).toBe(0);
    const trace = json(out);
    expect(trace.every(({ v, n }, i) => v === 1 && n === i)).toBe(true);
    expect(trace.at(-1)).toMatchObject({ type: 'call.ended', outcome: { disposition: 'transfer', line: 'private', desk: 'family', identified: true } });
  });

  it.each([
    ['complete', true], ['decline', false], ['userCancel', false], ['userDeclinedCall', false], ['expiredTransaction', false], ['certificateErr', false], ['alreadyInProgress', false],
  ])('reaches the desk whatever BankID does: %s', async (code, identified) => {
    const { out } = await talsvar(['call', '--json', '--at', '2025-03-03T10:15', '--bankid', code], 'utbetalning av föräldrapenning\n');
    expect(json(out).at(-1)).toMatchObject({ type: 'call.ended', outcome: { disposition: 'transfer', desk: 'family', identified } });
  });

  it('shows the transcript and the card to a person', async () => {
    const { out } = await talsvar(['call', '--at', '2025-06-20T10:15'], 'jag är sjuk\n');
    expect(out).toMatch(/Talsvar: Vi har stängt nu\. Vi öppnar måndag 23 juni klockan 8\./u);
    expect(out).toMatch(/0771-524 524/u);
  });

  it('plays a script of turns, and a YAML script whose steps must hold', async () => {
    const turns = file('turns.txt', 'utbetalning av föräldrapenning\nja\n/press 199001019802\n/bankid userSign\n/bankid complete\n');
    expect(json((await talsvar(['call', '--json', '--at', '2025-03-03T10:15', '--script', turns])).out).at(-1)).toMatchObject({ outcome: { identified: true } });
    const steps = (desk: string) => `steps:\n  - hear: welcome\n  - say: utbetalning av föräldrapenning\n  - hear: offer-identification\n  - say: nej\n  - transfer: { line: private, desk: ${desk} }\n`;
    expect(await talsvar(['call', '--at', '2025-03-03T10:15', '--script', file('good.yaml', steps('family'))])).toMatchObject({ status: 0 });
    const bad = await talsvar(['call', '--at', '2025-03-03T10:15', '--script', file('bad.yaml', steps('work'))]);
    expect(bad.status).toBe(1);
    expect(bad.err).toMatch(/bad\.yaml:6: expected transfer \{"line":"private","desk":"work"\}; transfer/u);
  });

  it.each(['/jump', '/press abc', '/wait soon', '/bankid', '/over describe'])('refuses the turn %s with its line', async (turn) => {
    const { status, err } = await talsvar(['call', '--script', file('wrong.txt', `hej\n${turn}\n`)]);
    expect(status).toBe(2);
    expect(err).toMatch(/wrong\.txt:2: /u);
  });

  it('ends with Ctrl-C as if the caller hung up: the recording has the call until then, the status is 130', async () => {
    const record = join(folder, 'interrupted.yaml');
    const child = spawn(process.execPath, [join(root, 'scripts/talsvar.mjs'), 'call', '--at', '2025-03-03T10:15', '--record', record], { cwd: root });
    const status = new Promise((resolve) => child.once('close', resolve));
    child.stdin.write('hej\n');
    child.stdout.on('data', (chunk: Buffer) => { if (chunk.toString().includes('hej')) child.kill('SIGINT'); });
    expect(await status).toBe(130);
    expect(readFileSync(record, 'utf8')).toMatch(/- say: hej\n.*\n +- hang-up\n +- hung-up\n$/u);
    expect(await talsvar(['test', record])).toMatchObject({ status: 0, out: expect.stringContaining('1 passed, 0 failed') as string });
  });

  it('records the call as a suite that passes, with a test number for the personal number', async () => {
    const record = join(folder, 'recorded.yaml');
    await talsvar(['call', '--at', '2025-03-03T10:15', '--record', record], 'utbetalning av föräldrapenning\nja\n19121212-1212\n/bankid complete\n');
    expect(readFileSync(record, 'utf8')).not.toContain('1212');
    expect(await talsvar(['test', record])).toMatchObject({ status: 0, out: expect.stringContaining('1 passed, 0 failed') as string });
  });
});

describe('the packed package', () => {
  it('works where it is installed, with nothing beside it', async () => {
    const [packed] = JSON.parse(execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) as { filename: string }[];
    execFileSync('tar', ['xzf', join(folder, packed?.filename ?? ''), '-C', folder]);
    const out = execFileSync(process.execPath, [join(folder, 'package/dist/cli/talsvar.js'), 'route', '--json', 'vab'], { cwd: tmpdir(), encoding: 'utf8' });
    expect(json(out)[0]).toMatchObject({ outcome: 'route', topic: 'vab' });
  });
});

describe('talsvar test', () => {
  it('passes the shipped suites', async () => {
    const { status, out } = await talsvar(['test']);
    expect(out).toMatch(/\d+ passed, 0 failed/u);
    expect(status).toBe(0);
  });

  it('shows file, line, what was expected and what happened, and takes no suite for an empty success', async () => {
    const wrong = await talsvar(['test', file('wrong.yaml', 'suite: Wrong\nat: 2025-03-03T10:15\nutterances:\n  - { say: jag är sjuk, topic: vab }\n')]);
    expect(wrong.status).toBe(1);
    expect(wrong.out).toMatch(/wrong\.yaml:4: expected topic vab; topic sjukpenning/u);
    expect(await talsvar(['test', file('none.yaml', 'suite: None\nat: 2025-03-03T10:15\n')])).toMatchObject({ status: 2 });
    const misspelt = await talsvar(['test', file('misspelt.yaml', 'suite: M\nat: 2025-03-03T10:15\nutterances:\n  - { say: hej, topik: vab }\n')]);
    expect(misspelt).toMatchObject({ status: 2, err: expect.stringContaining('misspelt.yaml:4') as string });
  });
});
