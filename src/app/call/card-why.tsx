import type { CallOutcome } from '../../../machines/types.ts';
import type { Card } from '../../simulator/card.ts';
import { topicName } from '../../simulator/words.ts';
import type { Service } from '../../service/types.ts';
import type { Talk } from './caller.ts';
import { SourceId } from './facts.tsx';
import { capital } from './hours-line.tsx';
import { Prose } from '../shell/prose.tsx';
import { useLang } from '../shell/texts.ts';
import { choseThemselves, markedPieces, reasonWithoutNeed, surenessOf, understoodUtterance } from './why.ts';

interface Props {
  readonly talk: Talk;
  readonly card: Card;
  readonly service: Service;
  readonly outcome: CallOutcome;
}

/** Why this line: the person's own words with those marked that decided, how sure it is, and what it rests on. */
export function CardWhy({ talk, card, service, outcome }: Props) {
  const { lang, t } = useLang();
  const { decision } = talk.view;
  const utterance = understoodUtterance(talk.trace);
  const reason = reasonWithoutNeed(talk.trace);
  const role = outcome.role === 'private' ? undefined : service.roles.find(({ id }) => id === outcome.role);
  const reasons = { person: t.whyPerson, misses: t.whyMisses, crisis: t.whyCrisis, fault: t.whyFault };
  return (
    <details className="why">
      <summary>{t.why}</summary>
      {reason !== null && <p>{reasons[reason]}</p>}
      {utterance !== null && <p className="own-words"><span>{t.youWrote}: </span><q>{markedPieces(utterance, card.because).map(({ at, text, weight }) => (
        weight === 'none' ? <Prose key={at} text={text} /> : <mark key={at} data-weight={weight}>{text}</mark>
      ))}</q></p>}
      {utterance !== null && card.because.length > 0 && <p className="hint">{t.marked}</p>}
      {utterance !== null && decision && <p>{t.interpretation} <strong>{t.sureness[surenessOf(decision.confidence)]}</strong>.{choseThemselves(talk.trace) && ` ${t.youChose}`}</p>}
      <dl>
        {talk.view.nearest !== null && <><dt>{t.nearest}</dt><dd lang="sv"><q>{talk.view.nearest}</q></dd></>}
        {outcome.topic !== null && <><dt>{t.subject}</dt><dd>{topicName(service, outcome.topic, lang)}</dd></>}
        {role && <><dt>{t.caller}</dt><dd>{capital(role.name[lang])}</dd></>}
        {card.sources.length > 0 && <><dt>{t.sources}</dt><dd className="sources">{card.sources.map((id) => <SourceId key={id} id={id} />)}</dd></>}
      </dl>
      {card.desk !== null && <p className="hint">{t.deskAssumption}</p>}
    </details>
  );
}
