import { JobButton } from '../job-button.tsx';
import type { Bench, Lab } from '../lab.ts';
import { useTestTexts } from '../texts.ts';
import { Difference } from './difference.tsx';

/** What changed rules move for callers. */
export function Compare({ bench, lab }: { readonly bench: Bench; readonly lab: Lab }) {
  const { t } = useTestTexts();
  const files = lab.sources.filter(({ kind }) => kind === 'service' || kind === 'catalogue');
  return (
    <>
      <div className="lab-start">
        <JobButton bench={bench} lab={lab} job="diff" name={t.compare} disabled={files.length === 0} />
        <p className="hint">{t.compareHint} {t.compareLearns}</p>
        <p>{files.length === 0 ? t.noRules : t.rulesChosen(files.map(({ name }) => name).join(', '))}</p>
      </div>
      {lab.diff && <Difference diff={lab.diff.diff} markdown={lab.diff.markdown} />}
    </>
  );
}
