import { useState } from 'react';
import { useLang } from '../shell/texts.ts';
import { Chart } from './chart.tsx';
import { arrowsOf, statesOf, type Stop } from './journey.ts';
import { Path } from './path.tsx';
import { StateList } from './state-list.tsx';
import { inspectorTexts } from './texts.ts';
import { Ways } from './ways.tsx';

/** The machine with the present state lit and the way here; beside it the same in words. */
export function ChartTab({ stops }: { readonly stops: readonly Stop[] }) {
  const { lang } = useLang();
  const t = inspectorTexts[lang];
  const [picked, setPicked] = useState<string | null>(null);
  const states = statesOf(stops);
  const lit = states.at(-1) ?? null;
  const looked = picked ?? lit;
  const noteOf = (state: string) => {
    const times = states.filter((one) => one === state).length;
    return times === 0 ? null : t.visited(times);
  };
  // Pressed again, a state lets go, and the one that the call is in is looked at.
  const pick = (state: string) => setPicked((before) => (before === state || state === lit ? null : state));
  return (
    <>
      <Chart lit={lit} taken={{ states, arrows: arrowsOf(stops) }} picked={picked} onPick={pick} />
      <div className="beside">
        {looked !== null && <Ways from={looked} />}
        <Path stops={stops} />
      </div>
      <details className="all-states">
        <summary>{t.states}</summary>
        <StateList lit={lit} picked={looked} noteOf={noteOf} onPick={pick} />
      </details>
    </>
  );
}
