import { useState, type SubmitEvent } from 'react';
import { isoInStockholm } from '../../../machines/stockholm.ts';
import { spokenMoment } from '../../simulator/words.ts';
import { ClockIcon } from '../shell/icons.tsx';
import { DIALS, queueIn, QUEUES, timeIn, USUAL, type Conditions as CallConditions } from '../shell/settings.ts';
import { useLang } from '../shell/texts.ts';

interface Props {
  readonly conditions: CallConditions;
  readonly onApply: (conditions: CallConditions) => void;
}

/** Another day, another number. What differs from now is said even when the form is folded. */
export function Conditions({ conditions, onApply }: Props) {
  const { lang, t } = useLang();
  /** Null until the form is first opened: a clock and a field for a date take a browser longer to make than the rest of the page. */
  const [time, setTime] = useState<string | null>(null);
  const [dialled, setDialled] = useState(conditions.dialled);
  const [queue, setQueue] = useState(conditions.queue);
  const [isWrong, setWrong] = useState(false);
  const isChanged = conditions.at !== null || conditions.dialled !== 'private' || conditions.queue !== null;

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const at = timeIn(time ?? '');
    setWrong(at === null);
    // A time that was not touched stays what it was: now goes on being now.
    const isUntouched = conditions.at === null && Math.abs((at ?? 0) - Date.now()) < 60_000;
    if (at !== null) onApply({ at: isUntouched ? null : at, dialled, queue });
  }
  function backToNow(): void {
    setTime(wallTime(Date.now()));
    setDialled(USUAL.dialled);
    setQueue(USUAL.queue);
    setWrong(false);
    onApply(USUAL);
  }

  return (
    <div className="conditions">
      <details onToggle={() => setTime((before) => before ?? wallTime(conditions.at ?? Date.now()))}>
        <summary><ClockIcon />{t.time}{!isChanged && `: ${t.now}`}</summary>
        {time !== null && <form onSubmit={submit} noValidate>
          <p className="hint">{t.timeHint}</p>
          <label>
            <span>{t.dateAndTime}</span>
            <input type="datetime-local" value={time} aria-invalid={isWrong} aria-describedby={isWrong ? 'time-error' : undefined} onChange={(event) => setTime(event.target.value)} />
          </label>
          {isWrong && <p className="error" id="time-error">{t.badTime}</p>}
          <label>
            <span>{t.dialled}</span>
            <select value={dialled} onChange={(event) => setDialled(DIALS.find((one) => one === event.target.value) ?? 'private')}>
              {DIALS.map((one) => <option key={one} value={one}>{t.dials[one]}</option>)}
            </select>
          </label>
          <label>
            <span>{t.queue}</span>
            <select value={String(queue)} onChange={(event) => setQueue(queueIn(event.target.value))}>
              {QUEUES.map((one) => <option key={String(one)} value={String(one)}>{t.queues(one)}</option>)}
            </select>
          </label>
          <div className="buttons">
            <button type="submit" className="primary">{t.apply}</button>
            {isChanged && <button type="button" className="quiet" onClick={backToNow}>{t.backToNow}</button>}
          </div>
        </form>}
      </details>
      {conditions.at !== null && <p className="pretended">{t.pretendTime(spokenMoment(conditions.at, lang))}</p>}
      {conditions.queue !== null && <p className="pretended">{t.pretendQueue(t.queues(conditions.queue))}</p>}
      {conditions.dialled !== 'private' && <p className="pretended">{t.pretendDialled(t.dials[conditions.dialled])}</p>}
    </div>
  );
}

function wallTime(at: number): string {
  return isoInStockholm(at).slice(0, 16);
}
