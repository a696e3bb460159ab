import type { CallOutcome } from '../../../machines/types.ts';
import type { Card } from '../../simulator/card.ts';
import { spokenMoment } from '../../simulator/words.ts';
import type { Service } from '../../service/types.ts';
import { kickerOf } from './card-head.tsx';
import { capital, HoursLine } from './hours-line.tsx';
import { Prose } from '../shell/prose.tsx';
import { useLang } from '../shell/texts.ts';

interface Props {
  readonly card: Card;
  readonly service: Service;
  readonly outcome: CallOutcome;
  readonly at: number;
  readonly urgent: boolean;
}

/** The card to hold while calling, in large type on one sheet: number, hours, what to say, what to have ready. */
export function CueCard({ card, service, outcome, at, urgent }: Props) {
  const { lang, t } = useLang();
  return (
    <div className="cue" data-closed={card.hours?.state === 'closed'}>
      {urgent && <p className="cue-urgent">{t.emergency}</p>}
      <p className="cue-kicker">{kickerOf(outcome, t)}</p>
      <p className="cue-title">{capital(card.title)}</p>
      {card.number === null ? <p>{t.noNumber}</p> : <p className="cue-number">{card.number}</p>}
      {card.number !== null && !card.numberVerified && <p>{t.unverified}</p>}
      {card.hours && outcome.line !== null && <HoursLine service={service} line={outcome.line} hours={card.hours} at={at} brief />}
      {card.fromAbroad !== null && <p>{t.fromAbroad}: <span className="number">{card.fromAbroad}</span></p>}
      {card.say !== null && <section><h3>{t.say}</h3><blockquote>{card.say}</blockquote></section>}
      {card.desk !== null && <p>{t.group}: <strong>{card.desk}</strong> ({t.assumed})</p>}
      {card.ready.length > 0 && <section><h3>{t.haveReady}</h3><ul>{card.ready.map(({ id, text }) => <li key={id}><Prose text={text} /></li>)}</ul></section>}
      <p className="cue-foot">{t.asOf(spokenMoment(at, lang))}. {t.simulation}</p>
    </div>
  );
}
