import { useEffect, useState } from 'react';
import { coaching, type Coaching } from '../../../qa/coach/coach.ts';
import type { Talk } from '../../call/caller.ts';
import type { Engine } from '../../call/engine.ts';

/** So many utterances are understood before the page may draw again: a few milliseconds, some more on a slow telephone. */
const AT_A_TIME = 6;

/** The coach's words on the call: 'trying' while it works, null while there is nothing to say. */
export function useCoaching(engine: Engine, talk: Talk): Coaching | 'trying' | null {
  const [known, setKnown] = useState<{ readonly of: Talk; readonly words: Coaching | null } | null>(null);
  const isWanted = talk.begun && (talk.view.over || talk.card !== null);
  useEffect(() => {
    if (!isWanted) return;
    const said = talk.turns.flatMap(({ act, from }) => (act.kind === 'say' ? [{ text: act.said ?? act.text, from }] : []));
    const steps = coaching(engine, { trace: talk.trace, outcome: talk.view.outcome, said, lang: talk.view.lang });
    let timer = setTimeout(work, 0);
    function work(): void {
      for (let i = 0; i < AT_A_TIME; i++) {
        const step = steps.next();
        if (step.done) return setKnown({ of: talk, words: step.value });
      }
      timer = setTimeout(work, 0);
    }
    return () => clearTimeout(timer);
  }, [engine, talk, isWanted]);
  if (!isWanted) return null;
  return known?.of === talk ? known.words : 'trying';
}
