import { describe, expect, it } from 'vitest';
import type { Decision } from '../../intents/types.ts';
import { hoursOn } from '../../machines/hours.ts';
import { dateOf, dayNumber, parseTime } from '../../machines/stockholm.ts';
import type { Calendar, LineId } from '../../machines/types.ts';
import { compare } from '../../src/qa/diff/compare.ts';
import { conditionsFor } from '../../src/qa/diff/conditions.ts';
import { createPlayer } from '../../src/qa/diff/course.ts';
import { headline, movesDestination } from '../../src/qa/diff/report.ts';
import { ruleMoves } from '../../src/qa/diff/rules.ts';
import { SEVERITIES, type Diff, type Utterance } from '../../src/qa/diff/types.ts';
import type { LabelledUtterance } from '../../src/qa/score.ts';
import type { Service } from '../../src/service/types.ts';
import { TEST_NUMBER } from '../../src/simulator/test-number.ts';
import { createWorld } from '../../src/simulator/world.ts';
import { call, matcher, OPEN, service } from '../engine.ts';

const SICK = 'jag är sjuk';
const PARENTAL = 'utbetalning av föräldrapenning';
const PRESS = 'jag är journalist';
const RENT = 'hjälp med hyran';
const OWN_FIRM = 'jag är egenföretagare och har blivit sjuk';
const COMPLAINT = 'jag vill klaga på er';
const PERSON = 'handläggare';
const NONSENSE = 'pizza';
const utterance = (text: string, label: LabelledUtterance | null = null): Utterance => ({ text, from: 'here', label });
const CORPUS = [SICK, PARENTAL, PRESS, RENT, OWN_FIRM, COMPLAINT, PERSON, NONSENSE].map((text) => utterance(text));

/** The shipped service against one that differs in some of its parts. */
function diffWith(change: Partial<Service>, corpus = CORPUS, at: number | null = null): Diff {
  const after = { ...service, ...change };
  return compare({ service, matcher }, { service: after, matcher }, corpus, conditionsFor(service, after, at));
}

/** The shipped matcher against one that makes something else of some utterances. */
function diffHearing(decisions: Readonly<Record<string, Partial<Decision>>>, corpus = CORPUS): Diff {
  const changed = { ...matcher, understand: (text: string) => ({ ...matcher.understand(text), ...decisions[text] }) };
  return compare({ service, matcher }, { service, matcher: changed }, corpus, conditionsFor(service, service, null));
}

/** All that a diff holds, in short: utterance → severity, and which other parts have something. */
function inShort({ moves, rules, hours, data }: Diff) {
  return {
    moves: Object.fromEntries(moves.map((move) => [move.utterance, move.severity])),
    rules: [...new Set(rules.map(({ kind }) => kind))],
    hours: [...new Set(hours.map(({ calendar }) => calendar))],
    data: [...new Set(data.map(({ kind }) => kind))],
  };
}
const NOTHING = { moves: {}, rules: [], hours: [], data: [] };

const { routing, calendars, questions, prompts } = service;
const withDesks = (desks: Service['routing']['desks']): Partial<Service> => ({ routing: { ...routing, desks } });
const withWeek = (week: Calendar['week']): Partial<Service> => {
  const centre = calendars['customer-centre'];
  if (!centre) throw new Error('no calendar is called customer-centre');
  return { calendars: { ...calendars, 'customer-centre': { ...centre, week } } };
};
const withChoices = (id: string, change: (choices: Service['questions'][number]['choices']) => Service['questions'][number]['choices']): Partial<Service> => ({
  questions: questions.map((question) => (question.id === id ? { ...question, choices: change(question.choices) } : question)),
});
const FAMILY = 'family';
const ILLNESS = 'sick';
const SWAP = withDesks(routing.desks.map((rule) => ({ ...rule, desk: rule.desk === FAMILY ? ILLNESS : rule.desk === ILLNESS ? FAMILY : rule.desk })));
const open = { from: 480, to: 960 };
const FRIDAY_AT_THREE = withWeek([open, open, open, open, { ...open, to: 900 }, null, null]);

