import { useState } from 'react';
import type { Dialled } from '../../../../machines/types.ts';
import type { Conditions } from '../../shell/settings.ts';
import { dialledBy, type Numbers } from './numbers.ts';

/** The number field. What is keyed is one of the numbers as soon as it is whole; until then it is none. */
export function useDial(numbers: Numbers, conditions: Conditions, onConditions: (conditions: Conditions) => void) {
  /** What was keyed so far, while it is no number that exists. */
  const [partial, setPartial] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const dialled: Dialled | null = partial === null ? conditions.dialled : null;
  const keyed = partial ?? numbers[conditions.dialled];

  function choose(one: Dialled): void {
    setPartial(null);
    setWrong(false);
    if (one !== conditions.dialled) onConditions({ ...conditions, dialled: one });
  }
  function key(text: string): void {
    const one = dialledBy(text, numbers);
    if (one) return choose(one);
    setWrong(false);
    setPartial(text);
  }

  return {
    keyed, dialled, wrong,
    onKey: key,
    onChoose: choose,
    /** A key of the keypad; the first one begins another number. */
    press: (digit: string) => key((partial ?? '') + digit),
    /** Whether there is such a number; if not, it is said. */
    check(): boolean {
      setWrong(dialled === null);
      return dialled !== null;
    },
  };
}
