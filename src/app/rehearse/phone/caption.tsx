import { Prose } from '../../shell/prose.tsx';
import { LangContext } from '../../shell/texts.ts';
import { StopIcon } from '../icons.tsx';
import { useRehearseTexts } from '../texts.ts';
import type { Captions } from './use-reading.ts';

/** What the voice says now, large; what it said just before stands above it. */
export function Caption({ captions, isHeardOut }: { readonly captions: Captions; readonly isHeardOut: boolean }) {
  const { r } = useRehearseTexts();
  const { now, lines, stop } = captions;
  const said = lines.filter(({ n, who }) => who === 'voice' && (now === null || n <= now.n));
  const last = lines.at(-1);
  const shown = last?.who === 'system' ? [...said, last] : said;
  return (
    <section className="caption" aria-label={r.caption}>
      {shown.map((line) => (
        <p key={line.n} lang={line.lang} data-who={line.who} data-now={line === said.at(-1)} data-prompt={line.prompt}>
          <LangContext value={line.lang}><Prose text={line.text} /></LangContext>
        </p>
      ))}
      {now && (
        <div className="caption-foot">
          {isHeardOut ? <p className="hint">{r.heardOut}</p> : <button type="button" className="quiet" onClick={stop}><StopIcon />{r.stopReading}</button>}
        </div>
      )}
    </section>
  );
}
