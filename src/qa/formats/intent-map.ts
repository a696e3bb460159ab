import { scalar } from '../write-suite.ts';

/** The way back for intents that had to be renamed: a file for `import --map`. */
export function stringify(renamed: ReadonlyMap<string, string>): string {
  return [...renamed].map(([intent, topic]) => `${scalar(intent)}: ${scalar(topic)}\n`).join('');
}
