import { useDeferredValue, useState } from 'react';
import type { Service } from '../../service/types.ts';
import type { TraceEntry } from '../../simulator/trace.ts';
import { useAnnounce } from '../shell/announcer.tsx';
import { CopyIcon } from '../shell/icons.tsx';
import { useLang } from '../shell/texts.ts';
import { SaveIcon } from './icons.tsx';
import { inspectorTexts } from './texts.ts';
import { detailOf, jsonLines } from './trace-words.ts';

/** The trace as a list that can be searched, copied and saved. */
export function TraceTab({ service, trace }: { readonly service: Service; readonly trace: readonly TraceEntry[] }) {
  const { lang } = useLang();
  const t = inspectorTexts[lang];
  const announce = useAnnounce();
  const [type, setType] = useState<string>('all');
  const [sought, setSought] = useState('');
  // A search through a long trace must never hold up a key.
  const words = useDeferredValue(sought).trim().toLowerCase();
  const present = new Set(trace.map((entry) => entry.type));
  const shown = trace.flatMap((entry) => {
    if (type !== 'all' && entry.type !== type) return [];
    const detail = detailOf(service, entry, lang);
    return words === '' || `${t.types[entry.type]} ${detail.text} ${detail.code ?? ''}`.toLowerCase().includes(words) ? [{ entry, detail }] : [];
  });

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(jsonLines(trace));
      announce(t.copied, lang);
    } catch {
      announce(t.notCopied, lang);
    }
  }

  return (
    <>
      <div className="trace-tools">
        <label>{t.filter} <select value={type} onChange={(event) => setType(event.target.value)}>
          <option value="all">{t.all}</option>
          {[...present].map((one) => <option key={one} value={one}>{t.types[one]}</option>)}
        </select></label>
        <label>{t.search} <input type="search" value={sought} onChange={(event) => setSought(event.target.value)} /></label>
      </div>
      <div className="buttons">
        <button type="button" className="quiet" onClick={() => void copy()}><CopyIcon />{t.copy}</button>
        <button type="button" className="quiet" onClick={() => save(trace)}><SaveIcon />{t.save}</button>
      </div>
      <p className="hint">{shown.length === 0 ? t.none : t.shown(shown.length, trace.length)}</p>
      <ol className="trace" aria-label={t.steps}>
        {shown.map(({ entry, detail: { text, code } }) => (
          <li key={entry.n} data-type={entry.type}>
            <span className="trace-when"><span className="trace-n">{entry.n}</span> <time dateTime={entry.at}>{entry.at.slice(11, 16)}</time> {t.after(Math.round(entry.ms / 1000))}</span>
            <span className="trace-type">{t.types[entry.type]}</span>
            <span className="trace-detail">{text} {code !== null && <code>{code}</code>}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

function save(trace: readonly TraceEntry[]): void {
  const address = URL.createObjectURL(new Blob([jsonLines(trace)], { type: 'application/jsonl' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: 'talsvar-trace.jsonl' });
  link.click();
  // Let go of once the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
