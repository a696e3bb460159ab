import type { Service } from '../../../service/types.ts';
import { queueIn, QUEUES, type Conditions, type Noise } from '../../shell/settings.ts';
import { useLang } from '../../shell/texts.ts';
import { useRehearseTexts } from '../texts.ts';
import { NoiseChoice } from './noise-choice.tsx';
import { TimeChoice } from './time-choice.tsx';

interface Props {
  readonly service: Service;
  readonly conditions: Conditions;
  readonly noise: Noise;
  readonly onChange: (part: { readonly conditions?: Conditions; readonly noise?: Noise }) => void;
}

/** Under which conditions the call is rehearsed: when, with what queue, and how well it is heard. */
export function RehearsalConditions({ service, conditions, noise, onChange }: Props) {
  const { t } = useLang();
  const { r } = useRehearseTexts();
  const change = (part: Partial<Conditions>) => onChange({ conditions: { ...conditions, ...part } });
  return (
    <div className="rehearsal-conditions">
      <p className="hint">{r.conditionsHint}</p>
      <TimeChoice service={service} conditions={conditions} onChange={change} />
      <label>
        <span>{r.queue}</span>
        <select value={String(conditions.queue)} onChange={(event) => change({ queue: queueIn(event.target.value) })}>
          {QUEUES.map((one) => <option key={String(one)} value={String(one)}>{t.queues(one)}</option>)}
        </select>
      </label>
      <NoiseChoice noise={noise} onChange={(next) => onChange({ noise: next })} />
    </div>
  );
}
