import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Tell } from './job/wire.ts';
import { createBench, type Bench, type Lab, type Port } from './lab.ts';

/** The bench of this visit to the room, with its worker. */
export function useBench(): { readonly bench: Bench; readonly lab: Lab } {
  const [bench] = useState(() => createBench(openWorker));
  const lab = useSyncExternalStore(bench.subscribe, bench.getSnapshot);
  useEffect(() => bench.close, [bench]);
  return { bench, lab };
}

function openWorker(hear: (tell: Tell) => void, fail: (message: string | null) => void): Port {
  const worker = new Worker(new URL('./job/worker.ts', import.meta.url), { type: 'module', name: 'talsvar-test' });
  worker.addEventListener('message', ({ data }: MessageEvent<Tell>) => hear(data));
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    // A worker that could not be fetched has no words for it, whatever the type says.
    fail(event.message || null);
  });
  return { ask: (ask) => worker.postMessage(ask, []), end: () => worker.terminate() };
}
