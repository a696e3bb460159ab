import type { CallOutcome } from '../../../machines/types.ts';
import type { Card } from '../../simulator/card.ts';
import type { Service } from '../../service/types.ts';
import type { Talk } from './caller.ts';
import { Emergency } from './emergency.tsx';
import { HoursLine, capital } from './hours-line.tsx';
import { AttentionIcon, PhoneIcon } from '../shell/icons.tsx';
import { useLang, type Texts } from '../shell/texts.ts';

interface Props {
  readonly talk: Talk;
  readonly card: Card;
  readonly service: Service;
  readonly outcome: CallOutcome;
  /** Somebody may be in danger. */
  readonly urgent: boolean;
}

/** The upper part of the ticket: which line, which number, open or not. When closed, the next opening stands first. */
export function CardHead({ talk, card, service, outcome, urgent }: Props) {
  const { t } = useLang();
  const { at } = talk.view;
  const isClosed = card.hours?.state === 'closed';
  const hours = card.hours && outcome.line !== null ? <HoursLine service={service} line={outcome.line} hours={card.hours} at={at} /> : null;
  return (
    <header className="card-head" data-closed={isClosed}>
      {urgent && <p className="emergency"><AttentionIcon /><strong><Emergency text={t.emergency} /></strong></p>}
      <p className="kicker">{kickerOf(outcome, t)}</p>
      {isClosed && hours}
      <h2 id="card-title">{capital(card.title)}</h2>
      {card.desk !== null && <p className="desk">{t.group}: <strong>{card.desk}</strong> <span>({t.assumed})</span></p>}
      {card.number === null || card.tel === null
        ? <p className="no-number">{t.noNumber}</p>
        : <a className="big-number" href={`tel:${card.tel}`}><PhoneIcon /><span className="number">{card.number}</span></a>}
      {card.number !== null && !card.numberVerified && <p className="unverified"><AttentionIcon />{t.unverified}</p>}
      {!isClosed && hours}
      {card.fromAbroad !== null && <p className="abroad">{t.fromAbroad}: <a className="number" href={`tel:${card.fromAbroad.replaceAll(' ', '')}`}>{card.fromAbroad}</a></p>}
      {outcome.identified && <p className="identified">{t.identified}</p>}
    </header>
  );
}

/** What the number on the card is for, in a few words. */
export function kickerOf({ disposition }: CallOutcome, t: Texts): string {
  if (disposition === 'referral') return t.callInstead;
  if (disposition === 'signpost') return t.otherAuthority;
  return disposition === 'closed' ? t.closedKicker : t.callHere;
}
