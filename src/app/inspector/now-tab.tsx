import { useMemo, useRef } from 'react';
import type { Caller } from '../call/caller.ts';
import type { Act } from '../call/conversation.ts';
import type { Engine } from '../call/engine.ts';
import { useLang } from '../shell/texts.ts';
import { offerWords, perform } from './acts.ts';
import type { Journey } from './journey.ts';
import { machineWords, reasonWords, stateName } from './machine-words.ts';
import { possibleAt, type Possibility } from './possible.ts';
import { inspectorTexts } from './texts.ts';
import { useKeptFocus } from './use-kept-focus.ts';

interface Props {
  readonly engine: Engine;
  readonly caller: Caller;
  readonly journey: Journey;
  readonly present: string;
}

/** What can happen next, from the caller's chair; what can be done is a button that does it. */
export function NowTab({ engine, caller, journey, present }: Props) {
  const { lang } = useLang();
  const t = inspectorTexts[lang];
  const words = machineWords[lang];
  const { doable, notNow } = useMemo(() => possibleAt(engine, journey, present), [engine, journey, present]);
  const title = useRef<HTMLHeadingElement>(null);
  const part = useRef<HTMLDivElement>(null);
  useKeptFocus(part, title);

  return (
    <div className="now" ref={part}>
      <h4 ref={title} tabIndex={-1}>{t.possible}</h4>
      {doable.length === 0 && <p>{t.nothingMore}</p>}
      <ul className="possible">
        {doable.map((possibility) => (
          // The same answer keeps its button from turn to turn, whatever it means in the next, and so the focus.
          <li key={JSON.stringify(possibility.offers[0]?.act)}>
            <Offers possibility={possibility} present={present} onDo={(act) => perform(caller, act)} />
          </li>
        ))}
      </ul>
      {notNow.length > 0 && (
        <details>
          <summary>{t.notNow}</summary>
          <p className="hint">{t.notNowWhy}</p>
          <ul className="not-now">{notNow.map((reason) => <li key={`${reason.event} ${reason.guard}`}>{reasonWords(words, reason)}</li>)}</ul>
        </details>
      )}
    </div>
  );
}

interface OffersProps {
  readonly possibility: Possibility;
  readonly present: string;
  readonly onDo: (act: Act) => void;
}

function Offers({ possibility: { reason, offers }, present, onDo }: OffersProps) {
  const { lang } = useLang();
  const t = inspectorTexts[lang];
  const words = machineWords[lang];
  return (
    <>
      <p className="reason">{reasonWords(words, reason)}</p>
      <ul className="offers">
        {offers.map(({ act, label, ends }) => (
          <li key={JSON.stringify(act)}>
            {/* Pressed twice by a hasty hand, it is done once. */}
            <button type="button" className="quiet" onClick={(event) => { if (event.detail < 2) onDo(act); }}>{offerWords(t, act, label)}</button>
            <span className="leads"><span aria-hidden="true">{ends === present ? '↻' : '→'}</span> {ends === present ? t.staysHere : <><span className="unseen">{t.leadsTo} </span>{stateName(words, ends)}</>}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
