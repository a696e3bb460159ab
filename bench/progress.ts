const live = process.stderr.isTTY;
const TICK = live ? 1000 : 15_000;

/** Shows on stderr that something is under way, and what came of it, while `work` runs. */
export async function progress<T>(title: string, work: () => Promise<T>, said: (result: T) => string = () => ''): Promise<T> {
  const begun = Date.now();
  const seconds = () => `${Math.round((Date.now() - begun) / 1000)} s`;
  const show = () => process.stderr.write(live ? `\r${title} … ${seconds()}\u001B[K` : `  ${title} … ${seconds()}\n`);
  if (live) show();
  const ticking = setInterval(show, TICK);
  try {
    const result = await work();
    process.stderr.write(`${live ? '\r' : ''}${title}: ${[said(result), seconds()].filter((part) => part !== '').join(', ')}${live ? '\u001B[K' : ''}\n`);
    return result;
  } finally {
    clearInterval(ticking);
  }
}
