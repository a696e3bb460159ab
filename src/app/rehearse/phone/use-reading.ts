import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Announce } from '../../shell/announcer.tsx';
import type { ShownLine, Talk } from '../../call/caller.ts';
import { nextLine } from '../../call/lines.ts';
import { texts } from '../../shell/texts.ts';
import { createReader, type Reader, type Spoken } from '../speech/reader.ts';
import { pacedVoice, type Rate, type Voice } from '../speech/voice.ts';
import type { Phase, Placed } from './phase.ts';
import type { Reading } from './phone-settings.ts';

interface How {
  readonly reading: Reading;
  readonly rate: Rate;
  /** The browser's voice; null where nothing is to be read aloud. */
  readonly voice: Voice | null;
}

export interface Captions {
  /** What is being read now; null when all has been said. */
  readonly now: Spoken | null;
  /** What came of the last step, oldest first. */
  readonly lines: readonly ShownLine[];
  readonly stop: () => void;
  /** Everything from here on is new, as when a call is placed. */
  readonly rewind: () => void;
}

/** Reads what is new in the call, or tells it to screen readers where it is not read aloud. Each line once. */
export function useReading(talk: Talk | null, { phase, placed }: { readonly phase: Phase; readonly placed: Placed }, how: How, announce: Announce): Captions {
  const settings = useRef(how);
  useEffect(() => { settings.current = how; });
  const reader = useReader(settings);
  const now = useSyncExternalStore(reader.subscribe, reader.getSnapshot);
  const seen = useRef({ generation: -1, next: 0, over: false });
  const [since, setSince] = useState(0);

  useEffect(() => {
    if (!talk || phase === 'idle' || phase === 'ringing') return;
    const { generation, turns, newsFrom, lines, view } = talk;
    const next = nextLine(lines);
    if (seen.current.generation !== generation) {
      // What was made again, or opened from elsewhere, is not read out.
      const isOld = placed === 'idle' || turns.length > 1;
      const from = isOld ? next : seen.current.generation === -1 ? 0 : newsFrom;
      seen.current = { generation, next: from, over: view.over && isOld };
    }
    const fresh = lines.filter(({ n, who }) => n >= seen.current.next && who !== 'caller');
    const isAloud = settings.current.voice !== null;
    for (const line of fresh) if (!isAloud || line.who === 'system') announce(line.text, line.lang);
    // A word from the page itself stands beside what the voice says.
    if (fresh.some(({ who }) => who === 'voice')) setSince(seen.current.next);
    reader.read(fresh.filter(({ who }) => who === 'voice'));
    if (view.over && !seen.current.over) announce(texts[talk.lang].callOver, talk.lang);
    seen.current = { generation, next, over: view.over };
  }, [talk, phase, placed, reader, announce]);

  return {
    now,
    lines: talk?.lines.filter(({ n, who }) => n >= since && who !== 'caller') ?? [],
    stop: reader.stop,
    rewind() {
      reader.stop();
      setSince(0);
      seen.current = { generation: -1, next: 0, over: false };
    },
  };
}

/** One reader for as long as the room is open; it falls silent when the room is left. */
function useReader(settings: { readonly current: How }): Reader {
  const reader = useMemo(() => {
    const paced = pacedVoice();
    return createReader(() => {
      const { reading, rate, voice } = settings.current;
      if (reading === 'at-once') return null;
      const now = reading === 'paced' ? paced : voice;
      return now && { voice: now, rate };
    });
  }, [settings]);
  useEffect(() => () => reader.stop(), [reader]);
  return reader;
}
