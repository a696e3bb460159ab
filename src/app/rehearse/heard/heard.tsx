import { useMemo, type ReactNode } from 'react';
import { ruleOf } from '../../../qa/variants/rules.ts';
import type { Caller, Talk } from '../../call/caller.ts';
import type { Engine } from '../../call/engine.ts';
import { useLang } from '../../shell/texts.ts';
import { Carried } from './carried.tsx';
import { lastSaid, piecesOf, type Piece } from './last-said.ts';
import { Meaning } from './meaning.tsx';
import { heardTexts } from './texts.ts';
import './heard.css';

export interface HeardProps {
  readonly engine: Engine;
  readonly caller: Caller;
  readonly talk: Talk;
}

/** The last thing said beside what was heard of it, what it was understood as, and the words that carried it. */
export function Heard({ engine, talk }: HeardProps) {
  const { lang } = useLang();
  const t = heardTexts[lang];
  const last = useMemo(() => lastSaid(talk, talk.view.lang), [talk]);
  return (
    <section className="heard" aria-label={t.title}>
      {last === null ? <p className="hint">{t.nothingYet}</p> : (
        <>
          <dl className="heard-pair">
            <dt>{t.said}</dt><dd><q>{marked(piecesOf(last.said, (last.changes ?? []).map(({ at, from, rule }) => ({ at, text: from, rule }))), 'del')}</q></dd>
            <dt>{t.heard}</dt><dd><q>{marked(piecesOf(last.heard, (last.changes ?? []).map(({ heardAt, to, rule }) => ({ at: heardAt, text: to, rule }))), 'ins')}</q></dd>
          </dl>
          {last.changes === null ? <p className="hint">{t.unexplained}</p> : last.changes.length === 0 ? <p className="hint">{t.asSaid}</p> : (
            <ul className="heard-changes" aria-label={t.changed}>
              {last.changes.map(({ rule, at, from, to }) => (
                <li key={`${at} ${to}`}><span className="tag">{ruleOf(rule)?.name[lang]}</span> {t.became(from.trim(), to.trim())} <span className="hint">{ruleOf(rule)?.why[lang]}</span></li>
              ))}
            </ul>
          )}
          {last.step === null ? <p>{t.unheard}</p> : (
            <>
              <h3>{t.understood}</h3>
              <Meaning service={engine.service} heard={last.step.heard} decision={last.step.decision} />
              {last.step.heard.kind === 'need' && <><h3>{t.carried}</h3><Carried evidence={last.step.decision.evidence} /></>}
            </>
          )}
        </>
      )}
    </section>
  );
}

/** What was changed is marked as taken out on one side and put in on the other. */
function marked(pieces: readonly Piece[], Mark: 'del' | 'ins'): ReactNode[] {
  return pieces.map(({ at, text, rule }) => (rule === null ? text : <Mark key={at}>{text}</Mark>));
}
