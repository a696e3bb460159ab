import { playTones } from './tones.ts';

let context: AudioContext | null = null;

/** Plays tones where the browser can; silence is no fault. To be called from what a person does, or the browser forbids it. */
export function sound(tones: readonly number[], ms: number): void {
  try {
    context ??= new AudioContext();
    if (context.state === 'suspended') void context.resume().catch(() => undefined);
    playTones(context, tones, ms);
  } catch {
    // No sound card, or forbidden: the key works all the same.
  }
}
