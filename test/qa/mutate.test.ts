import { describe, expect, it } from 'vitest';
import shipped from 'virtual:talsvar-shipped';
import { restore } from '../../intents/store.ts';
import { createMatcher } from '../../intents/understand.ts';
import { createCallMachine } from '../../machines/call.ts';
import { hunt, type Tried } from '../../src/qa/mutate/hunt.ts';
import { remembering } from '../../src/qa/mutate/matchers.ts';
import type { Mutant, Operator, Subject } from '../../src/qa/mutate/mutant.ts';
import { OPERATORS } from '../../src/qa/mutate/operators.ts';
import { draftSuite, scoreOf, shownScore } from '../../src/qa/mutate/report.ts';
import { runCase } from '../../src/qa/run.ts';
import { parseSuite, type Suite } from '../../src/qa/suite.ts';
import type { Engine } from '../../src/simulator/engine.ts';
import { service } from '../engine.ts';

/** Everything in it, for ever: whoever changes it throws. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

const learnt = restore(shipped.trained);
const own = frozen(structuredClone(service));
const subject: Subject = { service: own, matcher: remembering(createMatcher(own.catalogue, learnt)), rematch: (catalogue, exceptions = learnt.exceptions) => createMatcher(catalogue, { ...learnt, exceptions }) };

const suite = (body: string): Suite => parseSuite(`suite: S\nat: 2025-03-03T10:15\n${body}`, 's.yaml');
const utterances = (...rows: string[]) => suite(`utterances:\n${rows.map((row) => `  - ${row}\n`).join('')}`);
const call = (steps: string, head = '') => suite(`calls:\n  - { name: A call, ${head}steps: [${steps}] }\n`);
/** A suite that looks at nothing of what any mutant breaks. */
const BLIND = utterances('{ say: dumdidum trallan, errand: null }');

/** One mutant of an operator, by what its words hold. */
function mutantOf(id: string, words: RegExp): Mutant {
  const mutant = OPERATORS.find((operator) => operator.id === id)?.of(subject).find(({ where, what }) => words.test(`${where}: ${what}`));
  if (!mutant) throw new Error(`no mutant of ${id} is ${words}`);
  return mutant;
}
const only = (id: string, mutant: Mutant): Operator => ({ id, says: id, of: () => [mutant] });

function fateOf(id: string, mutant: Mutant, suites: readonly Suite[], tried: readonly Suite[]): Tried {
  const found = hunt(subject, suites, { operators: [only(id, mutant)], cases: () => tried.flatMap(({ cases }) => cases) });
  expect(found.red).toBeNull();
  return found.tried[0] as Tried;
}

/** A mutant's engine, made the plain way. */
function engineOf({ change }: Mutant): Engine {
  switch (change.of) {
    case 'service': return { ...subject, service: change.service };
    case 'matcher': return { ...subject, matcher: change.matcher() };
    case 'machine': return { ...subject, machine: (world) => change.machine(createCallMachine(world)) };
  }
}

/** Two words of the catalogue that an engine concludes otherwise about than the sound one: which they are moves with every learning. */
function concludedOtherwise(mutant: Mutant): string {
  const heads = Object.keys(own.catalogue.topics).map((id) => id.split('-')[0] as string);
  const { matcher } = engineOf(mutant);
  for (const first of ['akt', 'stöd', 'beslut', 'blankett', 'läkare']) {
    for (const second of heads) {
      const said = `${first} ${second}`;
      const { outcome } = subject.matcher.understand(said);
      if (outcome !== matcher.understand(said).outcome) return `{ say: ${said}, outcome: ${outcome} }`;
    }
  }
  throw new Error(`nothing of two words is concluded otherwise by ${mutant.where}: ${mutant.what}`);
}

const IDENTIFYING = '{ say: utbetalning av föräldrapenning }, { say: ja }, { press: "199001019802" }';

/** The first phrase without which itself is understood otherwise: which ones are is another with each catalogue. */
const phraseOf = ({ what }: Mutant) => /"(.+)"/u.exec(what)?.[1] ?? '';
const topicOf = (engine: Engine, said: string) => engine.matcher.understand(said).topic;
const gone = OPERATORS.find(({ id }) => id === 'phrases')?.of(subject).find((mutant) => topicOf(subject, phraseOf(mutant)) === mutant.where.replace('catalogue, ', '') && topicOf(engineOf(mutant), phraseOf(mutant)) !== topicOf(subject, phraseOf(mutant)));
if (!gone) throw new Error('no phrase changes how it is understood');
const phrase = phraseOf(gone);

