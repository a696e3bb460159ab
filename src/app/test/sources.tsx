import { useState } from 'react';
import type { Bench, Lab } from './lab.ts';
import { FileDrop } from './file-drop.tsx';
import { Problems } from './problems.tsx';
import type { Source } from './job/wire.ts';
import { useTestTexts } from './texts.ts';

interface Props {
  readonly bench: Bench;
  readonly lab: Lab;
}

/** What is tested: the built-in suites, files of one's own, and against which rules. */
export function Sources({ bench, lab }: Props) {
  const { t } = useTestTexts();
  const [note, setNote] = useState<string | null>(null);
  const rules = lab.sources.filter(({ kind }) => kind === 'service' || kind === 'catalogue').map(({ name }) => name).join(', ');
  return (
    <section className="lab-sources" aria-labelledby="sources-title">
      <h2 id="sources-title">{t.sources}</h2>
      <div className="lab-chosen">
        <label className="lab-check"><input type="checkbox" checked={lab.shipped} onChange={(event) => bench.takeShipped(event.target.checked)} /><span>{t.shippedSuites}<span className="hint">{t.shippedHint}</span></span></label>
        {rules !== '' && (
          <label className="lab-check">
            <input type="checkbox" checked={lab.rules} onChange={(event) => bench.takeRules(event.target.checked)} />
            <span>{t.ownRules}<span className="hint">{t.ownRulesHint(rules)}</span></span>
          </label>
        )}
        {lab.sources.length > 0 && (
          <ul className="lab-files" aria-label={t.chosenFiles}>
            {lab.sources.map((source) => <Chosen key={source.id} source={source} onRemove={() => bench.remove(source.id)} />)}
          </ul>
        )}
      </div>
      <FileDrop onFiles={bench.add} onNote={setNote} />
      {note !== null && <p className="error lab-note">{note}</p>}
    </section>
  );
}

function Chosen({ source: { name, kind, cases, problems }, onRemove }: { readonly source: Source; readonly onRemove: () => void }) {
  const { t } = useTestTexts();
  const isRead = cases > 0 || kind === 'service' || kind === 'catalogue';
  return (
    <li>
      <p className="lab-file">
        <span><b>{name}</b> <span className="tag">{t.kinds[kind]}</span> {cases > 0 && (kind === 'suite' || kind === 'corpus') && t.casesIn(kind, cases)}</span>
        <button type="button" className="quiet" aria-label={t.removeFile(name)} onClick={onRemove}>{t.remove}</button>
      </p>
      {problems.length > 0 && <Problems title={isRead ? t.fileHasProblems(name) : t.fileWrong(name)} problems={problems} />}
    </li>
  );
}
