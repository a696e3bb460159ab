import { useCallback, useEffect, useMemo, useState } from 'react';
import { useSelector } from '@xstate/react';
import type { Lang } from '../../../intents/types.ts';
import type { Caller, Talk } from './caller.ts';
import { loadEngine, type Engine } from './engine.ts';
import { useOpened } from '../share/use-opened.ts';
import type { Conditions } from '../shell/settings.ts';

/** Loading longer than this is told. */
const TELL_AFTER_MS = 1000;

export type Loaded = { readonly engine: Engine; readonly createCaller: typeof import('./caller.ts').createCaller };
export type Loading = { readonly loaded: Loaded | null; readonly slow: boolean; readonly failed: boolean; readonly retry: () => void };

/** Loads the engine after the first paint, so that the page can be read and typed in before it is here. */
export function useEngine(): Loading {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [slow, setSlow] = useState(false);
  const [attempt, setAttempt] = useState(1);
  const [failedAttempt, setFailedAttempt] = useState(0);

  useEffect(() => {
    let wanted = true;
    const telling = setTimeout(() => setSlow(true), TELL_AFTER_MS);
    // A frame and a task later the page has been painted.
    const frame = requestAnimationFrame(() => setTimeout(() => {
      Promise.all([loadEngine(), import('./caller.ts')]).then(
        ([engine, { createCaller }]) => { if (wanted) setLoaded({ engine, createCaller }); },
        () => { if (wanted) setFailedAttempt(attempt); },
      ).finally(() => {
        clearTimeout(telling);
        setSlow(false);
      });
    }));
    return () => {
      wanted = false;
      clearTimeout(telling);
      cancelAnimationFrame(frame);
    };
  }, [attempt]);

  return { loaded, slow, failed: failedAttempt === attempt, retry: useCallback(() => setAttempt((n) => n + 1), []) };
}

/** The person's call as React sees it; null until the engine is here. */
export function useCall(loaded: Loaded | null, { conditions, lang }: { readonly conditions: Conditions; readonly lang: Lang }): { readonly caller: Caller | null; readonly talk: Talk | null } {
  const caller = useMemo(() => loaded?.createCaller(loaded.engine) ?? null, [loaded]);
  const talk = useSelector(caller ?? undefined, (snapshot: Talk | undefined) => snapshot ?? null);

  useEffect(() => caller?.switchTo(lang), [caller, lang]);
  useOpened(caller, talk, conditions);
  return { caller, talk };
}
