import { useCallback, useEffect, useRef, useState } from 'react';
import type { RoomProps } from '../shell/room.ts';
import { readView, writeView, type View } from './view.ts';

/** What the room shows, kept in the address as far as it may stand there. */
export function useView(address: string, onChange: RoomProps['onChange']): { readonly view: View; readonly change: (part: Partial<View>) => void } {
  const [view, setView] = useState(() => readView(address));
  const written = useRef(address);

  const change = useCallback((part: Partial<View>) => setView((before) => ({ ...before, ...part })), []);
  useEffect(() => {
    const text = writeView(view);
    if (text === written.current) return;
    written.current = text;
    onChange({ lab: text });
  }, [view, onChange]);
  // The browser's own back, or a link.
  useEffect(() => {
    if (address === written.current) return;
    written.current = address;
    setView(readView(address));
  }, [address]);

  return { view, change };
}
