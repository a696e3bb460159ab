import type { Measured } from '../../../qa/evaluate/measures.ts';
import { DASH } from '../../../qa/evaluate/figures.ts';
import { decimal, percent } from '../figures.ts';
import { Bar, Table } from '../table.tsx';
import { useTestTexts } from '../texts.ts';

export function Measures({ measures }: { readonly measures: readonly Measured[] }) {
  const { lang, t } = useTestTexts();
  const value = ({ value: share, isCost }: Measured) => (share === null ? DASH : isCost ? decimal(share, 3, lang) : percent(share, lang));
  return (
    <section>
      <h2>{t.measures}</h2>
      <Table
        caption={t.measuresCaption}
        columns={[{ head: t.measure }, { head: t.value, isNumber: true }, { head: t.share }, { head: t.interval, isNumber: true }, { head: t.from, isNumber: true }]}
        rows={measures.map((measured) => ({
          key: measured.id,
          cells: [
            t.measureNames[measured.id] ?? measured.name, value(measured),
            measured.value === null || measured.isCost ? '' : <Bar key="bar" share={measured.value} />,
            measured.low === null || measured.high === null ? '' : `${percent(measured.low, lang)} ${t.to} ${percent(measured.high, lang)}`,
            measured.hits === null || measured.of === null ? '' : t.hitsOf(measured.hits, measured.of),
          ],
        }))}
      />
    </section>
  );
}
