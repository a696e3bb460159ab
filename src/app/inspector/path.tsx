import { useLang } from '../shell/texts.ts';
import type { Stop } from './journey.ts';
import { reasonOf } from './machine.ts';
import { machineWords, reasonWords, stateName } from './machine-words.ts';
import { inspectorTexts } from './texts.ts';

/** The way that the call has come, as a list: what happened, and the states that it led through. */
export function Path({ stops }: { readonly stops: readonly Stop[] }) {
  const { lang } = useLang();
  const t = inspectorTexts[lang];
  const words = machineWords[lang];
  return (
    <section className="path" aria-label={t.path}>
      <h4>{t.path}</h4>
      <ol>
        {stops.map(({ fact, taken, states }, i) => {
          const first = taken[0] === undefined ? null : reasonOf(taken[0]);
          const isStaying = states.every((state) => state === stops[i - 1]?.states.at(-1));
          return (
            // Stops are never put in between.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={i}>
              {fact === null || first === null ? t.called : reasonWords(words, first)}{' '}
              <span className="leads">
                {isStaying ? <><span aria-hidden="true">↻ </span>{t.staysHere}</> : states.map((state) => <span key={state}><span aria-hidden="true">→ </span>{stateName(words, state)} </span>)}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
