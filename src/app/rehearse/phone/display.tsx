import { useEffect, useState } from 'react';
import { clockText, type Phase } from './phase.ts';
import { useRehearseTexts } from '../texts.ts';

interface Props {
  readonly phase: Phase;
  readonly number: string;
  /** Time that has passed in the call itself: in a queue, or while BankID is waited for. */
  readonly callMs: number;
}

/** The upper edge of the telephone: which number, how the call stands, and for how long. */
export function Display({ phase, number, callMs }: Props) {
  const { r } = useRehearseTexts();
  const seconds = useSeconds(phase);
  return (
    <div className="display">
      {phase !== 'idle' && <p className="display-number number">{number}</p>}
      <p className="display-state"><span className="lamp" aria-hidden="true" />{r.states[phase]}</p>
      {(phase === 'call' || phase === 'over') && <p className="display-time"><span className="unseen">{r.time}: </span>{clockText(callMs + seconds * 1000)}</p>}
    </div>
  );
}

/** Seconds that the person has been in the call; they stay when it is over and begin anew with the next. */
function useSeconds(phase: Phase): number {
  const [seconds, setSeconds] = useState(0);
  const [before, setBefore] = useState(phase);
  if (before !== phase) {
    setBefore(phase);
    if (phase === 'ringing' || phase === 'idle') setSeconds(0);
  }
  useEffect(() => {
    if (phase !== 'call') return;
    const timer = setInterval(() => setSeconds((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, [phase]);
  return seconds;
}
