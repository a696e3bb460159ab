import '../jitless.ts';
import { InputError } from '../../../service/errors.ts';
import { perform } from './jobs.ts';
import type { Ask, Tell } from './wire.ts';

/** Where the Test room's work is done, so that the page stays smooth. To stop a job the page ends the worker. */
const port = globalThis as unknown as {
  postMessage: (tell: Tell, transfer: readonly never[]) => void;
  addEventListener: (type: 'message', hear: (event: MessageEvent<Ask>) => void) => void;
};

/** One job after the other. */
let last: Promise<void> = Promise.resolve();

port.addEventListener('message', ({ data }) => {
  const tell = (told: Tell) => port.postMessage(told, []);
  last = last.then(() => perform(data, tell)).then(
    () => tell({ told: 'end' }),
    (error: unknown) => {
      tell({ told: 'refused', problem: { kind: 'said', text: wordsOf(error) } });
      tell({ told: 'end' });
    },
  );
});

/** A fault of ours says its kind as well. */
function wordsOf(error: unknown): string {
  if (error instanceof InputError) return error.message;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
