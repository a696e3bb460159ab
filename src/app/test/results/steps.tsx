import { useTestTexts } from '../texts.ts';
import type { ScriptStep } from './script.ts';

/** The steps of a case as its suite writes them, with how each went and where the call is now. */
export function Steps({ steps, at }: { readonly steps: readonly ScriptStep[]; readonly at: number }) {
  const { t } = useTestTexts();
  return (
    <ol className="lab-steps" aria-label={t.stepsLabel}>
      {steps.map(({ text, line, isRight, isExpectation }, i) => {
        const isHere = i === at;
        const isDone = i < at || (isHere && !isRight);
        const how = !isDone ? 'ahead' : isRight ? 'done' : 'wrong';
        return (
          <li key={`${line} ${text}`} data-how={how} data-expectation={isExpectation} aria-current={isHere ? 'step' : undefined}>
            <span className="lab-step-mark" aria-hidden="true">{how === 'wrong' ? '✗' : how === 'done' ? '✓' : '·'}</span>
            <code>{text}</code>
            <span className="unseen">, {how === 'wrong' ? t.stepWrong : how === 'done' ? t.stepDone : t.stepAhead}</span>
            {isHere && <span className="tag">{t.here}</span>}
          </li>
        );
      })}
    </ol>
  );
}
