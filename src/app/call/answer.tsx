import { EXAMPLES } from '../../simulator/replies.ts';
import type { Catalogue } from '../../../intents/types.ts';
import { BankidPanel } from './bankid-panel.tsx';
import type { Caller, Talk } from './caller.ts';
import { PersonalNumber } from './personal-number.tsx';
import { useLang } from '../shell/texts.ts';
import { UtteranceField } from './utterance-field.tsx';

interface Props {
  readonly caller: Caller | null;
  readonly talk: Talk | null;
  readonly catalogue: Catalogue | null;
  readonly typed: string;
  readonly waiting: boolean;
  readonly onType: (text: string) => void;
  readonly onSend: (text: string) => void;
}

/** How the person answers what is asked now: by a button, in words, with a number, or in the pretended BankID. */
export function Answer({ caller, talk, catalogue, typed, waiting, onType, onSend }: Props) {
  const { lang, t } = useLang();
  const view = talk?.view;
  if (caller && view?.awaitsNumber) return <PersonalNumber caller={caller} replies={view.replies} />;
  if (caller && view?.awaitsBankid) return <BankidPanel caller={caller} replies={view.replies} />;
  const isOpen = !view || view.over || view.question.startsWith('describe');
  const label = !talk?.begun ? null : view?.over ? t.newQuestion : t.answer;
  const last = talk?.view.lines.findLast((line) => line.who === 'caller')?.text ?? '';
  return (
    <>
      {view?.over && !talk?.card && <p className="ended"><strong>{t.callOver}</strong> {t.callOverHint}</p>}
      {caller && view?.state === 'queueing' && <div className="buttons"><button type="button" className="primary" onClick={caller.waitInQueue}>{t.waitAMinute}</button></div>}
      {caller && view && view.replies.length > 0 && (
        <ul className="replies" lang={view.lang}>
          {view.replies.map((reply) => <li key={reply.label}><button type="button" onClick={() => caller.reply(reply)}>{reply.label}</button></li>)}
        </ul>
      )}
      {label !== null && <label className="field-label" htmlFor="utterance">{label}</label>}
      <UtteranceField typed={typed} waiting={waiting} last={last} catalogue={isOpen ? catalogue : null} onType={onType} onSend={onSend} />
      {!talk?.begun && (
        <ul className="examples" aria-label={t.examples}>
          {EXAMPLES[lang].map((example) => <li key={example}><button type="button" onClick={() => onSend(example)}>{example}</button></li>)}
        </ul>
      )}
    </>
  );
}
