import { useState } from 'react';
import type { Service } from '../../service/types.ts';
import type { TraceEntry } from '../../simulator/trace.ts';
import { useLang } from '../shell/texts.ts';
import { DecisionView } from './decision-view.tsx';
import type { Stop } from './journey.ts';
import { stopOf } from './moment.ts';
import { Slots } from './slots.tsx';
import { inspectorTexts } from './texts.ts';

interface Props {
  readonly service: Service;
  readonly trace: readonly TraceEntry[];
  readonly stops: readonly Stop[];
}
export type Spoken = Extract<TraceEntry, { type: 'caller.spoke' }>;

/** How an utterance was understood, in numbers, and what the call has remembered since; the last one unless another is picked. */
export function UnderstandingTab({ service, trace, stops }: Props) {
  const { lang } = useLang();
  const t = inspectorTexts[lang];
  const [picked, setPicked] = useState<number | null>(null);
  const spoken = trace.filter((entry): entry is Spoken => entry.type === 'caller.spoke');
  const shown = spoken.find(({ n }) => n === picked) ?? spoken.at(-1);
  const context = (shown && stopOf(stops, trace, shown.n)?.context) ?? stops.at(-1)?.context;
  return (
    <>
      {shown ? (
        <>
          <label className="turn-picker">{t.said} <select value={shown.n} onChange={(event) => setPicked(Number(event.target.value))}>
            {spoken.map(({ n, text }, i) => <option key={n} value={n}>{i + 1}. {text}</option>)}
          </select></label>
          <DecisionView service={service} decision={shown.decision} />
        </>
      ) : <p>{t.nothingSaid}</p>}
      {context && <Slots service={service} context={context} />}
    </>
  );
}
