import { useEffect, useRef, type RefObject } from 'react';

/** When what had the focus is gone, the person goes on from `place`. Nobody who is elsewhere is moved. */
export function useKeptFocus(place: RefObject<HTMLElement | null>): void {
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const heed = (event: FocusEvent) => { last.current = event.target instanceof Element ? event.target : null; };
    document.addEventListener('focusin', heed);
    return () => document.removeEventListener('focusin', heed);
  }, []);
  useEffect(() => {
    const isGone = last.current !== null && !last.current.isConnected && (document.activeElement === null || document.activeElement === document.body);
    if (isGone) place.current?.focus({ preventScroll: true });
  });
}