/** For each operator one of its mutants, and a suite that covers it. */
const COVERED: readonly (readonly [string, RegExp, Suite])[] = [
  ['drop-rule', /lines, rule 3/u, utterances('{ say: jag har enskild firma och undrar om min föräldrapenning, line: partner }')],
  ['swap-rules', /desks, rule 9/u, utterances('{ say: jag ringer från en annan myndighet om föräldrapenning, desk: authority }')],
  ['drop-value', /rule 10: does not hold for topic vab/u, utterances('{ say: vab, desk: family }')],
  ['drop-condition', /desks, rule 10: holds for every topic/u, utterances('{ say: jag är sjuk, desk: sick }')],
  ['swap-desks', /desks, rule 10/u, utterances('{ say: vab, desk: family }')],
  ['swap-lines', /lines, rule 9/u, utterances('{ say: vab, line: private }')],
  ['identification', /payment is gone/u, call('{ say: utbetalning av föräldrapenning }, { hear: offer-identification }')],
  ['protection', /skyddade-uppgifter/u, call('{ say: jag har skyddade personuppgifter }, { hear: transfer-plain }')],
  ['choices', /housing: answers 1 and 2/u, call('{ say: hjälp med hyran }, { press: "1" }, { transfer: { desk: family } }')],
  ['weekdays', /customer-centre: Mondays close an hour earlier/u, call('{ say: handläggare }, { transfer: { line: private } }', 'at: 2025-03-03T15:30, ')],
  ['named-days', /midsommarafton is a day as others/u, call('{ hear: closed-now }', 'at: 2025-06-20T10:15, ')],
  ['seasons', /there is no season/u, call('{ hear: closed-now }', 'at: 2025-07-15T15:30, ')],
  ['calendars', /line private has no hours/u, call('{ hear: closed-now }', 'at: 2025-06-20T10:15, ')],
  ['thresholds', /confirm: 0\.565/u, utterances(concludedOtherwise(mutantOf('thresholds', /confirm: 0\.565/u)))],
  ['conclusions', /what is sure is asked about/u, utterances('{ say: vab, outcome: route }')],
  ['labels', /topic vab:/u, utterances('{ say: vab, outcome: route, topic: vab }')],
  ['words', /"vab"/u, utterances('{ say: vab, topic: vab }')],
  ['phrases', new RegExp(`"${phrase.replaceAll(/[^\p{L}\p{N} ]/gu, '.')}"`, 'u'), utterances(`{ say: ${JSON.stringify(phrase)}, topic: ${gone.where.replace('catalogue, ', '')} }`)],
  ['cues', /housing, heard: the cue "help\|money/u, utterances('{ say: help for rent, ask: topic }')],
  ['claims', /asksForPerson: never/u, call('{ press: "0" }, { hear: to-person }')],
  ['orders', /countMiss/u, call('stay-silent, stay-silent, { hear: to-person-after-silence }')],
  ['prompts', /call.ts, help:/u, call('{ say: vad kan jag säga }, { hear: help }')],
  ['call-policy', /misses: 3/u, call('stay-silent, stay-silent, { hear: to-person-after-silence }')],
  ['bankid-codes', /userCancel: gives no other try/u, call(`${IDENTIFYING}, { bankid: userCancel }, { hear: offer-identification-again }`)],
];

describe('mutate', () => {
  it('has a covered mutant for every operator', () => {
    expect(COVERED.map(([id]) => id).toSorted()).toEqual(OPERATORS.map(({ id }) => id).toSorted());
  });

  it.each(COVERED)('%s: %s is killed by the suite that covers it, survives without it, and is killed by the test that is then suggested', (id, words, covering) => {
    const mutant = mutantOf(id, words);
    expect(fateOf(id, mutant, [BLIND, covering], [])).toMatchObject({ fate: 'killed', by: { file: 's.yaml' } });
    const alone = fateOf(id, mutant, [BLIND], [covering]);
    expect(alone.fate).toBe('survived');
    const suggested = alone.fate === 'survived' ? parseSuite(draftSuite([alone.test]), 'draft.yaml') : BLIND;
    expect(fateOf(id, mutant, [BLIND, suggested], [])).toMatchObject({ fate: 'killed', by: { file: 'draft.yaml' } });
  });

  it('does not count a mutant that moves nothing in what is tried', () => {
    const { tried } = hunt(subject, [BLIND], { operators: COVERED.map(([id, words]) => only(id, mutantOf(id, words))), cases: () => BLIND.cases });
    expect([...new Set(tried.map(({ fate }) => fate))]).toEqual(['equivalent']);
    expect(scoreOf(tried)).toEqual({ killed: 0, survived: 0, equivalent: COVERED.length, score: null });
  });

  it('finds by footprints the same mutants that running every case against every one finds', () => {
    const suites = COVERED.map(([, , covering]) => covering);
    // A matcher without a cue takes long to make: fewer of them.
    const some = OPERATORS.map(({ id, says, of }): Operator => ({ id, says, of: (given) => of(given).filter((_, i) => i % (id === 'cues' ? 100 : 40) === 0) }));
    const { tried } = hunt(subject, suites, { operators: some, cases: () => [] });
    const cases = suites.flatMap((covering) => covering.cases);
    const killed = some.flatMap(({ of }) => of(subject)).map((mutant) => cases.some((entry) => runCase(engineOf(mutant), entry).failure !== null));
    expect(new Set(killed)).toEqual(new Set([true, false]));
    expect(tried.map(({ fate }) => fate === 'killed')).toEqual(killed);
  }, 60_000);

  it('tries nothing when a suite fails on the sound rules', () => {
    const { red, tried } = hunt(subject, [utterances('{ say: vab, topic: sjukpenning }')], { operators: OPERATORS, cases: () => [] });
    expect(red).toMatchObject({ file: 's.yaml', name: 'vab', expected: 'topic sjukpenning' });
    expect(tried).toEqual([]);
  });

  it('shows no score higher than it is', () => {
    expect([89.99, 90, 0, 100, null].map(shownScore)).toEqual(['89.9 %', '90.0 %', '0.0 %', '100.0 %', '–']);
  });
});
