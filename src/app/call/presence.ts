/** What a person does who is here, by hand or through an aid. */
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'click', 'focusin', 'scroll'] as const;

/** The browser has had nothing to do for a moment, or this long it was busy, ms. */
const PATIENCE = 2000;

/**
 * Calls back once: at the first sign of a person, or else when the page has been loaded and the browser has nothing better to do.
 * @returns how to call it off
 */
export function whenWanted(start: () => void): () => void {
  const over = new AbortController();
  const { signal } = over;
  const once = () => {
    if (signal.aborted) return;
    over.abort();
    start();
  };
  for (const sign of SIGNS) addEventListener(sign, once, { signal, passive: true, capture: true });
  const idle = () => {
    // Safari cannot tell when it is idle.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(once, { timeout: PATIENCE });
    else setTimeout(once, PATIENCE / 10);
  };
  if (document.readyState === 'complete') idle();
  else addEventListener('load', idle, { signal });
  return () => over.abort();
}
