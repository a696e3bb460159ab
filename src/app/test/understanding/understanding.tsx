import type { Evaluation } from '../../../qa/evaluate/evaluation.ts';
import type { Bench, Lab } from '../lab.ts';
import { JobButton } from '../job-button.tsx';
import { Problems } from '../problems.tsx';
import { useTestTexts } from '../texts.ts';
import { Calibration } from './calibration.tsx';
import { Curves } from './curves.tsx';
import { Examples } from './examples.tsx';
import { Matrices } from './matrices.tsx';
import { Measures } from './measures.tsx';

/** How well is understood what people have labelled: measures, what is taken for what, and what other thresholds would cost. */
export function Understanding({ bench, lab }: { readonly bench: Bench; readonly lab: Lab }) {
  const { t } = useTestTexts();
  const { evaluated } = lab;
  return (
    <>
      <div className="lab-start">
        <JobButton bench={bench} lab={lab} job="evaluate" name={t.evaluate} />
        <p className="hint">{t.evaluateHint}</p>
      </div>
      {evaluated && evaluated.problems.length > 0 && <Problems title={t.badRows(evaluated.evaluation?.subject.badRows ?? evaluated.problems.length)} problems={evaluated.problems} />}
      {evaluated && (evaluated.evaluation ? <Found evaluation={evaluated.evaluation} /> : <p className="lab-empty">{t.nothingLabelled}</p>)}
    </>
  );
}

function Found({ evaluation }: { readonly evaluation: Evaluation }) {
  const { t } = useTestTexts();
  const value = (id: string) => evaluation.measures.find((each) => each.id === id)?.value ?? 0;
  return (
    <>
      <p className="lab-headline">{t.glance(value('first-try'), evaluation.rows, value('misroutes'))}</p>
      <Measures measures={evaluation.measures} />
      <Matrices evaluation={evaluation} />
      <Curves curves={evaluation.thresholds ?? []} />
      <Calibration bins={evaluation.calibration.bins} />
      <Examples examples={evaluation.examples} />
    </>
  );
}
