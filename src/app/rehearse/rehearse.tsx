import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Card } from '../call/card.tsx';
import { Transcript } from '../call/transcript.tsx';
import { useCall } from '../call/use-call.ts';
import { Inspector } from '../inspector/slot.tsx';
import { ShareButton } from '../share/share-button.tsx';
import { useAnnounce } from '../shell/announcer.tsx';
import type { RoomProps } from '../shell/room.ts';
import { useLang } from '../shell/texts.ts';
import { BankidPhone } from './bankid/bankid-phone.tsx';
import { Coach } from './coach/coach.tsx';
import { RehearsalConditions } from './conditions/conditions.tsx';
import { Fold } from './fold.tsx';
import { Heard } from './heard/heard.tsx';
import { Phone } from './phone/phone.tsx';
import { USUAL_PHONE } from './phone/phone-settings.ts';
import { SettingsForm } from './phone/settings-form.tsx';
import './rehearse.css';
import { voiceOfBrowser } from './speech/browser-voice.ts';
import { useRehearseTexts } from './texts.ts';
import { useRehearsal } from './use-rehearsal.ts';

/** The Rehearse room: a telephone, and beside it what it takes to try a call in all its weathers. */
export default function Rehearse({ settings, onChange }: RoomProps) {
  const { conditions, noise } = settings;
  const { t } = useLang();
  const { lang, r } = useRehearseTexts();
  const announce = useAnnounce();
  const { engine, caller, talk, slow, failed, retry } = useCall({ conditions, lang });
  const card = useRef<HTMLElement>(null);
  const [phone, setPhone] = useState(USUAL_PHONE);
  const [voice] = useState(voiceOfBrowser);
  const standing = useSyncExternalStore(voice?.subscribe ?? never, () => voice?.standing(talk?.view.lang ?? lang) ?? 'none');
  const rehearsal = useRehearsal({ caller, talk, settings, phone, voice: standing === 'here' ? voice : null, announce });

  const status = failed ? t.loadFailed : slow ? t.loading : null;
  useEffect(() => { if (status !== null) announce(status, lang); }, [status, lang, announce]);

  function change(part: Partial<RoomProps['settings']>): void {
    onChange(part);
    if (rehearsal.phase === 'idle') return;
    rehearsal.call();
    announce(r.changed, lang);
  }

  return (
    <main className="wrap rehearse">
      <header className="rehearse-head">
        <h1>{r.title}</h1>
        <p>{r.lead}</p>
      </header>
      {status !== null && <p className="status">{status} {failed && <button type="button" className="quiet" onClick={retry}>{t.tryAgain}</button>}</p>}
      {engine && caller && talk && (
        <>
          <div className="rehearse-phone">
            <Phone engine={engine} caller={caller} talk={talk} conditions={conditions} settings={phone} rehearsal={rehearsal} onConditions={(next) => change({ conditions: next })} />
            {rehearsal.phase === 'over' && <section className="after" aria-label={r.coach}>
              <Coach engine={engine} caller={caller} talk={talk} onPractise={rehearsal.practise} />
              {talk.card && <Card ref={card} talk={talk} card={talk.card} service={engine.service} />}
            </section>}
          </div>
          <div className="rehearse-side">
            <BankidPhone caller={caller} talk={talk} />
            <Fold title={r.conditions} className="conditions-fold"><RehearsalConditions service={engine.service} conditions={conditions} noise={noise} onChange={change} /></Fold>
            <Fold title={r.settings} className="settings-fold"><SettingsForm settings={phone} voice={standing} onChange={setPhone} /></Fold>
          </div>
          <div className="rehearse-inside">
            <Fold title={r.heard} className="heard-fold">
              {talk.begun ? <Heard engine={engine} caller={caller} talk={talk} /> : <p className="hint">{r.heardNothing}</p>}
            </Fold>
            {talk.begun && <Fold title={r.transcript} className="transcript-fold"><Transcript talk={talk} /></Fold>}
            <ShareButton caller={caller} talk={talk} engine={engine} seed={noise.level === 0 ? null : noise.seed} />
            {settings.inspector && <Inspector engine={engine} caller={caller} talk={talk} />}
          </div>
        </>
      )}
    </main>
  );
}

function never(): () => void {
  return () => undefined;
}
