import { useState } from 'react';
import type { ShownLine, Talk } from './caller.ts';
import { Emergency } from './emergency.tsx';
import { Prose } from '../shell/prose.tsx';
import { LangContext, useLang } from '../shell/texts.ts';
import { useMessageKeys } from './use-message-keys.ts';

/**
 * The call so far. What the voice says before the person has done anything is folded, so that the field stays near.
 * The whole list is one stop of Tab; the arrows go from message to message.
 */
export function Transcript({ talk }: { readonly talk: Talk | null }) {
  const { t } = useLang();
  const [unfolded, setUnfolded] = useState(false);
  const opening = talk?.lines.filter(({ n }) => n < talk.opening) ?? [];
  const rest = talk?.lines.filter(({ n }) => n >= talk.opening) ?? [];
  const isClosed = opening.some((line) => line.prompt === 'closed-now');
  const asks = talk && !talk.view.over ? rest.findLast((line) => line.who === 'voice') : undefined;
  const { list, stop } = useMessageKeys(['opening', ...(unfolded ? opening : []).map(idOf), ...rest.map(idOf)]);
  return (
    <section className="transcript" aria-labelledby="transcript-title">
      <h2 className="unseen" id="transcript-title">{t.conversation}</h2>
      <ol {...list}>
        <li>
          <details className="opening" onToggle={(event) => setUnfolded(event.currentTarget.open)}>
            <summary {...stop('opening')}>{t.opening}{isClosed && <span className="tag">{t.closed}</span>}</summary>
            {opening.length === 0 ? <p>{t.openingWaits}</p> : opening.map((line) => <LineArticle key={line.n} line={line} stop={stop(idOf(line))} />)}
          </details>
        </li>
        {rest.map((line) => <li key={`${talk?.generation}.${line.n}`}><LineArticle line={line} now={line === asks} stop={stop(idOf(line))} /></li>)}
      </ol>
    </section>
  );
}

interface LineProps {
  readonly line: ShownLine;
  readonly now?: boolean;
  readonly stop: object;
}

function LineArticle({ line, now = false, stop }: LineProps) {
  const { t } = useLang();
  const id = idOf(line);
  const who = line.who === 'voice' ? t.voice : line.who === 'caller' ? t.you : t.system;
  return (
    <article className="line" data-who={line.who} data-now={now} data-prompt={line.prompt} aria-labelledby={id} {...stop}>
      <h3 id={id}>{who}</h3>
      <p lang={line.lang}><LangContext value={line.lang}><Said line={line} /></LangContext></p>
    </article>
  );
}

function idOf({ n }: ShownLine): string {
  return `line-${n}`;
}

function Said({ line }: { readonly line: ShownLine }) {
  const { t } = useLang();
  if (line.prompt === 'crisis') return <Emergency text={line.text} />;
  return line.pressed ? t.youPressed(line.text) : <Prose text={line.text} />;
}
