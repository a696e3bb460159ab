import type { CSSProperties } from 'react';
import type { Confusion } from '../../../qa/evaluate/topics.ts';
import { Scrolling } from '../table.tsx';
import { useTestTexts } from '../texts.ts';

interface Props {
  readonly caption: string;
  readonly pairs: readonly Confusion[];
  readonly wanted: readonly string[];
  readonly got: readonly string[];
  readonly isRight: (pair: Pick<Confusion, 'wanted' | 'got'>) => boolean;
}

/** Per cent of the colour in the faintest and the deepest cell: the figure in it stays readable. */
const FAINTEST = 8;
const DEEPEST = 34;

/** A confusion matrix as a table: deeper is more, right and wrong differ in colour and frame, every figure stands in its cell. */
export function Matrix({ caption, pairs, wanted, got, isRight }: Props) {
  const { t } = useTestTexts();
  const rowsOf = new Map(pairs.map((pair) => [`${pair.wanted}\n${pair.got}`, pair.rows]));
  const most = Math.max(1, ...pairs.map(({ rows }) => rows));
  return (
    <Scrolling name={caption}>
      <table className="lab-matrix">
        <caption>{caption}</caption>
        <thead>
          <tr><th scope="col" className="lab-corner">{t.wanted} ↓ {t.got} →</th>{got.map((id) => <th key={id} scope="col"><span>{id}</span></th>)}</tr>
        </thead>
        <tbody>
          {wanted.map((row) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {got.map((column) => {
                const rows = rowsOf.get(`${row}\n${column}`) ?? 0;
                const depth = FAINTEST + (DEEPEST - FAINTEST) * (Math.log1p(rows) / Math.log1p(most));
                return <td key={column} data-kind={rows === 0 ? 'none' : isRight({ wanted: row, got: column }) ? 'right' : 'wrong'} style={{ '--depth': `${depth}%` } as CSSProperties}>{rows}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
