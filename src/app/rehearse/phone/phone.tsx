import { useCallback, useRef, useState, type SubmitEvent } from 'react';
import type { Caller, Talk } from '../../call/caller.ts';
import type { Engine } from '../../call/engine.ts';
import { PersonalNumber } from '../../call/personal-number.tsx';
import { AgainIcon, PhoneIcon } from '../../shell/icons.tsx';
import type { Conditions } from '../../shell/settings.ts';
import { useNow } from '../../shell/use-now.ts';
import { HandsetDownIcon, SilentIcon } from '../icons.tsx';
import { Keypad } from '../keypad/keypad.tsx';
import { useRehearseTexts } from '../texts.ts';
import type { Rehearsal } from '../use-rehearsal.ts';
import { Caption } from './caption.tsx';
import { Dial } from './dial.tsx';
import { Display } from './display.tsx';
import { numbersOf } from './numbers.ts';
import type { PhoneSettings } from './phone-settings.ts';
import { Silence } from './silence.tsx';
import { Speak } from './speak.tsx';
import { digitsKeyed } from './digits-keyed.ts';
import { useDial } from './use-dial.ts';
import { useKeptFocus } from './use-kept-focus.ts';

interface Props {
  readonly engine: Engine;
  readonly caller: Caller;
  readonly talk: Talk;
  readonly conditions: Conditions;
  readonly settings: PhoneSettings;
  readonly rehearsal: Rehearsal;
  readonly onConditions: (conditions: Conditions) => void;
}

/** The telephone: a plain one with large keys. */
export function Phone({ engine: { service }, caller, talk, conditions, settings, rehearsal, onConditions }: Props) {
  const { r } = useRehearseTexts();
  const { phase, captions, isHeardOut } = rehearsal;
  const numbers = numbersOf(service);
  const now = useNow();
  const dial = useDial(numbers, conditions, onConditions);
  const [isBusy, setBusy] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  useKeptFocus(body);
  const { view, generation, lines } = talk;
  const isQuiet = phase === 'call' && captions.now === null && !isBusy && !view.awaitsBankid && view.state !== 'queueing';
  const onSilence = useCallback(() => caller.staySilent(), [caller]);

  function place(event: SubmitEvent): void {
    event.preventDefault();
    if (dial.check()) rehearsal.call();
    else document.getElementById('dial-number')?.focus();
  }

  return (
    <section className="phone" aria-labelledby="phone-title" data-phase={phase}>
      <h2 className="unseen" id="phone-title">{r.phone}</h2>
      <Display phase={phase} number={numbers[conditions.dialled]} callMs={view.at - caller.conversation().at} />
      {(phase === 'call' || phase === 'over') && <Caption captions={captions} isHeardOut={isHeardOut} />}
      <div className="phone-body" id="answer" ref={body} tabIndex={-1}>
        {phase === 'idle' && (
          <form className="phone-body" onSubmit={place} noValidate>
            <Dial service={service} at={conditions.at ?? now} dialled={dial.dialled} keyed={dial.keyed} wrong={dial.wrong} onKey={dial.onKey} onChoose={dial.onChoose} />
            <button type="submit" className="primary call-button"><PhoneIcon />{r.call}</button>
          </form>
        )}
        {phase === 'call' && (
          <section className="answer" aria-label={r.say}>
            {view.awaitsNumber
              ? <PersonalNumber caller={caller} replies={view.replies} />
              : <Speak talk={talk} isHeardOut={isHeardOut} onListen={rehearsal.listen} onBusy={setBusy} onSay={rehearsal.say} />}
            {view.awaitsBankid && <button type="button" className="primary" onClick={() => document.getElementById('bankid-phone')?.focus()}>{r.toBankid}</button>}
            {view.state === 'queueing' && <button type="button" className="primary" onClick={caller.waitInQueue}>{r.waitAMinute}</button>}
            {isQuiet && settings.patience !== null && <Silence key={`${generation}.${lines.at(-1)?.n}.${talk.turns.length}`} patience={settings.patience} onSilence={onSilence} />}
          </section>
        )}
        {view.awaitsNumber && <p className="hint">{r.digitsKeyed(digitsKeyed(talk.trace))}</p>}
        {phase !== 'over' && <Keypad onPress={(key) => { rehearsal.press(key); if (phase === 'idle') dial.press(key); }} />}
        <div className="phone-actions">
          {phase === 'call' && <button type="button" className="quiet" onClick={rehearsal.staySilent}><SilentIcon />{r.staySilent}</button>}
          {(phase === 'call' || phase === 'ringing') && <button type="button" className="hang-up" onClick={rehearsal.hangUp}><HandsetDownIcon />{r.hangUp}</button>}
          {phase === 'over' && <button type="button" className="primary" onClick={rehearsal.call}><AgainIcon />{r.again}</button>}
          {phase === 'over' && <button type="button" className="quiet" onClick={rehearsal.putBack}>{r.otherNumber}</button>}
        </div>
      </div>
    </section>
  );
}
