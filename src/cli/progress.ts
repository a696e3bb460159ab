const WIDTH = 24;
const EVERY = 100;

/** Shows how far a run has come, on a terminal only: never in a pipe or a file. */
export interface Progress {
  readonly at: (done: number) => void;
  readonly end: () => void;
}

/** @param total 0 where it cannot be known: then only the count is shown */
export function showProgress(what: string, total: number): Progress {
  if (!process.stderr.isTTY) return { at: () => undefined, end: () => undefined };
  let shownAt = 0;
  return {
    at(done) {
      if (Date.now() - shownAt < EVERY) return;
      shownAt = Date.now();
      const share = total > 0 ? Math.min(1, done / total) : 0;
      const bar = total > 0 ? `${'█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░')} ${Math.round(share * 100)} %` : '';
      process.stderr.write(`\r\u001b[K${what} ${bar} ${done.toLocaleString('en')}${total > 0 ? ` of ${total.toLocaleString('en')}` : ''}`);
    },
    end: () => void process.stderr.write('\r\u001b[K'),
  };
}
