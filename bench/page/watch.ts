/** One answer, in ms from the key press. */
export interface Answered {
  /** Until the card or the answering line is in the document. */
  readonly inDocument: number;
  /** Until the frame after the one that shows it begins: by then it has been painted. */
  readonly shown: number;
}

declare global {
  interface Window { answered: Answered[] }
}

/**
 * Runs inside the page, before anything of it. From the Enter key's own time stamp to the first card or line of the voice
 * after what the caller said; then past the frame that shows it, to the beginning of the next.
 */
export function watchAnswers(): void {
  const ANSWERS = 'article.card, .transcript li:has(> article[data-who="caller"]) ~ li > article[data-who="voice"]';
  let pressed: number | null = null;
  let known = new WeakSet<Element>();
  window.answered = [];
  addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    pressed = event.timeStamp;
    known = new WeakSet(document.querySelectorAll(ANSWERS));
  }, true);
  new MutationObserver(() => {
    if (pressed === null || [...document.querySelectorAll(ANSWERS)].every((element) => known.has(element))) return;
    const from = pressed;
    pressed = null;
    const inDocument = performance.now() - from;
    requestAnimationFrame(() => requestAnimationFrame(() => window.answered.push({ inDocument, shown: performance.now() - from })));
  }).observe(document, { childList: true, subtree: true });
}
