import { useEffect, useEffectEvent, useRef } from 'react';
import type { Caller, Talk } from '../call/caller.ts';
import type { Conditions } from '../shell/settings.ts';
import { useSharing } from './sharing-context.ts';

/**
 * Begins a call whenever the conditions change: the shared one where they came with one, a new one otherwise.
 * @param made the conditions that the caller was made with
 */
export function useOpened(caller: Caller | null, talk: Talk | null, conditions: Conditions, made: Conditions | null): void {
  const { opened, goOn } = useSharing();
  /** The conditions that the call goes by, once they were looked at. */
  const goingBy = useRef<Conditions | null>(null);
  /** How the shared call stood when it was opened. */
  const stood = useRef<Pick<Talk, 'generation' | 'turns'> | null>(null);

  const begin = useEffectEvent((one: Caller, wanted: Conditions) => {
    // Not by whether anything was said: a person may be quicker than this effect, and what they said must not be lost.
    const before = goingBy.current ?? made;
    goingBy.current = wanted;
    if (opened?.conditions !== wanted) {
      if (wanted !== before) one.restart(wanted);
      return;
    }
    one.open(opened.shared.conversation);
    stood.current = one.getSnapshot();
  });
  useEffect(() => { if (caller) begin(caller, conditions); }, [caller, conditions]);

  const look = useEffectEvent((now: Talk) => {
    const before = stood.current;
    if (before === null || (now.generation === before.generation && now.turns.length === before.turns.length)) return;
    stood.current = null;
    if (opened) goOn();
  });
  useEffect(() => { if (talk && talk === caller?.getSnapshot()) look(talk); }, [caller, talk]);
}
