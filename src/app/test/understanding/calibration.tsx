import type { Bin } from '../../../qa/evaluate/confidence.ts';
import { count, decimal, percent } from '../figures.ts';
import { Bar, Table } from '../table.tsx';
import { useTestTexts } from '../texts.ts';

/** Whether what is claimed with 0.8 holds in 80 of 100. */
export function Calibration({ bins }: { readonly bins: readonly Bin[] }) {
  const { lang, t } = useTestTexts();
  return (
    <section>
      <h2>{t.calibration}</h2>
      <Table
        caption={t.calibrationCaption}
        columns={[{ head: t.claimed, isNumber: true }, { head: t.held, isNumber: true }, { head: t.share }, { head: t.rows, isNumber: true }]}
        rows={bins.filter(({ rows }) => rows > 0).map(({ from, to, rows, right }) => ({
          key: String(from), cells: [`${decimal(from, 1, lang)} ${t.to} ${decimal(to, 1, lang)}`, percent(right / rows, lang), <Bar key="bar" share={right / rows} />, count(rows, lang)],
        }))}
      />
    </section>
  );
}
