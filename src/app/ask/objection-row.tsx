import { authorityName, topicName } from '../../simulator/words.ts';
import type { Service } from '../../service/types.ts';
import { capital } from '../call/hours-line.tsx';
import { Prose } from '../shell/prose.tsx';
import { useLang } from '../shell/texts.ts';
import type { Objection } from './objection.ts';
import { keepObjections } from './objections.ts';
import { askTexts, type AskTexts } from './texts.ts';
import { WantedField } from './wanted-field.tsx';

interface Props {
  readonly service: Service;
  readonly objection: Objection;
  readonly onRemove: () => void;
}

/** One thing that went wrong: what was said, what was made of it, and what it should have been. */
export function ObjectionRow({ service, objection, onRemove }: Props) {
  const { lang } = useLang();
  const t = askTexts[lang];
  const { say, understood, wanted } = objection;
  const name = (topic: string | null, authority: string | null) =>
    topic !== null ? topicName(service, topic, lang) : authority !== null ? capital(authorityName(service, authority, lang)) : null;
  const answer = wanted.kind === 'topic' ? name(wanted.topic, null) : wanted.kind === 'authority' ? (name(null, wanted.authority) ?? t.authority) : t.unknown;
  const meant = wordsFor(understood, t) ?? name(understood.topic, understood.authority);
  return (
    <li className="objection">
      <p><q><Prose text={say} /></q></p>
      <p className="hint">{meant === null ? t.notUnderstood : <>{t.understoodAs}: {meant}</>}</p>
      <div className="objection-tools">
        <details><summary>{t.shouldBe}: {answer}</summary><WantedField service={service} wanted={wanted} onChange={(next) => keepObjections({ ...objection, wanted: next })} /></details>
        <button type="button" className="quiet" aria-label={t.removeThis(say)} onClick={onRemove}>{t.remove}</button>
      </div>
    </li>
  );
}

function wordsFor({ outcome }: Objection['understood'], t: AskTexts): string | null {
  return outcome === 'agent' ? t.asPerson : outcome === 'crisis' ? t.asCrisis : null;
}
