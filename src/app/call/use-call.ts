import { startTransition, useCallback, useEffect, useEffectEvent, useState } from 'react';
import { useSelector } from '@xstate/react';
import type { Lang } from '../../../intents/types.ts';
import type { Caller, Talk } from './caller.ts';
import type { Lines } from '../../service/types.ts';
import { loadEngine, loadLines, type Engine } from './engine.ts';
import { whenSomebodyIsHere, whenWanted } from './presence.ts';
import { turn } from './slices.ts';
import { useOpened } from '../share/use-opened.ts';
import type { Conditions } from '../shell/settings.ts';

/** Loading longer than this is told. */
const TELL_AFTER_MS = 1000;

interface Loading<T> {
  readonly loaded: T | null;
  readonly slow: boolean;
  readonly failed: boolean;
  readonly retry: () => void;
}

/** Loads after the first paint, when it is time: the page can be read and typed in before that. */
function useLoading<T>(load: () => Promise<T>, whenItIsTime = whenWanted): Loading<T> {
  const [loaded, setLoaded] = useState<T | null>(null);
  const [slow, setSlow] = useState(false);
  const [attempt, setAttempt] = useState(1);
  const [failedAttempt, setFailedAttempt] = useState(0);
  const begin = useEffectEvent(load);
  const atTheTime = useEffectEvent(whenItIsTime);

  useEffect(() => {
    let wanted = true;
    let telling: ReturnType<typeof setTimeout> | undefined;
    const start = () => {
      telling = setTimeout(() => setSlow(true), TELL_AFTER_MS);
      begin().then(
        // What it brings onto the page is drawn a part at a time.
        (result) => { if (wanted) startTransition(() => setLoaded(result)); },
        () => { if (wanted) setFailedAttempt(attempt); },
      ).finally(() => {
        clearTimeout(telling);
        setSlow(false);
      });
    };
    const callOff = atTheTime(start);
    return () => {
      wanted = false;
      callOff();
      clearTimeout(telling);
    };
  }, [attempt]);

  return { loaded, slow, failed: failedAttempt === attempt, retry: useCallback(() => setAttempt((n) => n + 1), []) };
}

/** Numbers and hours alone, when the browser has nothing better to do. */
export function useLines(): Loading<Lines> {
  return useLoading(loadLines);
}

/** The engine alone. */
export function useEngine(): Loading<Engine> {
  return useLoading(loadEngine);
}

/** A call as it was made ready. */
interface Ready {
  readonly engine: Engine;
  readonly caller: Caller;
  readonly conditions: Conditions;
}

interface CallOfPerson extends Omit<Loading<Ready>, 'loaded'> {
  readonly engine: Engine | null;
  readonly caller: Caller | null;
  readonly talk: Talk | null;
}

interface Wanted {
  readonly conditions: Conditions;
  readonly lang: Lang;
  /** Whether nobody looks at the call before doing something. */
  readonly canWait?: boolean;
}

/** The engine and the person's call as React sees it; null until they are here. */
export function useCall({ conditions, lang, canWait = false }: Wanted): CallOfPerson {
  const { loaded, ...loading } = useLoading(() => makeReady(conditions, lang), canWait ? whenSomebodyIsHere : whenWanted);
  const caller = loaded?.caller ?? null;
  const talk = useSelector(caller ?? undefined, (snapshot: Talk | undefined) => snapshot ?? null);

  useEffect(() => caller?.switchTo(lang), [caller, lang]);
  useOpened(caller, talk, conditions, loaded?.conditions ?? null);
  return { engine: loaded?.engine ?? null, caller, talk, ...loading };
}

async function makeReady(conditions: Conditions, lang: Lang): Promise<Ready> {
  const start = performance.now();
  const loading = loadEngine();
  await turn();
  const [engine, { createCaller, readyCalls }] = await Promise.all([loading, import('./caller.ts')]);
  await turn();
  readyCalls(engine);
  await turn();
  const caller = createCaller(engine, Date.now, { conditions, lang });
  caller.getSnapshot();
  await turn();
  // As the matcher's in engine.ts.
  performance.measure('talsvar:call', { start });
  return { engine, caller, conditions };
}
