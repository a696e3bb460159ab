import { useEffect, useEffectEvent, useState, type RefObject } from 'react';

/** Takes a file that is dropped on a place of the page; whoever cannot drag has a button beside it. @returns whether one hangs over it */
export function useDrop(place: RefObject<HTMLElement | null>, onFile: (file: File | undefined) => void): boolean {
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent(onFile);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    place.current?.addEventListener('dragover', (event) => { event.preventDefault(); setOver(true); }, { signal });
    place.current?.addEventListener('dragleave', () => setOver(false), { signal });
    place.current?.addEventListener('drop', (event) => {
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer?.files[0]);
    }, { signal });
    return () => stop.abort();
  }, [place]);
  return isOver;
}