describe('a change of service', () => {
  it.each<[string, Partial<Service>, Partial<ReturnType<typeof inShort>>]>([
    ['nothing', {}, {}],
    ['a copy of everything', { routing: structuredClone(routing), calendars: structuredClone(calendars), questions: structuredClone(questions), prompts: structuredClone(prompts) }, {}],
    ['two desks swapped', SWAP, { moves: { [SICK]: 'destination', [PARENTAL]: 'destination', [RENT]: 'destination', [OWN_FIRM]: 'destination' }, rules: ['destination'], data: ['routing'] }],
    ['the rule for journalists dropped', { routing: { ...routing, lines: routing.lines.filter(({ role }) => !role?.includes('journalist')) } }, { rules: ['destination'], data: ['routing'] }],
    ['journalists and the press topic sent to the private line', { routing: { ...routing, lines: routing.lines.filter(({ line }) => line !== 'press') } }, { moves: { [PRESS]: 'destination' }, rules: ['destination'], data: ['routing'] }],
    ['a rule that no utterance meets', withDesks([{ topic: ['totalforsvar'], errand: ['repay'], desk: 'general' }, ...routing.desks]), { rules: ['destination'], data: ['routing'] }],
    ['no identification for payments', { routing: { ...routing, identification: { ...routing.identification, errands: routing.identification.errands.filter((errand) => errand !== 'payment') } } },
      { moves: { [PARENTAL]: 'question' }, rules: ['identification'], data: ['routing'] }],
    ['complaints protected', { routing: { ...routing, protected: { ...routing.protected, topics: [...routing.protected.topics, 'klagomal'] } } }, { moves: { [COMPLAINT]: 'destination' }, rules: ['protected'], data: ['routing'] }],
    ['an answer dropped from a question', withChoices('housing', (choices) => choices.slice(0, 2)), { moves: { [RENT]: 'question' }, data: ['questions'] }],
    ['an answer that leads elsewhere', withChoices('housing', (choices) => choices.map((choice) => ('authority' in choice ? { ...choice, authority: 'kommunen' } : choice))), { moves: { [RENT]: 'signpost' }, data: ['questions'] }],
    ['another cue', withChoices('housing', (choices) => choices.map((choice) => ({ ...choice, cues: [...choice.cues, 'stuga'] }))), { data: ['questions'] }],
    ['an hour lost on Fridays', FRIDAY_AT_THREE, { hours: ['customer-centre'] }],
    ['a line without a calendar', { lines: { ...service.lines, press: { ...service.lines.press, calendar: null } } }, { hours: ['line press'], data: ['lines'] }],
    ['another number', { lines: { ...service.lines, private: { ...service.lines.private, number: '0771-524 525' } } }, { data: ['lines'] }],
    ['another wording', { prompts: { ...prompts, sv: { ...prompts.sv, confirm: 'Är det {topic}?' } } }, { data: ['prompts'] }],
    ['another name of a desk', { desks: service.desks.map((desk) => ({ ...desk, name: { ...desk.name, en: `${desk.name.en}!` } })) }, { data: ['desks'] }],
    ['an authority’s number', { authorities: service.authorities.map((authority) => (authority.id === 'csn' ? { ...authority, number: '0771-276 001' } : authority)) }, { data: ['authorities'] }],
  ])('%s shows as what it is, and nothing else does', (_, change, expected) => {
    expect(inShort(diffWith(change))).toEqual({ ...NOTHING, ...expected });
  });

  it('is told in words: from which place to which, and for whom by rule', () => {
    const { moves, rules } = diffWith(withDesks([{ role: ['private', 'business-unspecified'], topic: ['totalforsvar'], errand: ['repay'], line: ['private'], desk: 'general' }, ...routing.desks]));
    expect(moves).toEqual([]);
    expect(rules).toEqual([
      { kind: 'destination', before: 'private/work', after: 'private/general', topics: ['totalforsvar'], errands: ['repay'], roles: ['private'], dialled: 'any', combinations: 4 },
      { kind: 'destination', before: 'private/work', after: 'private/general', topics: ['totalforsvar'], errands: ['repay'], roles: ['business-unspecified'], dialled: ['none', 'private', 'press'], combinations: 3 },
    ]);
    expect(diffWith(SWAP).moves.find((move) => move.utterance === SICK)).toMatchObject({ change: { before: 'private/sick', after: 'private/family' }, before: { outcome: 'route' }, verdict: null });
  });

  it('names the conditions under which it moves something', () => {
    const byUtterance = Object.fromEntries(diffWith(SWAP).moves.map((move) => [move.utterance, move.conditions]));
    expect(byUtterance[SICK]).toContain('private, open, identified');
    expect(byUtterance[OWN_FIRM]).toContain('private, closed');
    // On the partner line no form of company is asked for, and the desk for businesses is the same as before.
    expect(byUtterance[OWN_FIRM]?.filter((name) => name.startsWith('partner'))).toEqual([]);
  });

  it('moves the wording alone where callers come to the same place by other prompts', () => {
    const after = { ...service, routing: { ...routing, protected: { ...routing.protected, topics: ['klagomal'] } } };
    const dialledPrivate = conditionsFor(service, after, null).filter(({ dialled }) => dialled === 'private');
    const { moves } = compare({ service, matcher }, { service: after, matcher }, CORPUS, dialledPrivate);
    expect(moves).toMatchObject([{ utterance: COMPLAINT, severity: 'wording', change: { before: 'transfer', after: 'transfer-plain' } }]);
  });

  it('of hours moves utterances only at an instant that it is about', () => {
    const [friday, thursday] = [parseTime('2025-03-07T15:30'), parseTime('2025-03-06T15:30')];
    expect(inShort(diffWith(FRIDAY_AT_THREE, [utterance(SICK)], friday)).moves).toEqual({ [SICK]: 'hours' });
    expect(inShort(diffWith(FRIDAY_AT_THREE, [utterance(SICK)], thursday)).moves).toEqual({});
  });

  it('moves a destination in its headline and by its status only where a caller ends elsewhere', () => {
    const [swap, hours] = [diffWith(SWAP), diffWith(FRIDAY_AT_THREE)];
    expect([movesDestination(swap), movesDestination(hours), movesDestination(diffWith({}))]).toEqual([true, false, false]);
    expect(headline(swap)).toMatch(/^Destinations move: 4 of 8 utterances, \d groups of callers by rule\. Besides: \d values changed\.$/u);
    expect(headline(hours)).toBe('No destination moves. 3 changes of hours.');
    expect(headline(diffWith({}))).toBe('No difference.');
  });

  it('gives the same bytes twice', () => {
    expect(JSON.stringify(diffWith(SWAP))).toBe(JSON.stringify(diffWith(SWAP)));
  });
});

