import type { Steps } from '../../../intents/steps.ts';

/** So long the page is held at a time, ms: on a telephone four times slower it is still under the 50 at which a person begins to notice. */
const SLICE = 5;

/** Does work a slice at a time; between two slices the page answers whoever uses it. */
export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const until = performance.now() + SLICE;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await turn();
  }
}

/** Lets the page do what waits: what the person did, what is to be drawn. */
export function turn(): Promise<void> {
  // Safari has none yet.
  if ('scheduler' in globalThis && 'yield' in scheduler) return scheduler.yield();
  // A timer would be held up by 4 ms each time.
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
