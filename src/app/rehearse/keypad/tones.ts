export const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;
export type Key = (typeof KEYS)[number];

/** The two tones of each key, Hz: one for its row, one for its column (ITU-T Q.23). */
export const TONES: Readonly<Record<Key, readonly [row: number, column: number]>> = {
  1: [697, 1209], 2: [697, 1336], 3: [697, 1477],
  4: [770, 1209], 5: [770, 1336], 6: [770, 1477],
  7: [852, 1209], 8: [852, 1336], 9: [852, 1477],
  '*': [941, 1209], 0: [941, 1336], '#': [941, 1477],
};

/** The tone that is heard while it rings in a Swedish telephone, Hz. */
export const RINGING = [425] as const;

/** Long enough for an exchange to know the key, short enough not to hold up the next. */
export const KEY_MS = 120;

/** Soft: it is heard beside a voice. */
const LOUDNESS = 0.06;
/** Without a slope at both ends a tone clicks. */
const SLOPE_S = 0.01;

/** Plays tones together, and forgets them. */
export function playTones(context: AudioContext, tones: readonly number[], ms: number): void {
  const from = context.currentTime;
  const to = from + ms / 1000;
  const gain = context.createGain();
  gain.gain.setValueAtTime(0, from);
  gain.gain.linearRampToValueAtTime(LOUDNESS, from + SLOPE_S);
  gain.gain.setValueAtTime(LOUDNESS, to - SLOPE_S);
  gain.gain.linearRampToValueAtTime(0, to);
  gain.connect(context.destination);
  for (const hertz of tones) {
    const oscillator = context.createOscillator();
    oscillator.frequency.value = hertz;
    oscillator.connect(gain);
    oscillator.start(from);
    oscillator.stop(to);
  }
}
