import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';

// The commands of examples/ are run as they are written there, on a small corpus; what installs talsvar is not.
const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name: string) => readFileSync(join(root, 'examples', name), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'talsvar-examples-'));
afterAll(() => rmSync(folder, { recursive: true }));
vi.setConfig({ testTimeout: 180_000 });

/** `talsvar` as a command. */
const bin = join(folder, 'bin');
mkdirSync(bin);
writeFileSync(join(bin, 'talsvar'), `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'scripts/talsvar.mjs')}" "$@"\n`, { mode: 0o755 });

function run(shell: string, args: readonly string[], cwd: string, env: Readonly<Record<string, string>>) {
  const { status, stdout, stderr } = spawnSync(shell, args, { cwd, encoding: 'utf8', env: { PATH: `${bin}:${process.env['PATH'] ?? ''}`, NO_COLOR: '1', ...env } });
  return { status, out: stdout, err: stderr };
}

const ROWS = [
  { utterance: 'utbetalning av föräldrapenning', topic: ['foraldrapenning'], line: 'private' }, { utterance: 'jag är sjuk', topic: ['sjukpenning'] }, { utterance: 'vab', topic: ['vab'] },
  { utterance: 'jag vill prata med en människa', outcome: 'agent' }, { utterance: 'jag vill inte leva längre', outcome: 'crisis' }, { utterance: 'pappadagar', topic: ['tio-dagar'] },
];

/** A folder as the reader's: a corpus, and suites in which one case fails. */
function checkout(name: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, 'suites'), { recursive: true });
  writeFileSync(join(path, 'corpus.jsonl'), ROWS.map((row) => JSON.stringify(row)).join('\n'));
  writeFileSync(join(path, 'suites/a.yaml'), 'suite: A\nat: 2025-03-03T10:15\nutterances:\n  - { say: vab, topic: vab }\n  - { say: jag är sjuk, topic: sjukpenning }\n  - { say: pappadagar, topic: vab }\n');
  return path;
}

/** What the whole in one go says, to hold the merged against. */
function inOneGo(path: string) {
  const evaluated = run('sh', ['-c', 'talsvar evaluate corpus.jsonl --html whole.html'], path, {});
  const tested = run('sh', ['-c', 'talsvar test suites --reporter junit --output whole.xml'], path, {});
  expect([evaluated.status, tested.status]).toEqual([0, 1]);
  return { text: evaluated.out, html: readFileSync(join(path, 'whole.html'), 'utf8'), xml: readFileSync(join(path, 'whole.xml'), 'utf8') };
}

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string | number>>;
  readonly run?: string;
}
interface WorkflowJob {
  readonly needs?: string;
  readonly strategy?: { readonly matrix: { readonly shard: readonly number[] } };
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

/** What a pattern with stars means in a folder. */
function matching(pattern: string, cwd: string): string[] {
  const wanted = new RegExp(`^${pattern.split('*').map((part) => part.replaceAll('.', String.raw`\.`)).join('.*')}$`, 'u');
  return readdirSync(cwd).filter((name) => wanted.test(name));
}

describe('examples/github-matrix.yml', () => {
  const { jobs, env } = parse(read('github-matrix.yml')) as { readonly env: Readonly<Record<string, string>>; readonly jobs: Readonly<Record<string, WorkflowJob>> };
  const artifacts = join(folder, 'artifacts');
  const installing: string[] = [];

  /** A job's steps in a checkout of its own; artifacts go to a folder that all jobs share. */
  function play(name: string, values: Readonly<Record<string, string>> = {}) {
    const { env: own = {}, steps } = jobs[name] as WorkflowJob;
    const cwd = checkout(`${name}${values['matrix.shard'] ?? ''}`);
    const filled = (text: string) => text.replace(/\$\{\{ (\S+) \}\}/gu, (_, key: string) => values[key] ?? `no ${key}`);
    const set = Object.fromEntries(Object.entries({ ...env, ...own }).map(([key, value]) => [key, filled(value)]));
    const ran = steps.flatMap((step) => {
      const at = Object.fromEntries(Object.entries(step.with ?? {}).map(([key, value]) => [key, filled(String(value))]));
      if (step.uses?.startsWith('actions/upload-artifact@')) {
        for (const each of (at['path'] ?? '').split('\n').flatMap((pattern) => matching(pattern, cwd))) cpSync(join(cwd, each), join(artifacts, at['name'] ?? '', each));
      } else if (step.uses?.startsWith('actions/download-artifact@') && at['pattern'] !== undefined) {
        for (const each of matching(at['pattern'], artifacts)) cpSync(join(artifacts, each), cwd, { recursive: true });
      } else if (step.run?.startsWith('npm ')) {
        installing.push(step.run);
      } else if (step.run !== undefined) {
        return [{ command: step.run, ...run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], cwd, set) }];
      }
      return [];
    });
    return { cwd, ran };
  }

