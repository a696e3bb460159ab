import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Box, Drawing } from './drawing.ts';

const STEP = 1.25;
const LARGEST = 2.5;
/** Smaller than this, names cannot be read: a narrow place begins with a part instead of the whole. */
const READABLE = 0.62;
/** Where a part is shown, names are as large as the text around. */
const PART = 0.9;

/** How large a drawing is shown, and which part of it. @param centre what is kept in the middle, whenever it changes */
export function useZoom(view: RefObject<HTMLElement | null>, drawing: Drawing, centre: Box | null) {
  const [width, setWidth] = useState(0);
  const [height, setHeight] = useState(0);
  const [chosen, setChosen] = useState<{ readonly drawing: Drawing; readonly scale: number } | null>(null);
  const whole = width === 0 ? 1 : Math.min(width / drawing.width, height / drawing.height);
  const usual = width / drawing.width >= READABLE ? Math.min(1, width / drawing.width) : PART;
  // What was chosen for one drawing says nothing of another.
  const scale = chosen?.drawing === drawing ? chosen.scale : usual;
  const middle = useRef<readonly [number, number] | null>(null);

  useLayoutEffect(() => {
    const place = view.current;
    if (!place) return;
    const observer = new ResizeObserver(() => { setWidth(place.clientWidth); setHeight(place.clientHeight); });
    observer.observe(place);
    return () => observer.disconnect();
  }, [view]);

  const zoom = useCallback((way: 'in' | 'out' | 'fit') => {
    const place = view.current;
    if (place) middle.current = [(place.scrollLeft + place.clientWidth / 2) / scale, (place.scrollTop + place.clientHeight / 2) / scale];
    const next = way === 'fit' ? whole : way === 'in' ? scale * STEP : scale / STEP;
    setChosen({ drawing, scale: Math.min(LARGEST, Math.max(whole, next)) });
  }, [view, drawing, scale, whole]);

  // The wheel moves the page or the chart; with Ctrl it enlarges, as it does elsewhere.
  useEffect(() => {
    const place = view.current;
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoom(event.deltaY < 0 ? 'in' : 'out');
    };
    place?.addEventListener('wheel', turn, { passive: false });
    return () => place?.removeEventListener('wheel', turn);
  }, [view, zoom]);

  useLayoutEffect(() => {
    if (middle.current !== null) moveTo(view.current, middle.current, scale);
    middle.current = null;
  }, [view, scale]);

  const [x, y] = centre ? [centre.x + centre.width / 2, centre.y + centre.height / 2] : [null, null];
  useLayoutEffect(() => {
    if (x !== null && y !== null && middle.current === null) moveTo(view.current, [x, y], scale);
    // Zooming by hand keeps what was in the middle; only another place to be, or another drawing, moves it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [view, x, y, usual]);

  return { scale, zoom };
}

function moveTo(place: HTMLElement | null, [x, y]: readonly [number, number], scale: number): void {
  place?.scrollTo({ left: x * scale - place.clientWidth / 2, top: y * scale - place.clientHeight / 2, behavior: 'instant' });
}
