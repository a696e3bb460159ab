import { hoursAt } from '../../../../machines/hours.ts';
import type { Dialled } from '../../../../machines/types.ts';
import type { Service } from '../../../service/types.ts';
import { calendarOf } from '../../../simulator/world.ts';
import { HoursLine } from '../../call/hours-line.tsx';
import { DIALS } from '../../shell/settings.ts';
import { EraseIcon } from '../icons.tsx';
import { useRehearseTexts } from '../texts.ts';
import { numbersOf } from './numbers.ts';

interface Props {
  readonly service: Service;
  readonly at: number;
  readonly dialled: Dialled | null;
  /** What stands in the field: a number of the list, or what was keyed so far. */
  readonly keyed: string;
  readonly wrong: boolean;
  readonly onKey: (keyed: string) => void;
  readonly onChoose: (dialled: Dialled) => void;
}

/** Which number to call: keyed by oneself, or chosen from the list. */
export function Dial({ service, at, dialled, keyed, wrong, onKey, onChoose }: Props) {
  const { r } = useRehearseTexts();
  const numbers = numbersOf(service);
  const line = dialled === 'abroad' ? 'private' : dialled;
  return (
    <div className="dial">
      <label className="unseen" htmlFor="dial-number">{r.number}</label>
      <div className="dial-field">
        <input
          id="dial-number" type="tel" autoComplete="off" inputMode="tel" maxLength={24} value={keyed} aria-invalid={wrong} aria-describedby={wrong ? 'dial-wrong dial-hint' : 'dial-hint'}
          onChange={(event) => onKey(event.target.value)}
        />
        <button type="button" aria-label={r.erase} onClick={() => onKey(keyed.trimEnd().slice(0, -1))}><EraseIcon /></button>
      </div>
      {wrong ? <p className="error" id="dial-wrong">{r.unknownNumber}</p> : <div className="dial-hours">{line && <HoursLine service={service} line={line} hours={hoursAt(calendarOf(service, line), at)} at={at} brief />}</div>}
      <fieldset className="dial-list">
        <legend className="hint" id="dial-hint">{r.numberHint}</legend>
        {DIALS.map((one) => (
          <label key={one}>
            <input type="radio" name="dialled" checked={one === dialled} onChange={() => onChoose(one)} />
            <span className="number">{numbers[one]}</span> <span className="who">{r.who[one]}</span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}
