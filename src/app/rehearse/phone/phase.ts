import type { Talk } from '../../call/caller.ts';

/** What the person has done with the telephone: it lies there, it rings, it was answered. */
export type Placed = 'idle' | 'ringing' | 'connected';
export type Phase = 'idle' | 'ringing' | 'call' | 'over';

/** How long it rings: long enough to be noticed, for nobody is kept waiting by a pretence. */
export const RING_MS = 1200;

/** Where the telephone is. A call that was opened from elsewhere, or gone back in, is in progress whatever was pressed here. */
export function phaseOf(placed: Placed, talk: Talk | null): Phase {
  if (placed === 'ringing') return 'ringing';
  if (!talk || (placed === 'idle' && !talk.begun)) return 'idle';
  return talk.view.over ? 'over' : 'call';
}

/** "00:42"; from an hour on "1:00:42". */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours > 0 ? `${hours}:` : ''}${two(minutes)}:${two(seconds % 60)}`;
}