describe('a change of understanding', () => {
  it.each<[string, string, Partial<Decision>, (typeof SEVERITIES)[number]]>([
    ['another desk', SICK, { topic: 'vab' }, 'destination'],
    ['another topic at the same desk', SICK, { topic: 'sgi' }, 'need'],
    ['another errand', PARENTAL, { errand: 'status' }, 'need'],
    ['another role on another line', SICK, { role: 'employer' }, 'destination'],
    ['a confirmation', SICK, { outcome: 'confirm' }, 'question'],
    ['more words needed', SICK, { outcome: 'clarify', topic: null }, 'question'],
    ['another authority instead', SICK, { outcome: 'signpost', topic: null, authority: 'csn' }, 'signpost'],
    ['a person asked for and not given', PERSON, { outcome: 'none', topic: null }, 'lost'],
    ['a person asked for, given behind a topic', PERSON, { outcome: 'route', topic: 'mina-sidor' }, 'destination'],
    ['understood for the first time', NONSENSE, { outcome: 'route', topic: 'vab' }, 'question'],
    ['danger found', NONSENSE, { outcome: 'crisis' }, 'question'],
  ])('%s is judged by what it does to the caller', (_, text, decision, severity) => {
    expect(inShort(diffHearing({ [text]: decision })).moves).toEqual({ [text]: severity });
  });

  it('that loses a person in danger is worse than anything', () => {
    const corpus = [utterance(SICK), utterance('jag vill inte leva längre')];
    const { moves } = diffHearing({ [SICK]: { topic: 'vab' }, 'jag vill inte leva längre': { outcome: 'route', topic: 'sjukpenning' } }, corpus);
    expect(moves.map(({ utterance: text, severity }) => [severity, text])).toEqual([['lost', 'jag vill inte leva längre'], ['destination', SICK]]);
  });

  it('is for the better or the worse where an utterance has a label', () => {
    const label = (text: string, topic: string): LabelledUtterance => ({ utterance: text, outcome: 'route', topic: [topic], line: 'private', authority: null });
    const corpus = [utterance(SICK, label(SICK, 'sjukpenning')), utterance(COMPLAINT, label(COMPLAINT, 'vab')), utterance(PARENTAL, label(PARENTAL, 'foraldrapenning')), utterance(RENT)];
    const diff = diffHearing({ [SICK]: { topic: 'vab' }, [COMPLAINT]: { topic: 'vab' }, [PARENTAL]: { errand: 'status' }, [RENT]: { outcome: 'route', topic: 'bostadsbidrag', ask: null } }, corpus);
    expect(Object.fromEntries(diff.moves.map((move) => [move.utterance, move.verdict]))).toEqual({ [SICK]: 'worse', [COMPLAINT]: 'better', [PARENTAL]: 'neither', [RENT]: null });
    expect(diff.verdicts).toEqual({ worse: 1, better: 1, neither: 1 });
  });
});

