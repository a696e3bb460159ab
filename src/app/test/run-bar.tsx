import type { Bench, Lab } from './lab.ts';
import { ClosedIcon, OpenIcon } from '../shell/icons.tsx';
import { useTestTexts } from './texts.ts';
import { count } from './figures.ts';

/** The bar that runs, cancels and counts. It stays where it is whatever is shown below. */
export function RunBar({ bench, lab }: { readonly bench: Bench; readonly lab: Lab }) {
  const { lang, t } = useTestTexts();
  const { progress, run } = lab;
  const isBusy = progress !== null && progress.job !== 'read';
  const failed = run ? run.totals.failed + run.totals.errors : 0;
  return (
    <section className="lab-bar" id="answer" aria-label={t.run}>
      <div className="buttons">
        {/* One button in one place: focus stays on it when it changes. */}
        <button type="button" className={isBusy ? 'quiet' : 'primary'} onClick={() => (isBusy ? bench.stop() : bench.start('run'))}>
          {isBusy ? t.cancel : run ? t.runAgain : t.run}
        </button>
      </div>
      {isBusy && (
        <p className="lab-progress">
          <progress aria-label={t.working[progress.phase]} {...(progress.of > 0 ? { value: progress.done, max: progress.of } : {})} />
          <span>{t.working[progress.phase]}{progress.of > 0 && `, ${t.doneOf(progress.done, progress.of)}`}</span>
        </p>
      )}
      {run && (
        <p className="lab-counts" data-state={run.state}>
          <span><OpenIcon /><b>{count(run.totals.passed, lang)}</b> {t.counts.passed}</span>
          <span data-failed={failed > 0}><ClosedIcon /><b>{count(failed, lang)}</b> {t.counts.failed}</span>
          {run.rules && <span>{t.withOwnRules}</span>}
          {run.state === 'cancelled' && <span>{t.cancelled}</span>}
        </p>
      )}
    </section>
  );
}
