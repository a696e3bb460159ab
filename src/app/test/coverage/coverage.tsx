import { nameOf } from '../../../qa/coverage/part.ts';
import { percent } from '../figures.ts';
import type { MeasuredCoverage } from '../job/wire.ts';
import { JobButton } from '../job-button.tsx';
import type { Bench, Lab } from '../lab.ts';
import { Bar, Table } from '../table.tsx';
import { useTestTexts } from '../texts.ts';
import { StateList } from './state-list.tsx';

/** What of the call the suites went through: by kind, state by state, and the gaps. */
export function Coverage({ bench, lab }: { readonly bench: Bench; readonly lab: Lab }) {
  const { t } = useTestTexts();
  return (
    <>
      <div className="lab-start">
        <JobButton bench={bench} lab={lab} job="coverage" name={t.measureCoverage} />
        <p className="hint">{t.coverageHint}</p>
      </div>
      {lab.coverage && <Found coverage={lab.coverage} />}
    </>
  );
}

function Found({ coverage: { cases, failing, dimensions, exceptions, states } }: { readonly coverage: MeasuredCoverage }) {
  const { lang, t } = useTestTexts();
  return (
    <>
      <p className="lab-headline">{t.coverageRun(cases, failing)}</p>
      <Table
        caption={t.dimensionsCaption}
        columns={[{ head: t.dimension }, { head: t.covered, isNumber: true }, { head: t.share }, { head: '%', isNumber: true }]}
        rows={dimensions.map(({ dimension, covered, total, percent: share }) => ({
          key: dimension, cells: [t.dimensions[dimension], t.hitsOf(covered, total), <Bar key="bar" share={share / 100} />, percent(share / 100, lang)],
        }))}
      />
      <section>
        <h2>{t.chart}</h2>
        <StateList states={states} />
      </section>
      <section>
        <h2>{t.gaps}</h2>
        {dimensions.every(({ gaps }) => gaps.length === 0) && <p>{t.noGaps}</p>}
        {dimensions.filter(({ gaps }) => gaps.length > 0).map(({ dimension, gaps }) => (
          <details key={dimension} className="lab-gaps">
            <summary>{t.gapsIn(t.dimensions[dimension], gaps.length)}</summary>
            <ul lang="en">{gaps.map((part) => <li key={part}><code>{nameOf(part)}</code></li>)}</ul>
          </details>
        ))}
        {exceptions.length > 0 && (
          <details className="lab-gaps">
            <summary>{t.exceptions(exceptions.length)}</summary>
            <ul lang="en">{exceptions.map(({ part, reason }) => <li key={part}><code>{nameOf(part)}</code> {reason}</li>)}</ul>
          </details>
        )}
      </section>
    </>
  );
}