  it('does in shards and a merging job what is done in one go', () => {
    const shards = jobs['shards']?.strategy?.matrix.shard ?? [];
    expect(shards).toEqual(shards.map((_, i) => i + 1));
    expect([jobs['shards']?.needs, jobs['merge']?.needs]).toEqual(['build', 'shards']);
    expect(play('build').ran).toEqual([]);
    for (const shard of shards) {
      const { ran } = play('shards', { 'matrix.shard': String(shard), 'strategy.job-total': String(shards.length) });
      expect(ran.map(({ status, out }) => ({ status, out }))).toEqual([{ status: 0, out: '' }, { status: 0, out: '' }]);
    }
    const { cwd, ran: [corpus, suites, annotated] } = play('merge');
    const whole = inOneGo(cwd);
    expect(corpus).toMatchObject({ status: 0, err: '' });
    expect(corpus?.out.startsWith(whole.text.trimEnd())).toBe(true);
    expect(corpus?.out.slice(whole.text.length).trim()).toBe('✓ first-try at least 90.0 %: 100.0 %\n✓ crisis at least 100.0 %: 100.0 %\n✓ misroutes at most 3.0 %: 0.0 %');
    expect(suites).toMatchObject({ status: 1, out: '', err: '2 passed, 1 failed; the report is junit.xml\n' });
    expect(readFileSync(join(cwd, 'junit.xml'), 'utf8')).toBe(whole.xml);
    expect(annotated).toMatchObject({ status: 0, out: expect.stringMatching(/^::error file=suites\/a\.yaml,line=6,/u) as string });
    expect(readdirSync(join(artifacts, 'reports')).toSorted()).toEqual(['evaluation.html', 'junit.xml']);
    expect([...new Set(installing)]).toEqual(['npm ci --ignore-scripts', 'npm pack', 'npm install --global --ignore-scripts ./talsvar-*.tgz']);
  });
});

interface Container {
  readonly name: string;
  readonly image: string;
  readonly workingDir: string;
  readonly env?: readonly { readonly name: string; readonly value: string }[];
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly securityContext: unknown;
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
}
interface KubernetesJob {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly completionMode?: string;
    readonly completions?: number;
    readonly parallelism?: number;
    readonly suspend?: boolean;
    readonly podFailurePolicy?: { readonly rules: readonly { readonly onExitCodes: { readonly containerName: string; readonly values: readonly number[] } }[] };
    readonly template: { readonly spec: { readonly restartPolicy: string; readonly securityContext: Readonly<Record<string, unknown>>; readonly containers: readonly Container[]; readonly volumes: readonly { readonly name: string; readonly persistentVolumeClaim: { readonly claimName: string } }[] } };
  };
}

