import { fingerprintOf } from '../../../intents/exceptions.ts';
import { readTokens } from '../../../intents/tokens.ts';
import { memoized } from '../memoized.ts';
import { remembering } from './matchers.ts';
import type { Mutant, Operator, Subject } from './mutant.ts';

/**
 * Phrases that are gone. Only those that stand under their topic as exceptions can be taken out one by one: what the
 * others have taught is spread over the model, and would have to be learnt anew for each.
 */
function* phrases({ matcher: { catalogue, model }, rematch }: Subject): Generator<Mutant> {
  const printOf = memoized((utterance: string) => fingerprintOf(readTokens(utterance, model.reader).map(({ key }) => key)));
  const seen = new Set<number>();
  for (const { id, phrases: known } of [...catalogue.topics, ...catalogue.authorities]) {
    for (const { text } of known) {
      const print = printOf(text);
      if (!model.exceptions.has(print) || seen.has(print)) continue;
      seen.add(print);
      const others = new Map([...model.exceptions].filter(([other]) => other !== print));
      yield {
        where: `catalogue, ${id}`, what: `the phrase "${text}" is gone`,
        change: { of: 'matcher', matcher: () => remembering(rematch(catalogue, others)), reaches: (utterance) => printOf(utterance) === print },
      };
    }
  }
}

export const PHRASES: readonly Operator[] = [
  { id: 'phrases', says: 'a phrase is gone that stands under its topic as an exception', of: (subject) => [...phrases(subject)] },
];
