import { InputError } from '../../../service/errors.ts';
import { perform } from './jobs.ts';
import type { Ask, Tell } from './wire.ts';

/** Where the Test room's work is done, so that the page stays smooth. To stop a job the page ends the worker. */
const port = globalThis as unknown as {
  postMessage: (tell: Tell) => void;
  onmessage: (event: MessageEvent<Ask>) => void;
};

/** One job after the other. */
let last: Promise<void> = Promise.resolve();

port.onmessage = ({ data }) => {
  const tell = (told: Tell) => port.postMessage(told);
  last = last.then(() => perform(data, tell)).then(
    () => tell({ told: 'end' }),
    (error: unknown) => {
      tell({ told: 'refused', problem: { kind: 'said', text: error instanceof InputError ? error.message : `${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}` } });
      tell({ told: 'end' });
    },
  );
};
