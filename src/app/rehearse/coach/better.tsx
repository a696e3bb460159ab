import { useState } from 'react';
import type { PhraseCoaching } from '../../../qa/coach/coach.ts';
import { putOnClipboard } from '../../call/card-say.tsx';
import { useAnnounce } from '../../shell/announcer.tsx';
import { AgainIcon, CopyIcon } from '../../shell/icons.tsx';
import { useLang } from '../../shell/texts.ts';
import { Tally } from './tally.tsx';
import { coachTexts } from './texts.ts';

interface Props {
  readonly better: NonNullable<PhraseCoaching['better']>;
  readonly about: PhraseCoaching;
  readonly onPractise: (phrase: string) => void;
}

/** The phrase that the coach would rather hear, and by how much it is safer. */
export function Better({ better: { phrase, is, safety }, about, onPractise }: Props) {
  const { lang, t } = useLang();
  const words = coachTexts[lang];
  const announce = useAnnounce();
  const [told, setTold] = useState<'copied' | 'notCopied' | null>(null);
  const own = about.safety;
  const isSafer = safety.safe * own.of > own.safe * safety.of;
  const [asked, ownAsked] = [safety.safe - safety.atOnce, own.safe - own.atOnce];

  async function copy(): Promise<void> {
    const result = await putOnClipboard(phrase) ? 'copied' : 'notCopied';
    setTold(result);
    announce(t[result], lang);
  }

  return (
    <div className="better">
      <h3>{words.better}</h3>
      <p className="better-phrase" lang={about.lang}><q>{phrase}</q></p>
      <Tally safety={safety} />
      <p className="hint">{words.betterIs[is]} {isSafer && words.margin(safety.safe, safety.of, own.safe, own.of)} {asked < ownAsked && words.fewerQuestions(asked, ownAsked)}</p>
      <div className="buttons">
        <button type="button" className="primary" onClick={() => onPractise(phrase)}><AgainIcon />{words.practise}</button>
        <button type="button" className="quiet" onClick={() => void copy()}><CopyIcon />{told === 'copied' ? t.copied : t.copy}</button>
      </div>
      {told === 'notCopied' && <p className="hint">{t.notCopied}</p>}
    </div>
  );
}
