import { useEffect, useState } from 'react';
import { maskPersonalNumbers } from '../../../simulator/redact.ts';
import type { Talk } from '../../call/caller.ts';
import { UtteranceField } from '../../call/utterance-field.tsx';
import { useAnnounce } from '../../shell/announcer.tsx';
import { MicrophoneIcon, StopIcon } from '../icons.tsx';
import { earOfBrowser } from '../speech/browser-ear.ts';
import { useRehearseTexts } from '../texts.ts';
import { useEar } from './use-ear.ts';

interface Props {
  readonly talk: Talk;
  readonly isHeardOut: boolean;
  /** Called before the microphone opens, so that it does not hear the voice, and when it has closed. */
  readonly onListen: (isOpen: boolean) => void;
  readonly onBusy: (busy: boolean) => void;
  readonly onSay: (text: string) => void;
}

/** How the person speaks: typed always, and with the microphone where the browser has an ear and the person wants to. */
export function Speak({ talk, isHeardOut, onListen, onBusy, onSay }: Props) {
  const { lang, r } = useRehearseTexts();
  const announce = useAnnounce();
  const [ear] = useState(earOfBrowser);
  const [typed, setTyped] = useState('');
  const [isAsking, setAsking] = useState(false);
  const hearing = useEar(ear, talk.view.lang, { onHeard: onSay, onClosed: () => onListen(false) });
  const { isListening, interim, trouble, hasConsent } = hearing;
  const last = talk.view.lines.findLast((line) => line.who === 'caller')?.text ?? '';
  const isBusy = typed !== '' || isListening || isAsking;
  useEffect(() => {
    onBusy(isBusy);
    return () => onBusy(false);
  }, [isBusy, onBusy]);

  const notice = trouble === null ? null : trouble === 'nothing' ? r.nothingHeard : r.deafness[trouble];
  useEffect(() => { if (notice !== null) announce(notice, lang); }, [notice, lang, announce]);

  function speak(): void {
    setAsking(false);
    if (isHeardOut) return announce(r.waitForEnd, lang);
    onListen(true);
    hearing.start();
  }

  return (
    <>
      <label className="field-label" htmlFor="utterance">{r.say}</label>
      <div className="speak-row">
        <UtteranceField typed={typed} waiting={false} last={last} catalogue={null} onType={setTyped} onSend={(text) => { setTyped(''); onSay(text); }} />
        {ear && (isListening
          ? <button type="button" className="microphone" data-on="true" onClick={hearing.stop}><StopIcon /><span>{r.stopListening}</span></button>
          : <button type="button" className="microphone" aria-expanded={hasConsent ? undefined : isAsking} onClick={() => (hasConsent ? speak() : setAsking(!isAsking))}><MicrophoneIcon /><span>{r.microphone}</span></button>)}
      </div>
      {isListening && <p className="interim">{interim === '' ? r.listening : maskPersonalNumbers(interim)}</p>}
      {isAsking && (
        <section className="consent" aria-labelledby="consent-title">
          <h3 id="consent-title">{r.consentTitle}</h3>
          <p>{r.consent}</p>
          <div className="buttons">
            <button type="button" className="primary" onClick={() => { hearing.consent(); speak(); }}>{r.allow}</button>
            <button type="button" className="quiet" onClick={() => { setAsking(false); document.getElementById('utterance')?.focus(); }}>{r.refuse}</button>
          </div>
        </section>
      )}
      {!ear && <p className="hint">{r.noEar}</p>}
      {notice !== null && !isListening && <p className="ear-trouble">{notice}</p>}
    </>
  );
}
