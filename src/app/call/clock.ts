/** Longer than this nobody waits for it, ms. */
const PATIENCE = 1000;

/**
 * Has the browser get ready to tell the time in Stockholm. It takes 35 ms the first time, four times that on a telephone, and cannot
 * be done in parts; but it is done for all threads at once, so that it need not be the page's own.
 */
export function readyClock(): Promise<void> {
  return (ready ??= made());
}

let ready: Promise<void> | null = null;

function made(): Promise<void> {
  return new Promise((resolve) => {
    try {
      const worker = new Worker(new URL('./clock-worker.ts', import.meta.url), { type: 'module' });
      const end = () => {
        worker.terminate();
        resolve();
      };
      worker.addEventListener('message', end);
      worker.addEventListener('error', end);
      setTimeout(end, PATIENCE);
    } catch {
      // Without it the first call begins a little later.
      resolve();
    }
  });
}
