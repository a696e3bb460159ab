import { useLang } from '../shell/texts.ts';
import { structure } from './machine.ts';
import { boxName, machineWords, stateName } from './machine-words.ts';
import { inspectorTexts } from './texts.ts';
import { WHOLE } from './structure.ts';

interface Props {
  readonly lit: string | null;
  readonly picked: string | null;
  /** What is said of a state beside its name: how often it was visited, or tried. */
  readonly noteOf: (state: string) => string | null;
  readonly onPick: (state: string) => void;
}

/** The chart as a list, state within state: everything that the picture shows, for those who do not see it or would rather read. */
export function StateList(props: Props) {
  return <ul className="states"><Inside {...props} holder={WHOLE} /></ul>;
}

function Inside({ holder, ...props }: Props & { readonly holder: string }) {
  const { lang } = useLang();
  const words = machineWords[lang];
  const holding = structure.states.find(({ id }) => id === holder);
  return (
    <>
      {holding && <li><State {...props} id={holder} name={boxName(words, holding)} /></li>}
      {structure.states.filter(({ parent }) => parent === holder).map(({ id, holds }) => (
        <li key={id}>
          {holds.length === 0 ? <State {...props} id={id} name={stateName(words, id)} /> : <><span className="states-group">{stateName(words, id)}</span><ul><Inside {...props} holder={id} /></ul></>}
        </li>
      ))}
    </>
  );
}

function State({ id, name, lit, picked, noteOf, onPick }: Props & { readonly id: string; readonly name: string }) {
  const { lang } = useLang();
  const t = inspectorTexts[lang];
  const note = noteOf(id);
  return (
    <button type="button" className="state-button" aria-pressed={id === picked} aria-current={id === lit ? 'step' : undefined} onClick={() => onPick(id)}>
      {name}{id === lit && <strong className="present"> {t.present}</strong>}{note !== null && <small> {note}</small>}
    </button>
  );
}
