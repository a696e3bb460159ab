import { useEffect, useRef, useState } from 'react';
import { useAnnounce } from '../shell/announcer.tsx';
import { useLang } from '../shell/texts.ts';
import type { Service } from '../../service/types.ts';
import { ObjectionRow } from './objection-row.tsx';
import { isTestable, suiteOf } from './objections-suite.ts';
import type { Objection } from './objection.ts';
import { dropObjections, keepObjections, useObjections } from './objections.ts';
import { saveFile } from './save-file.ts';
import { askTexts } from './texts.ts';

/** What went wrong, as kept in this browser: answered, removed, or taken along as a suite. */
export default function ObjectionList({ service }: { readonly service: Service }) {
  const { lang } = useLang();
  const t = askTexts[lang];
  const announce = useAnnounce();
  const objections = useObjections();
  const [removed, setRemoved] = useState<readonly Objection[]>([]);
  const undo = useRef<HTMLButtonElement>(null);
  const title = useRef<HTMLElement>(null);
  // The button that removed is gone; the way back takes its place.
  useEffect(() => { if (removed.length > 0) undo.current?.focus(); }, [removed]);
  if (objections.length === 0 && removed.length === 0) return null;

  const canTest = isTestable(objections, service);

  function remove(gone: readonly Objection[]): void {
    dropObjections(gone);
    setRemoved(gone);
    announce(t.removed(gone.length), lang);
  }
  function putBack(): void {
    keepObjections(...removed);
    setRemoved([]);
    title.current?.focus();
    announce(t.back, lang);
  }
  function save(): void {
    saveFile(t.fileName, suiteOf(objections, service, { name: t.suiteName, comment: t.suiteComment }));
    announce(t.saved, lang);
  }

  return (
    <section className="objections" aria-labelledby="objections-title">
      <details>
        <summary ref={title}><h2 id="objections-title">{t.title}</h2>{objections.length > 0 && <span className="tag">{t.count(objections.length)}</span>}</summary>
        <p className="hint">{t.where}</p>
        {removed.length > 0 && <p className="undo">{t.removed(removed.length)} <button type="button" className="quiet" ref={undo} onClick={putBack}>{t.undo}</button></p>}
        <ul>{objections.map((one) => <ObjectionRow key={one.say} service={service} objection={one} onRemove={() => remove([one])} />)}</ul>
        {objections.length > 0 && (
          <div className="buttons">
            <button type="button" className="quiet" disabled={!canTest} aria-describedby={canTest ? undefined : 'nothing-expected'} onClick={save}>{t.save}</button>
            <button type="button" className="quiet" onClick={() => remove(objections)}>{t.removeAll}</button>
          </div>
        )}
        {objections.length > 0 && !canTest && <p className="hint" id="nothing-expected">{t.nothingExpected}</p>}
      </details>
    </section>
  );
}
