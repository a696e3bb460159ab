import { useEffect, useState } from 'react';
import { loadPhrases, type Phrases } from './engine.ts';

/** What completes what is typed and finds the nearest known phrase; null until it is here, and where it cannot be fetched: nothing hangs on it. */
export function useKnownPhrases(isWanted: boolean): Phrases | null {
  const [phrases, setPhrases] = useState<Phrases | null>(null);
  useEffect(() => {
    let wanted = isWanted;
    if (wanted) loadPhrases().then((loaded) => { if (wanted) setPhrases(loaded); }, () => undefined);
    return () => { wanted = false; };
  }, [isWanted]);
  return phrases;
}
