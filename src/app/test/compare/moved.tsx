import type { ReactNode } from 'react';
import { Table } from '../table.tsx';
import { useTestTexts } from '../texts.ts';
import { count } from '../figures.ts';

interface Props {
  readonly title: string;
  readonly most: number;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One kind of difference beside the utterances. */
export function Moved({ title, most, columns, rows }: Props) {
  const { lang, t } = useTestTexts();
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{title} ({count(rows.length, lang)})</h2>
      <Table caption={title} columns={columns.map((head) => ({ head }))} rows={rows.slice(0, most).map((cells, i) => ({ key: `${i} ${cells[0]}`, cells: cells.map((cell) => <span key={cell} lang="en">{breakable(cell)}</span>) }))} />
      {rows.length > most && <p className="hint">{t.rowsLeftOut(rows.length - most)}</p>}
    </section>
  );
}

/** Long lists ("vab|tio-dagar|…") may be broken after each member, so that the columns beside them stay in sight. */
function breakable(text: string): ReactNode[] {
  return text.split('|').flatMap((part, i, all) => (i === 0 ? [part] : ['|', <wbr key={all.slice(0, i).join('|')} />, part]));
}
