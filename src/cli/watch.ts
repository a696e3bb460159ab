import { existsSync, statSync, watch, type FSWatcher } from 'node:fs';
import { dirname, join } from 'node:path';
import { InputError } from '../service/errors.ts';
import { packageFolder } from './engine.ts';
import type { Interrupt } from './interrupt.ts';
import { warn } from './io.ts';

/** One change of a file makes several notices, ms. */
const SETTLED = 200;

/** The folders that a run depends on: those of the suites, and those of the service and its catalogue. */
export function watched(named: readonly string[], service: string | undefined): string[] {
  const suites = named.length > 0 ? named.map((path) => (existsSync(path) && statSync(path).isDirectory() ? path : dirname(path))) : ['suites'];
  const root = service ?? packageFolder();
  const rules = service === undefined ? [join(root, 'service'), join(root, 'intents', 'catalogue')] : [root];
  return [...new Set([...suites, ...rules])].filter((path) => existsSync(path));
}

/**
 * Runs again whenever something in the folders changes, until it is interrupted. Bad input is told, and waited out.
 * @returns 130
 */
export function runOnChange(folders: readonly string[], run: () => Promise<number>, interrupt: Interrupt): Promise<number> {
  return new Promise((resolve, reject) => {
    let isRunning = false;
    let isStale = false;
    let timer: NodeJS.Timeout | undefined;
    let watchers: readonly FSWatcher[] = [];
    const end = (settle: () => void) => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      settle();
    };
    const again = async (): Promise<void> => {
      if (isRunning) {
        isStale = true;
        return;
      }
      [isRunning, isStale] = [true, false];
      watchAnew();
      try {
        await run();
      } catch (error) {
        if (!(error instanceof InputError)) return end(() => reject(error instanceof Error ? error : new Error(String(error))));
        warn(`talsvar: ${error.message}`);
      }
      isRunning = false;
      if (interrupt.isAsked()) return;
      warn('Waiting for a change; Ctrl-C ends.');
      if (isStale) soon();
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void again(), SETTLED);
    };
    // Anew before each run: a file that an editor has put in the place of another is not seen by the old ones.
    const watchAnew = () => {
      const old = watchers;
      watchers = folders.map((folder) => watch(folder, { recursive: true }, (_, name) => {
        if (name === null || /\.(?:ya?ml|csv|jsonl)$/iu.test(name)) soon();
      }).on('error', () => undefined));
      for (const watcher of old) watcher.close();
    };
    interrupt.onAsked(() => end(() => resolve(130)));
    void again();
  });
}
