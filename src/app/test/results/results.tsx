import { useDeferredValue, useMemo, useState } from 'react';
import type { LabRow } from '../job/wire.ts';
import type { Bench, Lab, Run } from '../lab.ts';
import { useTestTexts } from '../texts.ts';
import { FIRST_VIEW, type View } from '../view.ts';
import { CaseList } from './case-list.tsx';
import { Filters } from './filters.tsx';
import { Picked } from './picked.tsx';
import { shownRows } from './rows.ts';
import { Save } from './save.tsx';

interface Props {
  readonly bench: Bench;
  readonly lab: Lab;
  readonly view: View;
  readonly change: (part: Partial<View>) => void;
  readonly inspector: boolean;
}

/** What came of a run: the list on the left, the picked case on the right. */
export function Results({ bench, lab, view, change, inspector }: Props) {
  const { t } = useTestTexts();
  if (!lab.run) return <p className="lab-empty">{t.nothingRun}</p>;
  return <Ran bench={bench} lab={lab} run={lab.run} view={view} change={change} inspector={inspector} />;
}

function Ran({ bench, lab, run, view, change, inspector }: Props & { readonly run: Run }) {
  const { t } = useTestTexts();
  const [words, setWords] = useState('');
  // Searching 10,000 rows must never hold up a key.
  const settled = useDeferredValue(words);
  const { heads, rows } = run;
  const { filter, pick } = view;
  const shown = useMemo(() => shownRows(rows, heads, filter, settled), [rows, heads, filter, settled]);
  const [own, setOwn] = useState<LabRow | null>(null);
  const picked = useMemo(() => pickedOf(run, pick, own), [run, pick, own]);

  function choose(row: LabRow): void {
    setOwn(row);
    change({ pick: { file: heads[row.suite]?.file ?? '', line: row.row.line } });
  }
  function clear(): void {
    setWords('');
    change({ filter: FIRST_VIEW.filter });
  }

  return (
    <div className="lab-results">
      <div className="lab-left">
        <Filters run={run} filter={filter} words={words} onWords={setWords} onFilter={(part) => change({ filter: { ...filter, ...part } })} />
        <p className="lab-shown">{t.shownOf(shown.length, rows.length)}</p>
        {shown.length > 0
          ? <CaseList rows={shown} heads={heads} picked={picked} onPick={choose} />
          : run.state !== 'running' && <p className="lab-empty">{t.noneShown} <button type="button" className="quiet" onClick={clear}>{t.clearFilter}</button></p>}
        <Save run={run} rows={shown} />
      </div>
      <div className="lab-right">
        {picked ? <Picked key={`${picked.suite}.${picked.row.n}`} bench={bench} lab={lab} run={run} picked={picked} inspector={inspector} /> : <p className="lab-empty">{t.pickOne}</p>}
      </div>
    </div>
  );
}

/** The row that was picked in this run, or the one that the address names. */
function pickedOf({ heads, rows }: Run, pick: View['pick'], own: LabRow | null): LabRow | null {
  if (pick === null) return null;
  const fits = ({ suite, row }: LabRow) => heads[suite]?.file === pick.file && row.line === pick.line;
  return own && fits(own) && rows.includes(own) ? own : rows.find(fits) ?? null;
}
