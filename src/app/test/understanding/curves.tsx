import type { Curve } from '../../../qa/evaluate/thresholds.ts';
import { decimal } from '../figures.ts';
import { Table } from '../table.tsx';
import { useTestTexts } from '../texts.ts';
import { CostCurve } from './cost-curve.tsx';

/** What other thresholds would have cost, as a curve and, behind it, as a table. */
export function Curves({ curves }: { readonly curves: readonly Curve[] }) {
  const { lang, t } = useTestTexts();
  return (
    <section>
      <h2>{t.curve}</h2>
      <div className="lab-pair">
        {curves.map((curve) => (
          <figure key={curve.limit} className="lab-figure">
            <figcaption>{t.curveTitle(curve.limit)}. {t.curveAdvice(curve.isClear, decimal(curve.recommended.value, 2, lang))}</figcaption>
            <CostCurve curve={curve} />
            <details>
              <summary>{t.asTable}</summary>
              <Table
                caption={t.curveTitle(curve.limit)}
                columns={[{ head: t.threshold, isNumber: true }, { head: t.costEach, isNumber: true }, { head: t.difference, isNumber: true }, { head: t.interval, isNumber: true }]}
                rows={curve.points.map(({ value, cost, difference, low, high }) => ({
                  key: String(value),
                  cells: [
                    `${decimal(value, 2, lang)}${value === curve.today.value ? ` (${t.today})` : value === curve.cheapest.value ? ` (${t.cheapest})` : ''}`,
                    decimal(cost, 3, lang), decimal(difference, 3, lang), `${decimal(low, 3, lang)} ${t.to} ${decimal(high, 3, lang)}`,
                  ],
                }))}
              />
            </details>
          </figure>
        ))}
      </div>
    </section>
  );
}
