import type { Page } from '@playwright/test';

/** A Swedish and an English voice that say nothing and end when the test says so: `endReading`. */
export async function withVoice(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const spoken: { text: string; voice?: { name: string }; rate?: number; onstart?: () => void; onend?: () => void }[] = [];
    const voices = [{ name: 'Daniel', lang: 'en-GB', localService: true }, { name: 'Alva', lang: 'sv', localService: true }];
    const synthesis = {
      getVoices: () => voices, addEventListener: () => undefined, cancel: () => undefined,
      speak: (utterance: (typeof spoken)[number]) => {
        spoken.push(utterance);
        setTimeout(() => utterance.onstart?.());
      },
    };
    Object.defineProperty(globalThis, 'speechSynthesis', { value: synthesis });
    Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', { value: function Fake(this: { text: string }, text: string) { this.text = text; } });
    Object.assign(globalThis, { spoken });
  });
}

interface Read {
  readonly text: string;
  readonly voice: string;
  readonly rate: number;
}

/** What has been read so far. */
export function read(page: Page): Promise<readonly Read[]> {
  return page.evaluate(() => (globalThis as unknown as { spoken: { text: string; voice: { name: string }; rate: number }[] }).spoken.map(({ text, voice, rate }) => ({ text, voice: voice.name, rate })));
}

export function endReading(page: Page): Promise<void> {
  return page.evaluate(() => { (globalThis as unknown as { spoken: { onend?: () => void }[] }).spoken.at(-1)?.onend?.(); });
}

/** A recogniser that the test speaks through: `speak` and `fail`. */
export async function withEar(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const ears: unknown[] = [];
    class Fake {
      start() { ears.push(this); }
      stop() { (this as { onend?: () => void }).onend?.(); }
      abort() { return undefined; }
    }
    for (const name of ['SpeechRecognition', 'webkitSpeechRecognition']) Object.defineProperty(globalThis, name, { value: Fake });
    Object.assign(globalThis, { ears });
  });
}

type Ear = { onstart?: () => void; onresult?: (event: unknown) => void; onerror?: (event: unknown) => void };

export function speak(page: Page, text: string, isFinal: boolean): Promise<void> {
  return page.evaluate(([said, final]) => {
    const ear = (globalThis as unknown as { ears: Ear[] }).ears.at(-1);
    ear?.onstart?.();
    ear?.onresult?.({ results: [Object.assign([{ transcript: said }], { isFinal: final })] });
  }, [text, isFinal] as const);
}

/** An error, and no end after it: so some browsers do. */
export function fail(page: Page, error: string): Promise<void> {
  return page.evaluate((code) => (globalThis as unknown as { ears: Ear[] }).ears.at(-1)?.onerror?.({ error: code }), error);
}

export async function withoutEar(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const name of ['SpeechRecognition', 'webkitSpeechRecognition']) Object.defineProperty(globalThis, name, { value: undefined });
  });
}
