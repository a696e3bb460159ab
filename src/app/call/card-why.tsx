import { useMemo, type ReactNode } from 'react';
import type { Lang } from '../../../intents/types.ts';
import type { CallOutcome } from '../../../machines/types.ts';
import type { Card } from '../../simulator/card.ts';
import { authorityName, inSentence, topicName } from '../../simulator/words.ts';
import type { Service } from '../../service/types.ts';
import type { Talk } from './caller.ts';
import { SourceId } from './facts.tsx';
import { capital } from './hours-line.tsx';
import { useKnownPhrases } from './use-known-phrases.ts';
import { Prose } from '../shell/prose.tsx';
import { useLang } from '../shell/texts.ts';
import { choseThemselves, markedPieces, reasonWithoutNeed, runnerUp, surenessOf, understoodUtterance } from './why.ts';

interface Props {
  readonly talk: Talk;
  readonly card: Card;
  readonly service: Service;
  readonly outcome: CallOutcome;
  readonly objecting?: ReactNode;
}

/** Why this line: the person's own words with those marked that decided, what they were taken for, and what it rests on. */
export function CardWhy({ talk, card, service, outcome, objecting }: Props) {
  const { lang, t } = useLang();
  const { decision } = talk.view;
  const utterance = understoodUtterance(talk.trace);
  const phrases = useKnownPhrases(true);
  const topic = decision?.topic ?? null;
  const nearest = useMemo(() => (utterance === null ? null : phrases?.nearestPhrase(service.catalogue, utterance, topic) ?? null), [phrases, service, utterance, topic]);
  const reason = reasonWithoutNeed(talk.trace);
  const role = outcome.role === 'private' ? undefined : service.roles.find(({ id }) => id === outcome.role);
  const reasons = { person: t.whyPerson, misses: t.whyMisses, crisis: t.whyCrisis, fault: t.whyFault };
  const rival = utterance !== null && decision ? runnerUp(decision, outcome) : null;
  const meant = outcome.topic !== null ? { topic: outcome.topic } : outcome.authority !== null ? { authority: outcome.authority } : null;
  return (
    <>
      <details className="why">
        <summary>{t.why}</summary>
        {reason !== null && <p>{reasons[reason]}</p>}
        {utterance !== null && <p className="own-words"><span>{t.youWrote}: </span><q>{markedPieces(utterance, card.because).map(({ at, text, weight }) => (
          weight === 'none' ? <Prose key={at} text={text} /> : <mark key={at} data-weight={weight}>{text}</mark>
        ))}</q></p>}
        {utterance !== null && card.because.length > 0 && <p className="hint">{t.marked}</p>}
        {meant && <p>{choseThemselves(talk.trace) ? t.youChose : t.understoodAs}: <strong>{nameOf(service, meant, lang)}</strong>.</p>}
        {utterance !== null && decision && <p>{t.interpretation} <strong>{t.sureness[surenessOf(decision.confidence)]}</strong>.{rival && <> {t.runnerUp}: {nameOf(service, rival, lang)}.</>}</p>}
        <dl>
          {nearest !== null && <><dt>{t.nearest}</dt><dd lang="sv"><q>{nearest}</q></dd></>}
          {role && <><dt>{t.caller}</dt><dd>{capital(role.name[lang])}</dd></>}
          {card.sources.length > 0 && <><dt>{t.sources}</dt><dd className="sources">{card.sources.map((id) => <SourceId key={id} id={id} />)}</dd></>}
        </dl>
        {card.desk !== null && <p className="hint">{t.deskAssumption}</p>}
        {reason !== 'misses' && objecting}
      </details>
      {/* Who was not understood need not look for the reason first. */}
      {reason === 'misses' && objecting}
    </>
  );
}

function nameOf(service: Service, of: { readonly topic: string } | { readonly authority: string }, lang: Lang): string {
  return 'topic' in of ? inSentence(topicName(service, of.topic, lang)) : authorityName(service, of.authority, lang);
}
