/** What a person does who is here, by hand or through an aid. */
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'click', 'focusin', 'scroll'] as const;

/** The browser has had nothing to do for a moment, or this long it was busy, ms. */
const PATIENCE = 2000;

/**
 * Calls back once, at the first sign of a person.
 * @returns how to call it off
 */
export function whenSomebodyIsHere(start: () => void): () => void {
  const { once, signal, callOff } = atMostOnce(start);
  for (const sign of SIGNS) addEventListener(sign, once, { signal, passive: true, capture: true });
  return callOff;
}

/** The same, or else when the page has been loaded and the browser has nothing better to do. */
export function whenWanted(start: () => void): () => void {
  const { once, signal, callOff } = atMostOnce(start);
  const unwatch = whenSomebodyIsHere(once);
  signal.addEventListener('abort', unwatch);
  const idle = () => {
    // Safari cannot tell when it is idle.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(once, { timeout: PATIENCE });
    else setTimeout(once, PATIENCE / 10);
  };
  if (document.readyState === 'complete') idle();
  else addEventListener('load', idle, { signal });
  return callOff;
}

function atMostOnce(start: () => void): { readonly once: () => void; readonly signal: AbortSignal; readonly callOff: () => void } {
  const over = new AbortController();
  const callOff = () => over.abort();
  const once = () => {
    if (over.signal.aborted) return;
    callOff();
    start();
  };
  return { once, signal: over.signal, callOff };
}
