import { useEffect, useRef } from 'react';
import { useAnnounce } from '../shell/announcer.tsx';
import type { Lab } from './lab.ts';
import { useTestTexts } from './texts.ts';

/** Tells, once, that a job has begun, ended or been cancelled. How far it has come stands on the page and is not told. */
export function useBenchNews({ progress, run, refused }: Lab): void {
  const { lang, t } = useTestTexts();
  const announce = useAnnounce();
  const before = useRef<Lab['progress']>(null);
  useEffect(() => {
    const [was, is] = [before.current, progress];
    before.current = progress;
    if (is !== null && is.job !== was?.job && is.job !== 'read' && is.job !== 'rules') announce(t.started, lang);
    if (was === null || is !== null || was.job === 'read' || was.job === 'rules') return;
    if (refused !== null) announce(t.refused, lang);
    else if (was.job !== 'run') announce(t.jobEnded, lang);
    else if (run !== null) announce(run.state === 'cancelled' ? t.cancelled : t.ended(run.totals.passed, run.totals.failed + run.totals.errors), lang);
  }, [progress, run, refused, announce, lang, t]);
}
