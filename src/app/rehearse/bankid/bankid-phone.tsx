import { useRef, useState } from 'react';
import { meaningOf } from '../../../../machines/identification.ts';
import { userMessage } from '../../../bankid/messages.ts';
import type { Caller, Talk } from '../../call/caller.ts';
import { clockText } from '../phone/phase.ts';
import { useKeptFocus } from '../phone/use-kept-focus.ts';
import { useRehearseTexts, type RehearseTexts } from '../texts.ts';
import { OTHER_OUTCOMES, PLAIN_OUTCOMES, type OutcomeCode } from './sequence.ts';
import { useOrder } from './use-order.ts';

/** The pretended BankID in a pretended phone of its own. The person chooses what happens in it. */
export function BankidPhone({ caller, talk }: { readonly caller: Caller; readonly talk: Talk }) {
  const { lang, r } = useRehearseTexts();
  const { told, isPlaying, choose } = useOrder(caller, talk);
  const [other, setOther] = useState<OutcomeCode>(OTHER_OUTCOMES[0]);
  const place = useRef<HTMLElement>(null);
  useKeptFocus(place);
  const { awaitsBankid, replies } = talk.view;
  return (
    <section className="bankid-phone" id="bankid-phone" ref={place} tabIndex={-1} data-asks={awaitsBankid} aria-labelledby="bankid-phone-title">
      <h2 id="bankid-phone-title">{r.bankid}</h2>
      <p className="hint">{r.bankidLead} {awaitsBankid ? '' : r.bankidIdle}</p>
      {told.length > 0 && (
        <ol className="bankid-messages" aria-label={r.bankidMessages}>
          {told.map(({ afterMs, code }) => <Message key={`${afterMs}.${code}`} afterMs={afterMs} code={code} lang={lang} r={r} />)}
        </ol>
      )}
      {awaitsBankid && !isPlaying && (
        <>
          <p className="bankid-asks">{r.bankidAsks}</p>
          <div className="buttons">
            {PLAIN_OUTCOMES.map((code) => <button key={code} type="button" className={code === 'complete' ? 'primary' : 'quiet'} onClick={() => choose(code)}>{r.outcomes[code]}</button>)}
          </div>
          <label className="bankid-other">
            <span>{r.outcome}</span>
            <select value={other} onChange={(event) => setOther(OTHER_OUTCOMES.find((one) => one === event.target.value) ?? OTHER_OUTCOMES[0])}>
              {OTHER_OUTCOMES.map((code) => <option key={code} value={code}>{r.outcomes[code]}</option>)}
            </select>
          </label>
          <button type="button" className="quiet" onClick={() => choose(other)}>{r.letHappen}</button>
        </>
      )}
      {isPlaying && <p className="hint">{r.faster}</p>}
      {awaitsBankid && (
        <div className="buttons bankid-replies">
          {replies.map((reply) => <button key={reply.label} type="button" className="quiet" onClick={() => caller.reply(reply)}>{reply.label}</button>)}
        </div>
      )}
    </section>
  );
}

interface MessageProps {
  readonly afterMs: number;
  readonly code: string;
  readonly lang: 'sv' | 'en';
  readonly r: RehearseTexts;
}

/** What is told, in BankID's own words where they are known; some are known in Swedish only. */
function Message({ afterMs, code, lang, r }: MessageProps) {
  const { rfa } = meaningOf(code);
  const own = code === 'userCallConfirm' ? r.confirmCall : code === 'complete' ? r.bankidDone : null;
  const message = rfa === null ? null : userMessage(rfa);
  const text = own ?? message?.[lang] ?? message?.sv ?? null;
  return (
    <li>
      <span className="bankid-time">{clockText(afterMs)}</span>
      <span>
        {text !== null && <span lang={own === null && message?.[lang] === null ? 'sv' : undefined}>{text} </span>}
        <span className="source">{[code, own === null ? rfa : null].filter((part) => part !== null).join(', ')}</span>
      </span>
    </li>
  );
}