describe('examples/kubernetes-indexed-job.yaml', () => {
  const documents = parseAllDocuments(read('kubernetes-indexed-job.yaml'));
  const [claim, shards, merge] = documents.map((document) => document.toJS() as KubernetesJob) as [KubernetesJob, KubernetesJob, KubernetesJob];
  const play = ({ command, args, env = [] }: Container, cwd: string, more: Readonly<Record<string, string>> = {}) => {
    const [shell = '', ...given] = command;
    return run(shell, [...given, ...args], cwd, { ...Object.fromEntries(env.map(({ name, value }) => [name, value])), ...more });
  };

  it('is YAML of an Indexed Job and of one that waits for it, on one volume, without rights that they do not need', () => {
    expect(documents.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([]);
    expect([claim, shards, merge].map(({ apiVersion, kind }) => `${apiVersion} ${kind}`)).toEqual(['v1 PersistentVolumeClaim', 'batch/v1 Job', 'batch/v1 Job']);
    const { completionMode, completions, parallelism, podFailurePolicy } = shards.spec;
    expect({ completionMode, parallelism }).toEqual({ completionMode: 'Indexed', parallelism: completions });
    expect(shards.spec.template.spec.containers[0]?.env).toEqual([{ name: 'SHARDS', value: String(completions) }]);
    expect(podFailurePolicy?.rules[0]?.onExitCodes).toMatchObject({ containerName: shards.spec.template.spec.containers[0]?.name, values: [2] });
    expect(merge.spec.suspend).toBe(true);
    for (const { spec: { template: { spec } } } of [shards, merge]) {
      expect(spec).toMatchObject({ restartPolicy: 'Never', automountServiceAccountToken: false, securityContext: { runAsNonRoot: true, runAsUser: 1000 }, volumes: [{ persistentVolumeClaim: { claimName: claim.metadata.name } }] });
      for (const { image, workingDir, volumeMounts, securityContext } of spec.containers) {
        expect({ image, volumeMounts }).toEqual({ image: 'talsvar:local', volumeMounts: [{ name: spec.volumes[0]?.name, mountPath: workingDir }] });
        expect(securityContext).toEqual({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } });
      }
    }
  });

  it('does in pods that are counted from 0, and a Job that merges, what is done in one go', () => {
    const cwd = checkout('volume');
    const [pod] = shards.spec.template.spec.containers as [Container];
    const pods = Array.from({ length: shards.spec.completions ?? 0 }, (_, i) => play(pod, cwd, { JOB_COMPLETION_INDEX: String(i) }));
    expect(pods.map(({ status, out }) => ({ status, out }))).toEqual(pods.map(() => ({ status: 0, out: '' })));
    const whole = inOneGo(cwd);
    const [corpus, suites] = merge.spec.template.spec.containers.map((container) => play(container, cwd));
    expect(corpus).toMatchObject({ status: 0, err: '' });
    expect(corpus?.out.startsWith(whole.text.trimEnd())).toBe(true);
    expect(suites).toMatchObject({ status: 1, out: '', err: '2 passed, 1 failed; the report is junit.xml\n' });
    expect(readFileSync(join(cwd, 'junit.xml'), 'utf8')).toBe(whole.xml);
  });

  it('ends a pod with 2 when its suites cannot be read, and with the status of evaluate when its corpus cannot', () => {
    const [pod] = shards.spec.template.spec.containers as [Container];
    const [noSuites, noCorpus] = [checkout('no-suites'), checkout('no-corpus')];
    rmSync(join(noSuites, 'suites'), { recursive: true });
    rmSync(join(noCorpus, 'corpus.jsonl'));
    expect([noSuites, noCorpus].map((cwd) => play(pod, cwd, { JOB_COMPLETION_INDEX: '0' }).status)).toEqual([2, 2]);
  });
});

describe('examples/Dockerfile', () => {
  const lines = read('Dockerfile').split('\n').filter((line) => line !== '' && !line.startsWith('#'));

  it('builds on node:20-slim and does not run as root', () => {
    expect(lines.filter((line) => line.startsWith('FROM '))).toEqual(['FROM node:20-slim AS build', 'FROM node:20-slim']);
    expect(lines.filter((line) => line.startsWith('USER '))).toEqual(['USER 1000:1000']);
    expect(lines.indexOf('USER 1000:1000')).toBeGreaterThan(lines.findLastIndex((line) => line.startsWith('RUN ')));
  });
});

describe('the examples', () => {
  it.each(readdirSync(join(root, 'examples')))('name no host in %s', (name) => {
    expect(read(name)).not.toMatch(/\b[a-z0-9-]+\.(?:io|com|dev|net|org)\b/u);
  });
});
