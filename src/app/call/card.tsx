import { useState, type ReactNode, type RefObject } from 'react';
import type { Card as CardData } from '../../simulator/card.ts';
import { inSentence, spokenMoment, topicName } from '../../simulator/words.ts';
import type { Service } from '../../service/types.ts';
import type { Talk } from './caller.ts';
import { CueCard } from './card-cue.tsx';
import { CardHead } from './card-head.tsx';
import { CardSay } from './card-say.tsx';
import { CardWhy } from './card-why.tsx';
import { Facts } from './facts.tsx';
import { LargeIcon, PrintIcon } from '../shell/icons.tsx';
import { lazily } from '../shell/lazily.tsx';
import { LangContext, texts } from '../shell/texts.ts';

const CardLarge = lazily(() => import('./card-large.tsx'));

interface Props {
  readonly ref: RefObject<HTMLElement | null>;
  readonly talk: Talk;
  readonly card: CardData;
  readonly service: Service;
  /** Where a room lets the asker say that it went wrong. */
  readonly objecting?: ReactNode;
}

/** Where to turn, when, what to say and what to have ready: a ticket to take along. */
export function Card({ ref, talk, card, service, objecting }: Props) {
  const { lang, view: { outcome, at } } = talk;
  const t = texts[lang];
  const [isLarge, setLarge] = useState(false);
  if (!outcome) return null;
  const meeting = card.onlineMeetingOpen === null ? null : card.onlineMeetingOpen ? t.meetingOpen : t.meetingClosed;
  const also = outcome.alsoAbout;
  const cue = <CueCard card={card} service={service} outcome={outcome} at={at} urgent={isUrgent(talk)} />;
  return (
    <LangContext value={lang}>
      <article className="card" ref={ref} tabIndex={-1} lang={lang} data-kind={card.kind} aria-labelledby="card-title">
        <CardHead urgent={isUrgent(talk)} talk={talk} card={card} service={service} outcome={outcome} />
        <div className="card-body">
          {card.say !== null && <CardSay phrase={card.say} />}
          {also !== null && <section><h3>{t.alsoAbout}</h3><p>{inSentence(topicName(service, also, lang))}</p></section>}
          <Facts title={t.haveReady} facts={card.ready} />
          <Facts title={t.goodToKnow} facts={card.notes} />
          <Facts title={t.otherWays} facts={card.ways} nowOf={(fact) => (fact.id === 'online-meeting' ? meeting : null)} />
          <CardWhy talk={talk} card={card} service={service} outcome={outcome} objecting={objecting} />
          <footer className="card-foot">
            <p>{t.asOf(spokenMoment(at, lang))}</p>
            <div className="buttons">
              <button type="button" className="quiet" onClick={() => setLarge(true)}><LargeIcon />{t.large}</button>
              <button type="button" className="quiet" onClick={() => print()}><PrintIcon />{t.print}</button>
            </div>
          </footer>
        </div>
        {cue}
        {isLarge && <CardLarge onClose={() => setLarge(false)}>{cue}</CardLarge>}
      </article>
    </LangContext>
  );
}

function isUrgent({ view }: Talk): boolean {
  return view.lines.some((line) => line.prompt === 'crisis');
}
