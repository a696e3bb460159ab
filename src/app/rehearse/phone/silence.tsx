import { useEffect, useState } from 'react';
import { useRehearseTexts } from '../texts.ts';

/** How often the bar is drawn: seen to move, without flicker. */
const STEP_MS = 250;

interface Props {
  readonly patience: number;
  readonly onSilence: () => void;
}

/** The time that is left before a silence counts. Whoever needs more takes more. */
export function Silence({ patience, onSilence }: Props) {
  const { r } = useRehearseTexts();
  const [left, setLeft] = useState(patience);
  useEffect(() => {
    const timer = setInterval(() => setLeft((before) => before - STEP_MS), STEP_MS);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => { if (left <= 0) onSilence(); }, [left, onSilence]);
  return (
    <div className="silence">
      <label htmlFor="silence-left">{r.silenceLeft}</label>
      <progress id="silence-left" max={patience} value={Math.max(0, left)} />
      <button type="button" className="quiet" onClick={() => setLeft(patience)}>{r.moreTime}</button>
    </div>
  );
}
