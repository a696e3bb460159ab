/** One answer, in ms from the key press. */
export interface Answered {
  /** Until the card or the answering line is in the document. */
  readonly inDocument: number;
  /** Until the frame that shows it has been made: styles, layout and paint of it included. */
  readonly shown: number;
  /** Until the frame after that begins. */
  readonly nextFrame: number;
}

declare global {
  interface Window { answered: Answered[] }
}

/**
 * Runs inside the page, before anything of it. From the Enter key's own time stamp to the first card or line of the voice
 * after what the caller said; then to a task behind the next frame, and to the beginning of the one after.
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
    requestAnimationFrame(() => {
      let shown = Number.NaN;
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => { shown = performance.now() - from; });
      port1.start();
      port2.postMessage(null);
      requestAnimationFrame(() => window.answered.push({ inDocument, shown, nextFrame: performance.now() - from }));
    });
  }).observe(document, { childList: true, subtree: true });
}
