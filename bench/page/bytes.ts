import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from '@playwright/test';
import type { Built } from './site.ts';

/** A script of the build: bytes as they are and after gzip at its strongest. */
export interface Script {
  readonly name: string;
  /** `paint`: what the page needs to appear. `then`: fetched by itself after that. `later`: at the first sign of a person, or when something is opened. `offline`: the service worker. */
  readonly when: 'paint' | 'then' | 'later' | 'offline';
  readonly bytes: number;
  readonly gzip: number;
}

const WORKER = 'sw.js';
/** After the network has fallen silent, so long nothing more must come. ms */
const QUIET = 1500;

/** Every script of the build, by when a first visit fetches it: what nobody touches a page for is seen in a browser. */
export async function measureBytes({ folder, output }: Built, browser: Browser, url: string): Promise<Script[]> {
  const fetched = await fetchedUntouched(browser, url);
  const chunks = new Map(output.flatMap((part) => (part.type === 'chunk' ? [[part.fileName, part] as const] : [])));
  const early = new Set<string>();
  const walk = (name: string) => {
    if (early.has(name)) return;
    early.add(name);
    for (const next of chunks.get(name)?.imports ?? []) walk(next);
  };
  for (const { fileName, isEntry } of chunks.values()) if (isEntry) walk(fileName);
  return scriptsIn(folder).map((name): Script => {
    const text = readFileSync(join(folder, name));
    const when = name === WORKER ? 'offline' : early.has(name) ? 'paint' : fetched.has(name) ? 'then' : 'later';
    return { name: nameOf(name), when, bytes: text.length, gzip: gzipSync(text, { level: 9 }).length };
  }).toSorted((a, b) => b.gzip - a.gzip);
}

function scriptsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => extname(name) === '.js').map((name) => name.split(sep).join('/'));
}

/** Without the folder and what the build puts behind it. */
function nameOf(file: string): string {
  return basename(file, '.js').replace(/-[\w-]{8}$/u, '').replace(/^_virtual_/u, '');
}

async function fetchedUntouched(browser: Browser, url: string): Promise<Set<string>> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  const fetched = new Set<string>();
  page.on('request', (request) => { if (request.resourceType() === 'script') fetched.add(relative('/', new URL(request.url()).pathname)); });
  await page.goto(url);
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(QUIET);
  await context.close();
  return fetched;
}
