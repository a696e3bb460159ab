import * as fc from 'fast-check';
import { ERRANDS, OUTCOMES, ROLES } from '../../../intents/types.ts';
import { LONGEST_QUEUE, queueOf } from '../../../src/qa/queue.ts';
import { safeText } from '../../../src/qa/formats/personal.ts';
import type { Step } from '../../../src/qa/step.ts';
import type { CallCase, Expected, Suite, SuiteCase, UtteranceCase } from '../../../src/qa/suite.ts';
import { OPEN, service } from '../../engine.ts';

/** Words that have made some reader of some format stumble. */
const TRAPS = [
  'föräldrapenning, tack', 'han sa "ja"', 'ja|nej', '\\|', '#me hej', '#bot', '?kanske', '!nej', '?!x', '??', '!!', '=1+1', '\'=1+1', ' =1', '+46', '-', '@x', '👩‍👧 vab', ' vab ', 'vab\n\nbarnet',
  'a\r\nb', 'a\u2028b', '\u00a0', '\uFEFFx', 'x\u0000y', '\ud800', '/press 1', '//', '/', '[sjukt](orsak)', '[[[[', '{"a":1}', '[1]', 'a: b', '&a', '*a', '- x', '<<: x', '"', '\'', '%', '# x', 'x # y',
  'INTENT vab', 'INCLUDE x', 'PAUSE 100', 'UTT_VAB', 'vab', 'SGI', 'null', 'yes', '0123', '1.10', '2026-03-29', '~', '$now', '$(date)', '{topic}', '\\u005b', '\t', 'a\tb', 'sep=;', 'Javisst.', 'N/A', 'İ',
];
const words = fc.oneof(fc.constantFrom(...TRAPS), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), fc.tuple(fc.constantFrom(...TRAPS), fc.constantFrom(...TRAPS)).map((both) => both.join(' ')))
  .filter((text) => safeText(text) === text && text.trim() !== '');
const topics = service.catalogue.topics.map(({ id }) => id);
const line = fc.constantFrom('private' as const, 'partner' as const, 'press' as const);
const at = fc.oneof(fc.constant(OPEN), fc.integer({ min: 1_000_000_000, max: 2_000_000_000 }).map((seconds) => seconds * 1000), fc.integer({ min: 0, max: 500_000 }).map((minutes) => OPEN + minutes * 60_000));
const prompts = Object.keys(service.prompts.sv);

const caller: fc.Arbitrary<Step> = fc.oneof(
  words.map((say) => ({ say })), fc.constantFrom('1', '0', '*#', '199001019802').map((press) => ({ press })), fc.constant({ 'stay-silent': null }),
  fc.constantFrom('10s', '500ms', '3m', '1.5s').map((wait) => ({ wait })), fc.constantFrom('complete', 'userCancel').map((bankid) => ({ bankid })), fc.constant({ bankid: 'complete', order: 1 }),
  fc.tuple(words, fc.constantFrom(...prompts)).map(([say, over]) => ({ say, over })), fc.constantFrom(...prompts).map((over) => ({ press: '0', over })), fc.constant({ 'hang-up': null }),
);
const target = fc.record({ line, desk: fc.oneof(fc.constant('family'), words) }, { requiredKeys: ['line'] });
const outcome: fc.Arbitrary<Step> = fc.oneof(
  fc.option(target).map((transfer) => ({ transfer })), fc.option(target).map((referral) => ({ referral })), words.map((authority) => ({ signpost: { authority } })),
  fc.option(line).map((value) => ({ closed: value === null ? null : { line: value } })), fc.constant({ 'queue-full': null }), fc.constant({ 'hung-up': null }), fc.constant({ signpost: null }),
);
const hear: fc.Arbitrary<Step> = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...prompts) }, { weight: 1, arbitrary: fc.constant('no-such-prompt') }).map((prompt) => ({ hear: prompt }));

const call = fc.record({
  name: words, at, dialled: fc.constantFrom('private' as const, 'partner' as const, 'press' as const, 'abroad' as const), lang: fc.constantFrom('sv' as const, 'en' as const),
  queue: fc.oneof(fc.constant(null), fc.constant('full' as const), fc.integer({ min: 1, max: LONGEST_QUEUE })), steps: fc.array(fc.oneof({ weight: 3, arbitrary: caller }, { weight: 3, arbitrary: hear }, outcome), { maxLength: 8 }),
// A first step that every format holds, so that no call vanishes and calls are compared by their place.
}).map(({ queue, steps, ...rest }): Omit<CallCase, 'line'> => ({ kind: 'call', ...rest, queue: queue === null ? null : queueOf(queue), steps: [{ say: 'hej' }, ...steps].map((step) => ({ step, line: 0 })) }));

const expected: fc.Arbitrary<Expected> = fc.record({
  outcome: fc.constantFrom(...OUTCOMES), topic: fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...topics) }, fc.constant(null), fc.constant('no-such-topic')), errand: fc.option(fc.constantFrom(...ERRANDS)), role: fc.constantFrom(...ROLES),
  line: fc.option(line), desk: fc.option(words), authority: fc.option(words), ask: fc.option(fc.constantFrom('topic' as const, 'role' as const, 'need' as const)),
}, { requiredKeys: [] });
const utterance = fc.record({ say: words, at, expected: fc.oneof(expected, fc.constantFrom(...topics).map((topic) => ({ topic }))) })
  .map(({ say, ...rest }): Omit<UtteranceCase, 'line'> => ({ kind: 'utterance', name: say, say, ...rest }));

/** A suite holds no name twice, and no words that are to lead two ways. */
function apart<T extends { readonly name: string }>(entry: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<T[]> {
  return fc.uniqueArray(entry, { maxLength, selector: ({ name }) => name.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') });
}

/** Suites of all that a suite can say; each case and each step has a line of its own. */
export const suites: fc.Arbitrary<Suite> = fc.record({ name: words, calls: apart(call, 3), utterances: apart(utterance, 5) })
  .filter(({ calls, utterances }) => calls.length + utterances.length > 0)
  .map(({ name, calls, utterances }) => {
    let next = 0;
    const cases = [...calls, ...utterances].map((entry): SuiteCase => (entry.kind === 'call' ? { ...entry, line: ++next, steps: entry.steps.map(({ step }) => ({ step, line: ++next })) } : { ...entry, line: ++next }));
    return { name, file: 'suite.yaml', cases };
  });

/** A case without its lines. Undefined fields and the order of fields say nothing. */
export function bare(entry: SuiteCase): unknown {
  if (entry.kind === 'utterance') return { say: entry.say, at: entry.at, expected: sorted(entry.expected) };
  const { name, at: begins, dialled, lang, queue, steps } = entry;
  return { name, at: begins, dialled, lang, queue, steps: steps.map(({ step }) => sorted(step)) };
}

export function sorted(object: object): object {
  return Object.fromEntries(Object.entries(object).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
