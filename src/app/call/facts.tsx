import type { Fact } from '../../simulator/card.ts';
import { Prose } from '../shell/prose.tsx';
import { useLang } from '../shell/texts.ts';

/** Where a fact stands: a small id, said in full to those who ask for it. */
export function SourceId({ id }: { readonly id: string }) {
  const { t } = useLang();
  const short = id.replace(/^domain /u, '').replace(/ \(.*\)$/u, '');
  return <span className="source" title={t.source(id)}>{short}</span>;
}

interface Props {
  readonly title: string;
  readonly facts: readonly Fact[];
  /** A word that belongs to one of them right now. */
  readonly nowOf?: (fact: Fact) => string | null;
}

export function Facts({ title, facts, nowOf }: Props) {
  if (facts.length === 0) return null;
  return (
    <section className="facts">
      <h3>{title}</h3>
      <ul>
        {facts.map((fact) => {
          const now = nowOf?.(fact) ?? null;
          return <li key={fact.id}><Prose text={fact.text} /> {now !== null && <strong>{now} </strong>}<SourceId id={fact.source} /></li>;
        })}
      </ul>
    </section>
  );
}
