import { useEffect, useRef } from 'react';
import { useAnnounce } from '../../shell/announcer.tsx';
import type { LabRow } from '../job/wire.ts';
import type { Bench, Lab, Run } from '../lab.ts';
import { useTestTexts } from '../texts.ts';
import { CaseCall } from './case-call.tsx';
import { explanation } from './exports.ts';

interface Props {
  readonly bench: Bench;
  readonly lab: Lab;
  readonly run: Run;
  readonly picked: LabRow;
  readonly inspector: boolean;
}

/** The picked case: what was expected, what happened, and the call opened where it went another way. */
export function Picked({ bench, lab, run, picked, inspector }: Props) {
  const { lang, t } = useTestTexts();
  const announce = useAnnounce();
  const place = useRef<HTMLElement>(null);
  const { row, entry, suite, ms } = picked;
  const { failure } = row;
  useEffect(() => {
    announce(t.picked(row.id), lang);
    // On a small screen it stands below the list; focus stays where the person is.
    const top = place.current?.getBoundingClientRect().top ?? 0;
    if (top > innerHeight * 0.8) place.current?.scrollIntoView({ block: 'start' });
    // oxlint-disable-next-line react/exhaustive-deps -- told once for each case: the parent gives each a key.
  }, []);

  return (
    <article className="lab-picked" ref={place} aria-labelledby="picked-title" data-status={row.status}>
      <header>
        <h2 id="picked-title">{row.id}</h2>
        <p><span className="tag">{t.statuses[row.status]}</span> {t.place(run.heads[suite]?.file ?? '', failure?.line ?? row.line)} · <span className="lab-ms">{t.ms(ms)}</span></p>
      </header>
      {(failure ?? row.error) !== undefined && (
        <dl className="lab-verdict">
          {failure && <div><dt>{t.expected}</dt><dd lang="en">{failure.expected}</dd></div>}
          <div data-wrong><dt>{t.happened}</dt><dd lang="en">{failure?.happened ?? row.error}</dd></div>
          {explanation(picked).length > 0 && <div><dt>{t.explained}</dt>{explanation(picked).map((line) => <dd key={line} lang="en">{line}</dd>)}</div>}
        </dl>
      )}
      <CaseCall bench={bench} lab={lab} entry={entry} ownRules={run.rules} inspector={inspector} />
    </article>
  );
}
