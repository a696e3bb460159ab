import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

/** Focus that was in a part of the page whose button is gone goes on from the part's title, not from the top of the page. */
export function useKeptFocus(part: RefObject<HTMLElement | null>, title: RefObject<HTMLElement | null>): void {
  const isInside = useRef(false);
  useEffect(() => {
    const look = ({ target }: Event) => { isInside.current = target instanceof Node && (part.current?.contains(target) ?? false); };
    document.addEventListener('focusin', look);
    document.addEventListener('pointerdown', look);
    return () => {
      document.removeEventListener('focusin', look);
      document.removeEventListener('pointerdown', look);
    };
  }, [part]);
  useLayoutEffect(() => {
    if (isInside.current && document.activeElement === document.body) title.current?.focus({ preventScroll: true });
  });
}
