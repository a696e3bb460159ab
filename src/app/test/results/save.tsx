import type { LabRow } from '../job/wire.ts';
import type { Run } from '../lab.ts';
import { useTestTexts } from '../texts.ts';
import { download, EXPORTS, written } from './exports.ts';

/** Files of the rows that are shown, for other tools and for the repository. */
export function Save({ run, rows }: { readonly run: Run; readonly rows: readonly LabRow[] }) {
  const { t } = useTestTexts();
  return (
    <section className="lab-save" aria-labelledby="save-title">
      <h3 id="save-title">{t.save}</h3>
      <div className="buttons">
        {EXPORTS.map((kind) => <button key={kind} type="button" className="quiet" disabled={rows.length === 0} onClick={() => download(written(kind, run, rows))}>{t.exports[kind]}</button>)}
      </div>
    </section>
  );
}
