import { useDeferredValue, useMemo, useState } from 'react';
import type { Catalogue } from '../../../intents/types.ts';
import { useKnownPhrases } from './use-known-phrases.ts';

export interface SuggestionList {
  readonly options: readonly string[];
  readonly isOpen: boolean;
  /** The option that the arrows stand on; -1 is the field itself. */
  readonly active: number;
  readonly chosen: string | null;
  readonly open: () => void;
  readonly close: () => void;
  readonly move: (step: 1 | -1) => void;
}

/**
 * Phrases that complete what is being typed, and where the arrows are in them.
 * @param catalogue where they are from; null where they would only be in the way
 */
export function useSuggestions(catalogue: Catalogue | null, typed: string): SuggestionList {
  const phrases = useKnownPhrases(catalogue !== null);
  const [wanted, setWanted] = useState(false);
  const [active, setActive] = useState(-1);
  // Searching must never hold up a key.
  const settled = useDeferredValue(typed);
  const options = useMemo(() => {
    const found = catalogue && phrases ? phrases.completionsOf(catalogue, settled) : [];
    return found.filter((option) => option.toLowerCase() !== settled.trim().toLowerCase());
  }, [catalogue, phrases, settled]);
  const isOpen = wanted && typed !== '' && options.length > 0;
  return {
    options,
    isOpen,
    active: isOpen ? Math.min(active, options.length - 1) : -1,
    chosen: isOpen ? (options[active] ?? null) : null,
    open() {
      setWanted(true);
      setActive(-1);
    },
    close() {
      setWanted(false);
      setActive(-1);
    },
    // The field is one stop in the round.
    move(step) {
      setWanted(true);
      setActive((before) => ((before + 1 + step + options.length + 1) % (options.length + 1)) - 1);
    },
  };
}
