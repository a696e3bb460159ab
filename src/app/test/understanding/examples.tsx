import type { Evaluation } from '../../../qa/evaluate/evaluation.ts';
import { decimal } from '../figures.ts';
import { Table } from '../table.tsx';
import { useTestTexts } from '../texts.ts';

/** The errors that cost most, the surest first. */
export function Examples({ examples }: Pick<Evaluation, 'examples'>) {
  const { lang, t } = useTestTexts();
  const rows = Object.entries(examples).flatMap(([event, list]) => list.map((example) => ({ event, ...example })));
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{t.costliest}</h2>
      <Table
        caption={t.examplesCaption}
        columns={[{ head: t.utterance }, { head: t.event }, { head: t.wanted }, { head: t.got }, { head: t.confidence, isNumber: true }]}
        rows={rows.map(({ event, line, utterance, wanted, got, confidence }) => ({
          key: `${event}.${line}.${utterance}`, cells: [utterance, t.events[event] ?? event, wanted, got, decimal(confidence, 2, lang)],
        }))}
      />
    </section>
  );
}
