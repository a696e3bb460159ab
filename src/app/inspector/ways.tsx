import { useLang } from '../shell/texts.ts';
import { structure } from './machine.ts';
import { arrowWords, boxName, machineWords, stateName } from './machine-words.ts';
import { inspectorTexts } from './texts.ts';

/** Where one state leads, and why: the words of the arrows that leave it. */
export function Ways({ from }: { readonly from: string }) {
  const { lang } = useLang();
  const t = inspectorTexts[lang];
  const words = machineWords[lang];
  const state = structure.states.find(({ id }) => id === from);
  const arrows = structure.arrows.filter((arrow) => arrow.from === from);
  if (!state) return null;
  return (
    <section className="ways" aria-label={t.waysFrom(boxName(words, state))}>
      <h4>{t.waysFrom(boxName(words, state))} <code>{from}</code></h4>
      {arrows.length === 0 && <p>{t.noWays}</p>}
      <ul>
        {arrows.map((arrow) => (
          <li key={arrow.id}>
            {arrowWords(words, structure, arrow).join(' · ')} <span className="leads"><span aria-hidden="true">{arrow.to === null ? '↻ ' : '→ '}</span>{arrow.to === null ? t.staysHere : <><span className="unseen">{t.leadsTo} </span>{stateName(words, arrow.to)}</>}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
