import { useState } from 'react';
import type { Talk } from '../call/caller.ts';
import { useAnnounce } from '../shell/announcer.tsx';
import { FlagIcon } from '../shell/icons.tsx';
import { useLang } from '../shell/texts.ts';
import type { Service } from '../../service/types.ts';
import { isSame, objectionTo, type Objection, type Wanted } from './objection.ts';
import { dropObjections, keepObjections, useObjections, type Keeping } from './objections.ts';
import { askTexts } from './texts.ts';
import { WantedField } from './wanted-field.tsx';

interface Props {
  readonly talk: Talk;
  readonly service: Service;
}

/** "That's wrong": keeps what was said and what was made of it, and asks what it should have been. */
export function Objecting({ talk, service }: Props) {
  const { lang } = useLang();
  const t = askTexts[lang];
  const announce = useAnnounce();
  const objections = useObjections();
  const [keeping, setKeeping] = useState<Keeping>('kept');
  const made = objectionTo(talk.trace, talk.view.at);
  if (!made) return null;
  const kept = objections.find((entry) => isSame(entry, made));

  function keep(one: Objection): void {
    const result = keepObjections(one);
    setKeeping(result);
    announce(t[result], lang);
  }
  function takeBack(one: Objection): void {
    dropObjections([one]);
    setKeeping('kept');
    announce(t.takenBack, lang);
  }

  return (
    <div className="objecting">
      {/* One button, so that focus stays where it was. */}
      <button type="button" className="quiet" onClick={() => (kept ? takeBack(kept) : keep(made))}><FlagIcon />{kept ? t.takeBack : t.object}</button>
      {(kept !== undefined || keeping === 'full') && <p className={keeping === 'kept' ? 'hint' : 'error'}>{t[keeping]}</p>}
      {kept && <WantedField service={service} wanted={kept.wanted} onChange={(wanted: Wanted) => keep({ ...kept, wanted })} />}
    </div>
  );
}
