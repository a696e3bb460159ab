import { useCallback, useEffect, useRef, useState } from 'react';
import { callPolicy } from '../../../machines/policy.ts';
import { noisy } from '../../qa/variants/noisy.ts';
import type { Caller, Talk } from '../call/caller.ts';
import type { Announce } from '../shell/announcer.tsx';
import type { Settings } from '../shell/settings.ts';
import { KEY_MS, RINGING, TONES, type Key } from './keypad/tones.ts';
import { sound } from './keypad/player.ts';
import { phaseOf, RING_MS, type Phase, type Placed } from './phone/phase.ts';
import type { PhoneSettings } from './phone/phone-settings.ts';
import { useReading, type Captions } from './phone/use-reading.ts';
import { rehearseTexts } from './texts.ts';
import type { Voice } from './speech/voice.ts';

const HEARD_OUT: ReadonlySet<string | null> = new Set(callPolicy.heardOut);

export interface Rehearsal {
  readonly phase: Phase;
  readonly captions: Captions;
  /** Whether what is being read now cannot be talked over. */
  readonly isHeardOut: boolean;
  readonly call: () => void;
  /** Puts the telephone back, ready for another number. */
  readonly putBack: () => void;
  readonly say: (text: string) => void;
  /** A new call in which this is said at once. */
  readonly practise: (phrase: string) => void;
  readonly press: (key: Key) => void;
  /** The microphone opens: the voice falls silent, and is talked over with what is heard. */
  readonly listen: (isOpen: boolean) => void;
  readonly staySilent: () => void;
  readonly hangUp: () => void;
}

interface Given {
  readonly caller: Caller | null;
  readonly talk: Talk | null;
  readonly settings: Settings;
  readonly phone: PhoneSettings;
  readonly voice: Voice | null;
  readonly announce: Announce;
}

/** The person with the telephone: what they do reaches the call with what was being read, and with noise on the line. */
export function useRehearsal({ caller, talk, settings, phone, voice, announce }: Given): Rehearsal {
  const { lang, conditions, noise } = settings;
  const [placed, setPlaced] = useState<Placed>('idle');
  const phase = phaseOf(placed, talk);
  const captions = useReading(talk, { phase, placed }, { reading: phone.reading, rate: phone.rate, voice: phone.reading === 'aloud' ? voice : null }, announce);
  const { rewind, stop } = captions;
  const over = captions.now?.prompt ?? undefined;
  const talkedOver = useRef<string | undefined>(undefined);
  const isHeardOut = over !== undefined && HEARD_OUT.has(over);

  useEffect(() => {
    if (placed !== 'ringing') return;
    const timer = setTimeout(() => setPlaced('connected'), RING_MS);
    return () => clearTimeout(timer);
  }, [placed]);

  /** What is said over a prompt stops it, unless it must be heard out. */
  function interrupt(): { readonly over?: string } {
    if (!isHeardOut) stop();
    const what = over ?? talkedOver.current;
    talkedOver.current = undefined;
    return what === undefined ? {} : { over: what };
  }

  /** Says it with the noise of this turn. */
  function speak(text: string, turn: number, how: { readonly over?: string } = {}): void {
    const { heard } = noisy(text, { ...noise, turn, lang: talk?.view.lang ?? lang });
    caller?.say(heard, heard === text ? how : { ...how, said: text });
  }

  return {
    phase, captions, isHeardOut,
    call() {
      rewind();
      caller?.restart(conditions);
      setPlaced('ringing');
      announce(rehearseTexts[lang].ringing, lang);
      if (phone.tones) sound(RINGING, RING_MS - 200);
    },
    putBack() {
      rewind();
      caller?.restart(conditions);
      setPlaced('idle');
    },
    say(text) {
      if (!talk || text.trim() === '') return;
      // A number is said to be written down: it is not what noise is about.
      if (talk.view.awaitsNumber) caller?.say(text, interrupt());
      else speak(text, talk.turns.length, interrupt());
    },
    practise(phrase) {
      rewind();
      caller?.restart(conditions);
      setPlaced('connected');
      speak(phrase, 0);
    },
    press(key) {
      if (phone.tones) sound(TONES[key], KEY_MS);
      if (phase !== 'call' || !caller) return;
      caller.press(key, interrupt().over);
    },
    listen: useCallback((isOpen: boolean) => {
      talkedOver.current = isOpen ? (captions.now?.prompt ?? undefined) : undefined;
      if (isOpen) stop();
    }, [captions.now, stop]),
    staySilent() {
      stop();
      caller?.staySilent();
    },
    hangUp() {
      stop();
      if (placed === 'ringing') setPlaced('idle');
      else caller?.hangUp();
    },
  };
}
