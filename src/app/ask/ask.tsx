import { useEffect, useRef, useState } from 'react';
import { Answer } from '../call/answer.tsx';
import { Card } from '../call/card.tsx';
import { Conditions } from '../call/conditions.tsx';
import { Actions } from '../call/actions.tsx';
import { Objecting } from './objecting.tsx';
import { Objections } from './objections-slot.tsx';
import { useObjections } from './objections.ts';
import { Numbers } from './numbers.tsx';
import { Inspector } from '../inspector/slot.tsx';
import { ShareButton } from '../share/share-button.tsx';
import type { RoomProps } from '../shell/room.ts';
import { useLang } from '../shell/texts.ts';
import { Transcript } from '../call/transcript.tsx';
import { PERSON } from '../call/person.ts';
import { useCall, useLines } from '../call/use-call.ts';
import { useAnnounce } from '../shell/announcer.tsx';
import { useFollow, useNews } from '../call/use-news.ts';

/** The Ask room: a person types the errand and is led to the destination. */
export function Ask({ settings, onChange }: RoomProps) {
  const { conditions } = settings;
  const { lang, t } = useLang();
  const announce = useAnnounce();
  const hasObjections = useObjections().length > 0;
  const lines = useLines();
  const call = useCall({ conditions, lang, canWait: !settings.inspector && !hasObjections });
  const { engine, caller, talk } = call;
  const failures = [lines, call].filter(({ failed }) => failed);
  const [typed, setTyped] = useState('');
  /** What was sent before the engine was here. */
  const [early, setEarly] = useState<string | null>(null);
  const delivered = useRef(false);
  const waiting = early !== null && !caller;
  const answer = useRef<HTMLElement>(null);
  const card = useRef<HTMLElement>(null);
  useNews(talk, announce);
  useFollow(talk, { answer, card });

  function send(text: string): void {
    if (text.trim() === '') return;
    setTyped('');
    if (caller) caller.say(text);
    else setEarly(text);
  }
  useEffect(() => {
    if (!caller || early === null || delivered.current) return;
    delivered.current = true;
    caller.say(early);
  }, [caller, early]);

  function tellRestart(): void {
    setTyped('');
    announce(t.newCall, lang);
  }

  const status = failures.length > 0 ? t.loadFailed : waiting ? t.loadingKept : call.slow ? t.loading : null;
  useEffect(() => { if (status !== null) announce(status, lang); }, [status, lang, announce]);

  return (
    <main className="wrap room" data-begun={talk?.begun ?? false}>
      <h1>{talk?.begun ? t.question : <label htmlFor="utterance">{t.question}</label>}</h1>
      <Transcript talk={talk} />
      {talk?.card && engine && <Card key={talk.generation} ref={card} talk={talk} card={talk.card} service={engine.service} objecting={<Objecting talk={talk} service={engine.service} />} />}
      <section className="answer" id="answer" ref={answer} tabIndex={-1} aria-label={t.answers}>
        <Answer caller={caller} talk={talk} catalogue={engine?.service.catalogue ?? null} typed={waiting ? early : typed} waiting={waiting} onType={setTyped} onSend={send} />
        {status !== null && <p className="status">{status} {failures.length > 0 && <button type="button" className="quiet" onClick={() => { for (const { retry } of failures) retry(); }}>{t.tryAgain}</button>}</p>}
      </section>
      <div className="tools">
        <Actions caller={caller} talk={talk} canAsk={!waiting} onPerson={() => { if (caller) caller.toPerson(); else send(PERSON[lang]); }} onRestart={() => { caller?.restart(conditions); tellRestart(); }} />
        <Conditions conditions={conditions} onApply={(next) => { onChange({ conditions: next }); tellRestart(); }} />
        <ShareButton caller={caller} talk={talk} engine={engine} />
      </div>
      {engine && <Objections service={engine.service} />}
      {settings.inspector && engine && caller && talk && <Inspector engine={engine} caller={caller} talk={talk} />}
      {!talk?.card && <Numbers service={lines.loaded} at={conditions.at} />}
    </main>
  );
}