describe('the ways through a call', () => {
  // Clever code against a plain model: the call itself, as a caller would play it.
  it.each(CORPUS.map(({ text }) => [text]))('after "%s" end where a real call does', (text) => {
    const play = createPlayer(service);
    for (const condition of conditionsFor(service, service, null)) {
      const talk = call({ at: condition.at, dialled: condition.dialled });
      talk.say(text);
      for (let turns = 0; turns < 8 && talk.snapshot().outcome === null; turns++) {
        const { state } = talk.snapshot();
        if (state.includes('offeringIdentification')) talk.press(condition.identifies ? '1' : '2');
        else if (state.includes('askingPersonalNumber')) talk.press(TEST_NUMBER);
        else if (state.includes('awaitingBankid')) talk.bankid('complete');
        else if (state.includes('describing')) break;
        else talk.press('1');
      }
      const heard = talk.trace().find((step) => step.type === 'caller.spoke');
      if (heard?.type !== 'caller.spoke') throw new Error('nothing was heard');
      const [first] = play(heard.heard, condition).ends;
      const { outcome } = talk.snapshot();
      expect({ condition: condition.name, disposition: first?.disposition, line: first?.line, desk: first?.desk, authority: first?.authority })
        .toEqual({ condition: condition.name, disposition: outcome?.disposition ?? 'asked-again', line: outcome?.line ?? null, desk: outcome?.desk ?? null, authority: outcome?.authority ?? null });
    }
  });
});

describe('rules and hours that differ', () => {
  it('are folded without losing or doubling a caller', () => {
    const after = { ...service, ...SWAP };
    const [was, is] = [createWorld(service).destinationOf, createWorld(after).destinationOf];
    const { topics, errands, roles } = { topics: [...service.catalogue.topics.map(({ id }) => id), null], errands: [...service.errands.map(({ id }) => id), null], roles: service.roles.map(({ id }) => id) };
    let changed = 0;
    for (const topic of topics) for (const errand of errands) for (const role of roles) for (const dialled of [null, 'private', 'partner', 'press'] satisfies (LineId | null)[]) {
      if (was({ topic, errand, role }, dialled).desk !== is({ topic, errand, role }, dialled).desk) changed++;
    }
    const folded = ruleMoves(service, after);
    expect(folded.reduce((sum, { combinations }) => sum + combinations, 0)).toBe(changed);
    expect(folded).toHaveLength(4);
  });

  it('are told as ranges of days that hold every day that differs', () => {
    const { hours } = diffWith(FRIDAY_AT_THREE);
    const [before, after] = [calendars['customer-centre'], ({ ...service, ...FRIDAY_AT_THREE }).calendars['customer-centre']] as [Calendar, Calendar];
    let days = 0;
    for (let day = dayNumber('2025-01-01'); day <= dayNumber('2026-12-31'); day++) if (JSON.stringify(hoursOn(before, dateOf(day))) !== JSON.stringify(hoursOn(after, dateOf(day)))) days++;
    expect(hours.reduce((sum, range) => sum + range.days, 0)).toBe(days);
    expect(hours[0]).toEqual({ calendar: 'customer-centre', from: '2025-01-03', to: '2025-06-27', days: 23, weekdays: [5], before: '8-16', after: '8-15', opened: [], closed: ['15-16'] });
  });

  it('tell of a year that was entered by its basis', () => {
    const centre = calendars['customer-centre'] as Calendar;
    const { hours } = diffWith({ calendars: { ...calendars, 'customer-centre': { ...centre, publishedYears: [2025, 2026] } } });
    expect(hours.map(({ before, after }) => [before, after])).toContainEqual(['8-16 (projected)', '8-16 (published)']);
  });

  it('are tried while open, closed and unknown on both sides', () => {
    const names = conditionsFor(service, { ...service, ...FRIDAY_AT_THREE }, null).map(({ name }) => name);
    expect(names.slice(0, 5)).toEqual(['private, open', 'private, open, identified', 'private, closed', 'partner, unknown', 'partner, unknown, identified']);
    expect(conditionsFor(service, service, OPEN).map(({ name }) => name)).toEqual(['private, open', 'private, open, identified', 'partner, unknown', 'partner, unknown, identified', 'press, unknown', 'press, unknown, identified']);
  });
});

describe('a routing rule that changed', () => {
  it('stands beside what it was, as one change', () => {
    const shorter = routing.desks.map((rule) => (rule.desk === 'family' ? { ...rule, topic: rule.topic?.filter((topic) => topic !== 'bostadsbidrag') } : rule));
    expect(diffWith(withDesks(shorter), []).data).toEqual([{ kind: 'routing', path: 'desks', before: expect.stringMatching(/^family ← .*\|bostadsbidrag$/u), after: expect.stringMatching(/^family ← .*\|adoptionsbidrag$/u) }]);
  });

  it('is dropped or added where the other side has none that leads to the same desk', () => {
    const gone = routing.desks.filter(({ desk }) => desk !== 'family');
    expect(diffWith(withDesks(gone), []).data).toMatchObject([{ before: expect.stringMatching(/^family/u), after: null }]);
  });
});
