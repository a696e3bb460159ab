import { useEffect, useRef, useState } from 'react';
import type { Lang } from '../../../../intents/types.ts';
import type { Deafness, Ear } from '../speech/ear.ts';

/** That the person has read where the sound goes, for as long as the tab is open. */
const CONSENT = 'talsvar.microphone';

export interface Hearing {
  readonly isListening: boolean;
  /** What has been heard so far. */
  readonly interim: string;
  readonly trouble: Deafness | 'nothing' | null;
  readonly hasConsent: boolean;
  readonly consent: () => void;
  readonly start: () => void;
  readonly stop: () => void;
}

interface Heeding {
  /** What was said, once an utterance. */
  readonly onHeard: (text: string) => void;
  readonly onClosed: () => void;
}

/** The ear while the room is open. */
export function useEar(ear: Ear | null, lang: Lang, heeding: Heeding): Hearing {
  const [isListening, setListening] = useState(false);
  const [interim, setInterim] = useState('');
  const [trouble, setTrouble] = useState<Hearing['trouble']>(null);
  const [hasConsent, setConsent] = useState(recall);
  const stopping = useRef<(() => void) | null>(null);
  const heed = useRef(heeding);
  useEffect(() => { heed.current = heeding; });
  useEffect(() => () => {
    heed.current = { onHeard: () => undefined, onClosed: () => undefined };
    stopping.current?.();
  }, []);

  function start(): void {
    if (!ear || stopping.current) return;
    let isHeard = false;
    setListening(true);
    setTrouble(null);
    setInterim('');
    let isEnded = false;
    const stop = ear.listen(lang, {
      onInterim: setInterim,
      onHeard(text) {
        isHeard = true;
        heed.current.onHeard(text);
      },
      onEnd(why) {
        isEnded = true;
        stopping.current = null;
        setListening(false);
        setInterim('');
        heed.current.onClosed();
        setTrouble(why ?? (isHeard ? null : 'nothing'));
      },
    });
    if (!isEnded) stopping.current = stop;
  }

  return {
    isListening, interim, trouble, hasConsent, start,
    consent() {
      remember();
      setConsent(true);
    },
    stop: () => stopping.current?.(),
  };
}

function recall(): boolean {
  try {
    return sessionStorage.getItem(CONSENT) === 'yes';
  } catch {
    return false;
  }
}

function remember(): void {
  try {
    sessionStorage.setItem(CONSENT, 'yes');
  } catch {
    // Then it is asked again after a reload.
  }
}
