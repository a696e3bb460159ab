import { useRef, useState } from 'react';
import { Actions } from '../call/actions.tsx';
import { Answer } from '../call/answer.tsx';
import { Card } from '../call/card.tsx';
import { useCall, useEngine } from '../call/use-call.ts';
import type { RoomProps } from '../shell/room.ts';
import { useLang } from '../shell/texts.ts';
import { noisy } from '../../qa/variants/noisy.ts';
import type { Level } from '../../qa/variants/policy.ts';
import { Coach } from './coach/coach.tsx';
import { Heard } from './heard/heard.tsx';
import { rehearseTexts } from './texts.ts';

/** The noise that the address asked for when the page was opened. */
const asked = new URLSearchParams(window.name);
const NOISE = { level: Number(asked.get('noise') ?? 0) as Level, seed: Number(asked.get('seed') ?? 1) };

/** The Rehearse room. */
export default function Rehearse({ settings }: RoomProps) {
  const { lang } = useLang();
  const { loaded } = useEngine();
  const { caller, talk } = useCall(loaded, { conditions: settings.conditions, lang });
  const [typed, setTyped] = useState('');
  const card = useRef<HTMLElement>(null);
  const t = rehearseTexts[lang];
  function send(said: string): void {
    setTyped('');
    const { heard } = noisy(said, { ...NOISE, turn: talk?.turns.length ?? 0, lang });
    caller?.say(heard, heard === said ? {} : { said });
  }
  return (
    <main className="wrap" data-room={settings.room}>
      <h1><label htmlFor="utterance">{t.title}</label></h1>
      <section id="answer"><Answer caller={caller} talk={talk} suggester={null} typed={typed} waiting={false} onType={setTyped} onSend={send} /></section>
      <Actions caller={caller} talk={talk} onRestart={() => caller?.restart(settings.conditions)} />
      {loaded && caller && talk && <Heard engine={loaded.engine} caller={caller} talk={talk} />}
      {loaded && caller && talk && <Coach engine={loaded.engine} caller={caller} talk={talk} />}
      {talk?.card && loaded && <Card ref={card} talk={talk} card={talk.card} service={loaded.engine.service} />}
    </main>
  );
}
