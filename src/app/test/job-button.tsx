import type { Job } from './job/wire.ts';
import type { Bench, Lab } from './lab.ts';
import { useTestTexts } from './texts.ts';

interface Props {
  readonly bench: Bench;
  readonly lab: Lab;
  readonly job: Job;
  readonly name: string;
  readonly disabled?: boolean;
}

/** Starts a job; while it runs, the same button cancels it. */
export function JobButton({ bench, lab: { progress }, job, name, disabled = false }: Props) {
  const { t } = useTestTexts();
  const isMine = progress?.job === job;
  return <button type="button" className={isMine ? 'quiet' : 'primary'} disabled={disabled && !isMine} onClick={() => (isMine ? bench.stop() : bench.start(job))}>{isMine ? t.cancel : name}</button>;
}
