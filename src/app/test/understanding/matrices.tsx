import type { Evaluation } from '../../../qa/evaluate/evaluation.ts';
import type { Confusion } from '../../../qa/evaluate/topics.ts';
import { OUTCOMES } from '../../../../intents/types.ts';
import { useTestTexts } from '../texts.ts';
import { Matrix } from './matrix.tsx';

/** A matrix of more topics is no picture any more. */
const MOST_TOPICS = 14;

/** What was taken for what: outcomes, and the topics that are mixed up most. */
export function Matrices({ evaluation: { outcomes, topics, confusions } }: { readonly evaluation: Evaluation }) {
  const { t } = useTestTexts();
  const inOrder = (ids: readonly string[]) => OUTCOMES.filter((outcome) => ids.includes(outcome));
  const mixedUp = [...new Set(confusions.flatMap(({ wanted, got }) => [wanted, got]))].filter((id) => !id.startsWith('('));
  const shown = mixedUp.slice(0, MOST_TOPICS);
  const right = topics.filter(({ topic }) => shown.includes(topic)).map(({ topic, right: rows }): Confusion => ({ wanted: topic, got: topic, rows }));
  return (
    <section>
      <h2>{t.matrix}</h2>
      <Matrix caption={t.matrixCaption(t.matrixOf.outcomes)} pairs={outcomes} wanted={inOrder(outcomes.map(({ wanted }) => wanted))} got={inOrder(outcomes.map(({ got }) => got))} isRight={({ wanted, got }) => wanted === got || (wanted === 'route' && got === 'confirm')} />
      {shown.length === 0
        ? <p className="lab-empty">{t.noConfusion}</p>
        : <Matrix caption={t.matrixCaption(t.matrixOf.topics)} pairs={[...right, ...confusions]} wanted={shown} got={shown} isRight={({ wanted, got }) => wanted === got} />}
      {mixedUp.length > shown.length && <p className="hint">{t.topicsLeftOut(mixedUp.length - shown.length)}</p>}
    </section>
  );
}
