import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { seeded } from '../random.ts';
import { createClient, loaded, together, type Client, type Load } from './load.ts';

export interface ServerJob {
  readonly root: string;
  readonly bench: string;
  /** Calls that go on at the same time. */
  readonly calls: number;
  /** Turns a second, and for how many seconds. */
  readonly rate: number;
  readonly seconds: number;
}

export interface ServerResult {
  readonly calls: number;
  /** So many of them in memory. */
  readonly hot: number;
  /** What the process held before the first call, with all calls, and at most, MB. */
  readonly memory: { readonly empty: number; readonly full: number; readonly most: number };
  /** Calls begun a second, as fast as they come. */
  readonly begun: number;
  readonly turns: Load;
  /** The same load on a path that does nothing: what HTTP and the generator take of it. */
  readonly nothing: Load;
  /** After kill -9: until the server listens, until every call has told its whole trace, and until as many as before are in memory, ms. */
  readonly restart: { readonly listening: number; readonly answered: number; readonly restored: number };
  /** Calls whose journal is not what was acknowledged. */
  readonly damaged: number;
}

/** What callers do, one after the other; none of it ends a call at once. */
const STEPS: readonly unknown[] = [{ say: 'hjälp med hyran' }, { say: 'vad kan jag säga' }, { 'stay-silent': null }, { press: '9' }, { say: 'det gäller mitt barn' }, { say: 'nej' }];
const CONNECTIONS = 64;
/** Calls that are made and ended before anything is measured. */
const WARMING = 300;
/** What is done then ends no call. */
const MOST_TURNS = 3;

/** `talsvar serve` as it is shipped, in a process of its own on SQLite in a folder, and a generator beside it on the same cores. */
export async function measureServer({ root, bench, calls, rate, seconds }: ServerJob): Promise<ServerResult> {
  await run(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--config', 'vite.cli.config.ts', '--outDir', join(bench, 'dist/cli'), '--logLevel', 'error'], root);
  const folder = join(bench, 'dist/calls');
  rmSync(folder, { recursive: true, force: true });
  const hot = calls;
  const start = () => startServer(join(bench, 'dist/cli/talsvar.js'), folder, hot + WARMING);
  let server = await start();
  let client = createClient(server.url, CONNECTIONS);
  try {
    await warm(client);
    const empty = memoryOf(server.process).now;
    const from = performance.now();
    const ids = await together(Array.from({ length: calls }), CONNECTIONS, async () => (JSON.parse((await client.post('/v1/calls', {})).text) as { call: string }).call);
    const begun = calls / ((performance.now() - from) / 1000);
    const taken = new Map(ids.map((id) => [id, 0]));
    const next = new Map<string, number>();
    const random = seeded('turns');
    const turns = await loaded(rate, seconds, async (_, due) => {
      // Any call that has had few turns, so that none ends.
      let id = '';
      do id = ids[Math.floor(random() * calls)] as string; while ((next.get(id) ?? 0) >= MOST_TURNS);
      const step = next.get(id) ?? 0;
      next.set(id, step + 1);
      const answer = await client.post(`/v1/calls/${id}/events`, STEPS[step % STEPS.length], due);
      if (answer.status === 200) taken.set(id, (taken.get(id) ?? 0) + 1);
      return answer;
    }, ({ status }) => status === 200);
    const { now: full, most } = memoryOf(server.process);
    const nothing = await loaded(rate, seconds, (_, due) => client.get('/healthz', due), ({ status }) => status === 200);

    server.process.kill('SIGKILL');
    client.close();
    const killed = performance.now();
    server = await start();
    const listening = performance.now() - killed;
    client = createClient(server.url, CONNECTIONS);
    // The server does both at the same time.
    const restoring = untilRestored(client, hot);
    const damaged = (await together([...taken], CONNECTIONS, async ([id, count]) => (await turnsKept(client, id)) === count)).filter((isRight) => !isRight).length;
    const answered = performance.now() - killed;
    const restored = (await restoring) - killed;
    return { calls, hot, memory: { empty, full, most }, begun, turns, nothing, restart: { listening, answered, restored }, damaged };
  } finally {
    server.process.kill('SIGKILL');
    client.close();
  }
}

/** How many of a call's turns are in its trace. */
async function turnsKept(client: Client, id: string): Promise<number> {
  const { text } = await client.get(`/v1/calls/${id}/trace`);
  return text.split('\n').filter((line) => /"type":"caller\.(?:spoke|pressed|stayedSilent)"/u.test(line)).length;
}

async function untilRestored(client: Client, calls: number): Promise<number> {
  for (;;) {
    const { text } = await client.get('/metrics');
    if (Number(/^talsvar_calls_hot (\d+)$/mu.exec(text)?.[1]) >= calls) return performance.now();
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
}

/** As much as a server that has run for a while has compiled. */
async function warm(client: Client): Promise<void> {
  for (let i = 0; i < WARMING; i++) {
    const { call } = JSON.parse((await client.post('/v1/calls', {})).text) as { call: string };
    for (const step of STEPS.slice(0, 3)) await client.post(`/v1/calls/${call}/events`, step);
    await client.post(`/v1/calls/${call}/events`, { 'hang-up': null });
  }
}

interface Running {
  readonly process: ChildProcess;
  readonly url: string;
}

function startServer(program: string, folder: string, hot: number): Promise<Running> {
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', '--data', folder, '--hot', String(hot), '--rate', '1000000', '--quiet'], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('exit', (status) => reject(new Error(`the server ended with ${status}`)));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const [url] = /http:\/\/\S+/u.exec(text) ?? [];
      if (url !== undefined) resolve({ process: child, url });
    });
  });
}

/** What a process holds and has held at most, MB. */
function memoryOf({ pid }: ChildProcess): { readonly now: number; readonly most: number } {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'mu').exec(text)?.[1]) / 1024;
  return { now: of('VmRSS'), most: of('VmHWM') };
}

function run(command: string, args: readonly string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] }).once('error', reject).once('close', (status) => (status === 0 ? resolve() : reject(new Error(`${command} ended with ${status}`))));
  });
}
