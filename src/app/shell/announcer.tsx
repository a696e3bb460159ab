import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import type { Lang } from '../../../intents/types.ts';

interface News {
  readonly id: number;
  readonly text: string;
  readonly lang: Lang;
}
export type Announce = (text: string, lang: Lang) => void;

/** Long enough for every screen reader to have noticed, short enough not to be met again while reading the page. */
const KEPT_MS = 4000;

const AnnounceContext = createContext<Announce>(() => undefined);

export function useAnnounce(): Announce {
  return useContext(AnnounceContext);
}

/** The page's only live region. Everything new is told here once; what stands on the page is not live. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [news, setNews] = useState<readonly News[]>([]);
  const next = useRef(0);
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  useEffect(() => {
    const waiting = timers.current;
    return () => waiting.forEach(clearTimeout);
  }, []);

  const announce = useCallback<Announce>((text, lang) => {
    const id = next.current++;
    setNews((before) => [...before, { id, text, lang }]);
    const timer = setTimeout(() => {
      setNews((before) => before.filter((entry) => entry.id !== id));
      timers.current.delete(timer);
    }, KEPT_MS);
    timers.current.add(timer);
  }, []);

  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="unseen" aria-live="polite" aria-relevant="additions" data-announcer>
        {news.map(({ id, text, lang }) => <p key={id} lang={lang}>{text}</p>)}
      </div>
    </AnnounceContext>
  );
}
