/** What a person does who is here, by hand or through an aid. */
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'click', 'focusin', 'scroll'] as const;

/** The browser has had nothing to do for a moment, or this long it was busy, ms. */
const PATIENCE = 2000;

/** Fulfilled at the first sign of a person; looked for from the page's first moment on. */
const somebody = new Promise<void>((resolve) => {
  const found = new AbortController();
  const tell = () => {
    found.abort();
    resolve();
  };
  for (const sign of SIGNS) addEventListener(sign, tell, { signal: found.signal, passive: true, capture: true });
});

/** Fulfilled when the page has been loaded and the browser has nothing better to do. */
const idleness = new Promise<void>((resolve) => {
  const idle = () => {
    // Safari cannot tell when it is idle.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: PATIENCE });
    else setTimeout(resolve, PATIENCE / 10);
  };
  if (document.readyState === 'complete') idle();
  else addEventListener('load', idle, { once: true });
});

/**
 * Calls back once, at the first sign of a person.
 * @returns how to call it off
 */
export function whenSomebodyIsHere(start: () => void): () => void {
  return after(somebody, start);
}

/** The same, or else when the browser has nothing better to do. */
export function whenWanted(start: () => void): () => void {
  return after(Promise.race([somebody, idleness]), start);
}

function after(moment: Promise<void>, start: () => void): () => void {
  let isOff = false;
  void moment.then(() => { if (!isOff) start(); });
  return () => { isOff = true; };
}
