import type { Reply } from '../../simulator/replies.ts';
import type { Caller } from './caller.ts';
import { useLang } from '../shell/texts.ts';

/** The pretended BankID in the pretended phone. It identifies nobody and says so. */
export function BankidPanel({ caller, replies }: { readonly caller: Caller; readonly replies: readonly Reply[] }) {
  const { t } = useLang();
  return (
    <section className="bankid" aria-labelledby="bankid-title">
      <h2 id="bankid-title">{t.bankid}</h2>
      <p>{t.bankidPretence}</p>
      <div className="buttons">
        <button type="button" className="primary" onClick={() => caller.bankid('complete')}>{t.approve}</button>
        <button type="button" className="quiet" onClick={() => caller.bankid('userCancel')}>{t.cancel}</button>
        <button type="button" className="quiet" onClick={() => caller.bankid('userDeclinedCall')}>{t.notCalling}</button>
        {replies.map((reply) => <button key={reply.label} type="button" className="quiet" onClick={() => caller.reply(reply)}>{reply.label}</button>)}
      </div>
    </section>
  );
}
