import type { ShownLine, Talk } from './caller.ts';
import { Prose } from '../shell/prose.tsx';
import { LangContext, useLang } from '../shell/texts.ts';

/** The call so far. What the voice says before the person has done anything is folded, so that the field stays near. */
export function Transcript({ talk }: { readonly talk: Talk | null }) {
  const { t } = useLang();
  const opening = talk?.lines.filter(({ n }) => n < talk.opening) ?? [];
  const rest = talk?.lines.filter(({ n }) => n >= talk.opening) ?? [];
  const isClosed = opening.some((line) => line.prompt === 'closed-now');
  const asks = talk && !talk.view.over ? rest.findLast((line) => line.who === 'voice') : undefined;
  return (
    <section className="transcript" aria-labelledby="transcript-title">
      <h2 className="unseen" id="transcript-title">{t.conversation}</h2>
      <ol>
        <li>
          <details className="opening">
            <summary>{t.opening}{isClosed && <span className="tag">{t.closed}</span>}</summary>
            {opening.length === 0 ? <p>{t.openingWaits}</p> : opening.map((line) => <LineArticle key={line.n} line={line} />)}
          </details>
        </li>
        {rest.map((line) => <li key={`${talk?.generation}.${line.n}`}><LineArticle line={line} now={line === asks} /></li>)}
      </ol>
    </section>
  );
}

function LineArticle({ line, now = false }: { readonly line: ShownLine; readonly now?: boolean }) {
  const { t } = useLang();
  const id = `line-${line.n}`;
  const who = line.who === 'voice' ? t.voice : line.who === 'caller' ? t.you : t.system;
  return (
    <article className="line" data-who={line.who} data-now={now} data-prompt={line.prompt} aria-labelledby={id}>
      <h3 id={id}>{who}</h3>
      <p lang={line.lang}><LangContext value={line.lang}><Said line={line} /></LangContext></p>
    </article>
  );
}

function Said({ line }: { readonly line: ShownLine }) {
  const { t } = useLang();
  return line.pressed ? t.youPressed(line.text) : <Prose text={line.text} />;
}
