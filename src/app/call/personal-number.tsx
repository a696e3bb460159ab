import { useState, type SubmitEvent } from 'react';
import type { Reply } from '../../simulator/replies.ts';
import type { Caller } from './caller.ts';
import { useLang } from '../shell/texts.ts';

const TEST_NUMBER = '191212121212';

/** The field for the personal number: hidden while it is typed, and never kept. */
export function PersonalNumber({ caller, replies }: { readonly caller: Caller; readonly replies: readonly Reply[] }) {
  const { t } = useLang();
  const [number, setNumber] = useState('');
  const [isWrong, setWrong] = useState(false);
  const hints = isWrong ? 'number-error number-hint' : 'number-hint';

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const digits = number.replace(/\D/gu, '');
    // A slip of the fingers is no miss in the call.
    if (digits.length !== 12) {
      setWrong(true);
      document.getElementById('personal-number')?.focus();
      return;
    }
    setNumber('');
    setWrong(false);
    caller.giveNumber(digits);
  }

  return (
    <form className="number-form" onSubmit={submit} noValidate>
      <label className="field-label" htmlFor="personal-number">{t.personalNumber}</label>
      <p className="hint" id="number-hint">{t.neverReal}</p>
      {isWrong && <p className="error" id="number-error">{t.twelveDigits}</p>}
      <div className="field">
        <input
          id="personal-number" type="password" inputMode="numeric" autoComplete="off" maxLength={20} aria-describedby={hints} aria-invalid={isWrong}
          value={number} onChange={(event) => { setNumber(event.target.value); setWrong(false); }}
        />
      </div>
      <div className="buttons">
        <button type="submit" className="primary">{t.goOn}</button>
        <button type="button" className="quiet" onClick={() => { setNumber(TEST_NUMBER); setWrong(false); }}>{t.useTestNumber}</button>
        {replies.map((reply) => <button key={reply.label} type="button" className="quiet" onClick={() => caller.reply(reply)}>{reply.label}</button>)}
      </div>
    </form>
  );
}
