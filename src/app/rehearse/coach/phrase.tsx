import type { PhraseCoaching } from '../../../qa/coach/coach.ts';
import type { Service } from '../../../service/types.ts';
import { Prose } from '../../shell/prose.tsx';
import { markedPieces } from '../../call/why.ts';
import { useLang } from '../../shell/texts.ts';
import { authorityName } from '../../../simulator/words.ts';
import { Better } from './better.tsx';
import { ledWords } from './led-words.ts';
import { Tally } from './tally.tsx';
import { coachTexts } from './texts.ts';
import { Ways } from './ways.tsx';

interface Props {
  readonly about: PhraseCoaching;
  readonly service: Service;
  readonly onPractise: (phrase: string) => void;
}

/** So many mishearings that went wrong are shown at once. */
const SHOWN = 3;

/** The person's phrase: how safe it is, what carried it, what goes wrong, and what would be better. */
export function Phrase({ about, service, onPractise }: Props) {
  const { lang } = useLang();
  const t = coachTexts[lang];
  const { phrase, safety, carriedBy, decisive, better, target } = about;
  const asked = safety.safe - safety.atOnce;
  const wrong = safety.tried.filter(({ led }) => led.kind === 'again' || led.kind === 'elsewhere');
  const right = safety.tried.filter(({ led }) => led.kind === 'there' || led.kind === 'asked');
  return (
    <>
      <div className="coach-said">
        <h3>{t.youSaid}</h3>
        <p><q lang={about.lang}>{markedPieces(phrase, carriedBy).map(({ at, text, weight }) => (weight === 'none' ? <Prose key={at} text={text} /> : <mark key={at} data-weight={weight}>{text}</mark>))}</q></p>
        <p className="hint">{carriedBy.length > 0 && t.marked} {decisive && t.decisive(decisive.word, ledWords(decisive.led, service, lang))}</p>
      </div>
      <div className="coach-safe">
        <p><strong className="coach-count">{t.safe(safety.safe, safety.of)}</strong> {t.safeHow}.{asked > 0 && ` ${t.asked(asked)}`}</p>
        <Tally safety={safety} />
      </div>
      {better
        ? <Better better={better} about={about} onPractise={onPractise} />
        : <p className="coach-good">{target.authority !== null ? t.elsewhere(authorityName(service, target.authority, lang)) : wrong.length * 2 > safety.of ? t.unsafe : t.good}</p>}
      {wrong.length > 0 && <div><h3>{t.wrong}</h3><Ways tried={wrong.slice(0, SHOWN)} service={service} /></div>}
      <details>
        <summary>{t.all(safety.of)}</summary>
        <Ways tried={[...wrong, ...right]} service={service} />
      </details>
    </>
  );
}
