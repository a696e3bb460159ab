import { useEffect, useState, useSyncExternalStore } from 'react';
import { createBench, type Bench, type Lab, type Port } from './lab.ts';

/** The bench of this visit to the room, with its worker. */
export function useBench(): { readonly bench: Bench; readonly lab: Lab } {
  const [bench] = useState(() => createBench(openWorker));
  const lab = useSyncExternalStore(bench.subscribe, bench.getSnapshot);
  useEffect(() => bench.close, [bench]);
  return { bench, lab };
}

function openWorker(): Port {
  return new Worker(new URL('./job/worker.ts', import.meta.url), { type: 'module', name: 'talsvar-test' }) as unknown as Port;
}
