import { useEffect } from 'react';
import type { Caller, Talk } from '../../call/caller.ts';
import type { Engine } from '../../call/engine.ts';
import type { Course } from '../../../qa/coach/course.ts';
import { useAnnounce } from '../../shell/announcer.tsx';
import { ClosedIcon, OpenIcon } from '../../shell/icons.tsx';
import { useLang } from '../../shell/texts.ts';
import { Phrase } from './phrase.tsx';
import { coachTexts, type CoachTexts } from './texts.ts';
import { useCoaching } from './use-coaching.ts';
import './coach.css';

export interface CoachProps {
  readonly engine: Engine;
  readonly caller: Caller;
  readonly talk: Talk;
  /** What it means to practise with a phrase; without it, a new call is made in which the phrase is said. */
  readonly onPractise?: (phrase: string) => void;
}

/** After the call: whether it was understood, how safe the words were, and what would be safer. */
export function Coach({ engine, caller, talk, onPractise }: CoachProps) {
  const { lang } = useLang();
  const t = coachTexts[lang];
  const announce = useAnnounce();
  const words = useCoaching(engine, talk);
  const told = words === null || words === 'trying' || !words.about ? null : t.told(courseWords(words.course, t), t.safe(words.about.safety.safe, words.about.safety.of));
  useEffect(() => { if (told !== null) announce(told, lang); }, [told, lang, announce]);
  if (words === null) return null;

  function practise(phrase: string): void {
    if (onPractise) return onPractise(phrase);
    if (!talk.view.over) caller.hangUp();
    caller.say(phrase);
  }

  return (
    <section className="coach" aria-labelledby="coach-title" aria-busy={words === 'trying'}>
      <h2 id="coach-title">{t.title}</h2>
      {words === 'trying' ? <p className="hint">{t.trying}</p> : (
        <>
          {words.course.phrase === null ? <p>{t.noErrand}</p> : <p className="coach-course" data-how={words.course.how}>{words.course.how === 'never' ? <ClosedIcon /> : <OpenIcon />}{courseWords(words.course, t)}</p>}
          {words.course.how === 'never' && words.course.phrase !== null && <p className="hint">{t.neverHint}</p>}
          {words.about && <Phrase about={words.about} service={engine.service} onPractise={practise} />}
        </>
      )}
    </section>
  );
}

function courseWords({ how, tries }: Course, { course }: CoachTexts): string {
  return how === 'later' ? course.later(tries) : course[how];
}
