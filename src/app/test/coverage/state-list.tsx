import { ClosedIcon, OpenIcon } from '../../shell/icons.tsx';
import type { StateCoverage } from '../job/wire.ts';
import { Bar } from '../table.tsx';
import { useTestTexts } from '../texts.ts';

/** The states of the call by their parent, with how much of each the suites went through. */
export function StateList({ states }: { readonly states: readonly StateCoverage[] }) {
  const { t } = useTestTexts();
  const parents = [...new Set(states.map(({ state }) => parentOf(state)))];
  return (
    <div className="lab-states">
      <p className="hint">{t.chartCaption}</p>
      {parents.map((parent) => (
        <section key={parent}>
          <h3 lang="en">{parent === '' ? 'call' : parent}</h3>
          <ul>
            {states.filter(({ state }) => parentOf(state) === parent).map(({ state, isCovered, transitions, covered }) => (
              <li key={state} data-covered={isCovered}>
                <span className="lab-state-name">{isCovered ? <OpenIcon /> : <ClosedIcon />}<span lang="en">{state.slice(parent === '' ? 0 : parent.length + 1)}</span></span>
                <span className="unseen">{isCovered ? t.isCovered : t.isNotCovered}. {t.ways}: </span>
                {transitions > 0 && <span className="lab-ways"><Bar share={covered / transitions} />{t.hitsOf(covered, transitions)}</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function parentOf(state: string): string {
  return state.split('.').slice(0, -1).join('.');
}
