import { Fragment, useId, useState } from 'react';
import type { Service } from '../../service/types.ts';
import { lazily } from '../shell/lazily.tsx';
import { useLang } from '../shell/texts.ts';
import type { Wanted } from './objection.ts';
import { askTexts } from './texts.ts';

const NamePicker = lazily(() => import('./name-picker.tsx'));

const KINDS = ['unknown', 'topic', 'authority'] as const;

interface Props {
  readonly service: Service;
  readonly wanted: Wanted;
  readonly onChange: (wanted: Wanted) => void;
}

/** What it should have been: not known, one of the agency's topics, or another authority. */
export function WantedField({ service, wanted, onChange }: Props) {
  const { lang } = useLang();
  const t = askTexts[lang];
  const name = useId();
  /** A topic is to be named, but has not been yet. */
  const [isNaming, setNaming] = useState(false);
  const chosen = wanted.kind === 'unknown' && isNaming ? 'topic' : wanted.kind;
  function choose(kind: Wanted['kind']): void {
    setNaming(kind === 'topic');
    onChange(kind === 'authority' ? { kind, authority: null } : { kind: 'unknown' });
  }
  return (
    <fieldset className="wanted">
      <legend>{t.wanted} <span className="hint">({t.optional})</span></legend>
      {KINDS.map((kind) => (
        <Fragment key={kind}>
          <label className="option"><input type="radio" name={name} checked={chosen === kind} onChange={() => choose(kind)} /> {t[kind]}</label>
          {kind === 'topic' && chosen === kind && (
            <NamePicker lang={lang} label={t.whichTopic} empty={t.nothingFound} names={service.catalogue.topics}
              chosen={wanted.kind === kind ? wanted.topic : null} onChoose={(topic) => onChange({ kind, topic })} />
          )}
          {kind === 'authority' && chosen === kind && (
            <NamePicker lang={lang} label={t.whichAuthority} empty={t.nothingFound} names={service.authorities}
              chosen={wanted.kind === kind ? wanted.authority : null} onChoose={(authority) => onChange({ kind, authority })} />
          )}
        </Fragment>
      ))}
    </fieldset>
  );
}
