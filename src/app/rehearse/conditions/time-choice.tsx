import { useState, type SubmitEvent } from 'react';
import { isoInStockholm } from '../../../../machines/stockholm.ts';
import type { Service } from '../../../service/types.ts';
import { calendarOf } from '../../../simulator/world.ts';
import { spokenMoment } from '../../../simulator/words.ts';
import { reasonOfHours } from '../../call/day-names.ts';
import { capital } from '../../call/hours-line.tsx';
import { timeIn, type Conditions } from '../../shell/settings.ts';
import { useRehearseTexts } from '../texts.ts';
import { presetsFrom } from './presets.ts';

interface Props {
  readonly service: Service;
  readonly conditions: Conditions;
  readonly onChange: (part: Partial<Conditions>) => void;
}

const OWN = 'own';

/** When the call is made: now, a day that people stumble on, or any other. */
export function TimeChoice({ service, conditions, onChange }: Props) {
  const { lang, r } = useRehearseTexts();
  const [presets] = useState(() => presetsFrom(calendarOf(service, 'private'), Date.now()));
  const [isOwn, setOwn] = useState(false);
  const [time, setTime] = useState(() => isoInStockholm(conditions.at ?? Date.now()).slice(0, 16));
  const [wrong, setWrong] = useState(false);
  const chosen = isOwn ? undefined : presets.find(({ at, queue }) => at === conditions.at && (at === null || queue === null || queue === conditions.queue));

  function choose(name: string): void {
    const preset = presets.find((one) => one.name === name);
    setOwn(!preset);
    setWrong(false);
    if (preset) onChange({ at: preset.at, ...(preset.queue === null ? {} : { queue: preset.queue }) });
  }
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const at = timeIn(time);
    setWrong(at === null);
    if (at !== null) onChange({ at });
  }

  return (
    <>
      <label>
        <span>{r.when}</span>
        <select value={chosen?.name ?? OWN} onChange={(event) => choose(event.target.value)}>
          {presets.map(({ name, day }) => <option key={name} value={name}>{r.preset(r.presets[name], day === null ? null : reasonOfHours(day, lang))}</option>)}
          <option value={OWN}>{r.ownTime}</option>
        </select>
      </label>
      {conditions.at !== null && <p className="moment">{capital(spokenMoment(conditions.at, lang))}</p>}
      {!chosen && (
        <form className="own-time" onSubmit={submit} noValidate>
          <label>
            <span>{r.dateAndTime}</span>
            <input type="datetime-local" value={time} aria-invalid={wrong} aria-describedby={wrong ? 'own-time-wrong' : undefined} onChange={(event) => setTime(event.target.value)} />
          </label>
          {wrong && <p className="error" id="own-time-wrong">{r.badTime}</p>}
          <button type="submit" className="quiet">{r.use}</button>
        </form>
      )}
    </>
  );
}
