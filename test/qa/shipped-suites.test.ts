import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ROLES } from '../../intents/types.ts';
import { namedDays } from '../../machines/days.ts';
import { BANKID_CODES } from '../../machines/identification.ts';
import { localTime } from '../../machines/stockholm.ts';
import type { HeardNeed } from '../../machines/types.ts';
import { runCase, type Result } from '../../src/qa/run.ts';
import { parseSuite, type CallCase, type Suite, type SuiteCase, type UtteranceCase } from '../../src/qa/suite.ts';
import { matcher, service } from '../engine.ts';

interface Played {
  readonly suite: Suite;
  readonly entry: SuiteCase;
  readonly result: Result;
}

const folder = fileURLToPath(new URL('../../suites', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml')).toSorted();
const texts = files.map((name) => readFileSync(join(folder, name), 'utf8'));
const suites = files.map((name, i) => parseSuite(texts[i] ?? '', name));
const played: readonly Played[] = suites.flatMap((suite) => suite.cases.map((entry) => ({ suite, entry, result: runCase({ service, matcher }, entry) })));
const calls = played.filter((one): one is Played & { entry: CallCase } => one.entry.kind === 'call');
const utterances = played.filter((one): one is Played & { entry: UtteranceCase } => one.entry.kind === 'utterance');

/** Mail addresses, background noise, and that the administrator's part is not recorded: told beside the call, on the card. */
const ON_THE_CARD = ['A-006', 'A-023', 'A-026', 'A-035'];

/** What of `wanted` is missing in `found`. */
const missing = (wanted: readonly string[], found: readonly string[]) => wanted.filter((one) => !found.includes(one));
const outcomes = calls.flatMap(({ entry, result }) => result.trace.flatMap((step) => (step.type === 'call.ended' ? [{ ...step.outcome, at: entry.at, dialled: entry.dialled }] : [])));

describe('the suites that ship', () => {
  it('are all green', () => {
    expect(played.flatMap(({ suite, entry, result }) => (result.failure ? [`${suite.file}:${result.failure.line} ${entry.name}: ${result.failure.expected}; ${result.failure.happened}`] : []))).toEqual([]);
  });

  it('have at least 250 steps', () => {
    expect(calls.reduce((sum, { entry }) => sum + entry.steps.length, 0)).toBeGreaterThanOrEqual(250);
  });

  it('say first what they are about, and name each case of theirs once', () => {
    expect(files.filter((_, i) => !/^# \S/u.test(texts[i] ?? ''))).toEqual([]);
    expect(suites.flatMap(({ file, cases }) => {
      const names = cases.map(({ name }) => name);
      return names.filter((name, i) => names.indexOf(name) !== i).map((name) => `${file}: ${name}`);
    })).toEqual([]);
  });

  it('check how every call ends, and something of every utterance', () => {
    const ends = new Set(['transfer', 'referral', 'signpost', 'closed', 'queue-full', 'hung-up']);
    expect(calls.filter(({ entry }) => !ends.has(Object.keys(entry.steps.at(-1)?.step ?? {})[0] ?? '')).map(({ entry }) => entry.name)).toEqual([]);
    expect(utterances.filter(({ entry }) => Object.keys(entry.expected).length === 0).map(({ entry }) => entry.name)).toEqual([]);
  });
});

describe('the suites that ship have a case for', () => {
  it('every topic, at least twice', () => {
    const found = utterances.map(({ entry }) => entry.expected.topic);
    expect(service.catalogue.topics.map(({ id }) => id).filter((id) => found.filter((topic) => topic === id).length < 2)).toEqual([]);
  });

  it('every role', () => {
    expect(missing(ROLES, utterances.flatMap(({ entry }) => entry.expected.role ?? []))).toEqual([]);
  });

  it('every other authority, gone to and turned down', () => {
    const ids = service.authorities.map(({ id }) => id);
    const answers = (kind: 'yes' | 'no') => calls.flatMap(({ result }) => turns(result).flatMap(({ question, heard, need }) => (question === 'offer-signpost' && heard?.kind === kind ? (need?.authority ?? []) : [])));
    expect(missing(ids, answers('yes'))).toEqual([]);
    expect(missing(ids, answers('no'))).toEqual([]);
    expect(missing(ids, outcomes.flatMap(({ authority }) => authority ?? []))).toEqual([]);
  });

  it('every code of BankID', () => {
    expect(missing(BANKID_CODES, calls.flatMap(({ result }) => result.trace.flatMap((step) => (step.type === 'bankid.answered' ? [step.code] : []))))).toEqual([]);
  });

  it('every number that can be dialled', () => {
    expect(missing(['private', 'partner', 'press', 'abroad'], calls.map(({ entry }) => entry.dialled))).toEqual([]);
  });

  it('every named day of the customer centre in the published year', () => {
    const days = service.calendars['customer-centre']?.days.map(({ day }) => day) ?? [];
    const called = outcomes.filter(({ disposition, line }) => line === 'private' && (disposition === 'closed' || disposition === 'transfer')).map(({ at }) => localTime(at).date);
    expect(days).not.toEqual([]);
    expect(missing(days, called.filter((date) => date.startsWith('2025')).flatMap((date) => namedDays(2025).get(date) ?? []))).toEqual([]);
  });

  it('every answer to every question between confusable words', () => {
    const wanted = service.questions.flatMap(({ id, choices }) => choices.map((_, i) => `${id} ${i}`));
    const chosen = calls.flatMap(({ result }) => turns(result).flatMap(({ question, heard }) => (heard?.kind === 'choice' ? [`${question.replace('disambiguate-', '')} ${heard.index}`] : [])));
    expect(missing(service.catalogue.pairs.map(({ id }) => id), service.questions.map(({ id }) => id))).toEqual([]);
    expect(missing(wanted, chosen)).toEqual([]);
  });

  it('every fact that a call can show', () => {
    const domain = readFileSync(fileURLToPath(new URL('../../docs/domain.md', import.meta.url)), 'utf8');
    const facts = [...domain.matchAll(/^\| ([^|]*A-\d{3}[^|]*) \|/gmu)].flatMap(([, ids]) => ids?.match(/A-\d{3}/gu) ?? []);
    expect(facts.length).toBeGreaterThan(20);
    expect(missing(facts, texts.flatMap((text) => text.match(/A-\d{3}/gu) ?? []))).toEqual(ON_THE_CARD);
  });
});

/** What the caller answered to which question, and the need that was understood by then. */
function turns({ trace }: Result) {
  let question = '';
  let need: HeardNeed | null = null;
  return trace.flatMap((step) => {
    if (step.type === 'prompt') question = step.id.replace(/-no-(?:match|input)$/u, '');
    if (step.type !== 'caller.spoke' && step.type !== 'caller.pressed') return [];
    const { heard } = step;
    if (heard?.kind === 'need') ({ need } = heard);
    return [{ question, heard, need }];
  });
}
