import { useEffect, useRef, type RefObject } from 'react';
import type { Announce } from '../shell/announcer.tsx';
import type { Talk } from './caller.ts';
import { nextLine } from './lines.ts';
import { texts } from '../shell/texts.ts';

/** Tells what is new in the call, once: what the voice said, and that the end has been reached. */
export function useNews(talk: Talk | null, announce: Announce): void {
  const told = useRef({ generation: -1, next: 0, over: false });
  useEffect(() => {
    if (!talk) return;
    const { generation, newsFrom, lines, view } = talk;
    const next = nextLine(lines);
    // After a referral the card stands before the call is over.
    const isAnswered = view.over || talk.card !== null;
    if (told.current.generation !== generation) {
      // A call that was made again in another language is over, but that is no news.
      told.current = { generation, next: newsFrom, over: isAnswered && newsFrom === next };
    }
    for (const line of lines) if (line.n >= told.current.next && line.who !== 'caller') announce(line.text, line.lang);
    if (isAnswered && !told.current.over) announce(talk.card ? texts[talk.lang].cardReady : texts[talk.lang].callOver, talk.lang);
    told.current = { generation, next, over: isAnswered };
  }, [talk, announce]);
}

interface Places {
  readonly answer: RefObject<HTMLElement | null>;
  readonly card: RefObject<HTMLElement | null>;
}

/** Keeps what is asked or answered in sight. Focus is left alone, unless the button that had it is gone. */
export function useFollow(talk: Talk | null, { answer, card }: Places): void {
  const seen = useRef({ generation: 0, next: -1 });
  useEffect(() => {
    if (!talk) return;
    const before = seen.current;
    const next = nextLine(talk.lines);
    seen.current = { generation: talk.generation, next };
    const isNew = before.next >= 0 && (before.generation !== talk.generation || before.next !== next || talk.view.over);
    // Who works in the inspector stays there.
    if (!isNew || !talk.begun || document.activeElement?.closest('.inspector')) return;
    const place = card.current ?? answer.current;
    if (!place) return;
    if (document.activeElement === null || document.activeElement === document.body) place.focus({ preventScroll: true });
    const { top } = place.getBoundingClientRect();
    if (place === answer.current) place.scrollIntoView({ block: 'nearest' });
    else if (top < 0 || top > innerHeight / 2) place.scrollIntoView({ block: 'start' });
  }, [talk, answer, card]);
}
