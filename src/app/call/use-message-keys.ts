import { useState, type FocusEvent, type KeyboardEvent } from 'react';

/** Where each key leads from the place that has focus; null is out of the list. */
const STEPS: Readonly<Record<string, (at: number, last: number) => number | null>> = {
  ArrowUp: (at) => Math.max(at - 1, 0),
  ArrowDown: (at, last) => Math.min(at + 1, last),
  Home: () => 0,
  End: (_, last) => last,
  Escape: () => null,
};

/**
 * One stop of Tab for a list of messages: Tab lands on the newest, the arrows, Home and End go between them, and Escape
 * goes back to where the person answers.
 * @param names of the messages that can be seen, first to last
 */
export function useMessageKeys(names: readonly string[]) {
  const [visited, setVisited] = useState<string | null>(null);
  const here = visited !== null && names.includes(visited) ? visited : names.at(-1);

  function steer(event: KeyboardEvent<HTMLElement>): void {
    const step = STEPS[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // Asked of the page itself: what has just been unfolded is not told yet.
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-stop]')].filter((stop) => stop.tagName === 'SUMMARY' || !stop.closest('details:not([open])'));
    const to = step(stops.findIndex((stop) => stop === document.activeElement), stops.length - 1);
    event.preventDefault();
    (to === null ? placeOfAnswer() : stops[to])?.focus();
  }
  function leave(event: FocusEvent<HTMLElement>): void {
    if (!event.currentTarget.contains(event.relatedTarget)) setVisited(null);
  }

  return {
    list: { onKeyDown: steer, onBlur: leave },
    stop: (name: string) => ({ 'data-stop': name, tabIndex: name === here ? 0 : -1, onFocus: () => setVisited(name) }),
  };
}

/** The field where there is one, else the first of the buttons. */
function placeOfAnswer(): HTMLElement | null {
  return document.querySelector<HTMLElement>('#answer input') ?? document.querySelector<HTMLElement>('#answer button');
}
