import { BANKID_CODES } from '../../../machines/identification.ts';
import { parseTime } from '../../../machines/stockholm.ts';
import type { Dialled, Queue } from '../../../machines/types.ts';
import { startCall, type CallView } from '../../simulator/call.ts';
import type { Engine } from '../../simulator/engine.ts';
import { routeDecision } from '../../simulator/route.ts';
import { TEST_NUMBER, WRONG_NUMBER } from '../../simulator/test-number.ts';
import { createWorld } from '../../simulator/world.ts';
import { PACE } from '../queue.ts';
import { createPlayer, type Step } from '../step.ts';
import type { CallCase } from '../suite.ts';
import { saidAloud } from './cues.ts';
import { dice, type Dice } from './random.ts';

/** Random calls of one seed: always the same ones. */
const SEED = 20250620;
const CALLS = 240;
const LONGEST = 14;
/** More turns than a call may take. */
const MANY = 31;

/** A Monday morning, a closed eve, five minutes before closing, a summer afternoon. */
const TIMES = ['2025-03-03T10:15', '2025-03-03T10:15', '2025-06-20T10:15', '2025-03-03T15:59', '2025-07-15T15:30'].map(parseTime);
const DIALLED: readonly Dialled[] = ['private', 'private', 'private', 'partner', 'press', 'abroad'];
const QUEUES: readonly (Queue | null)[] = [null, null, null, { place: 2, pace: PACE }, 'full'];
const OPEN = TIMES[0] as number;

const say = (words: string): Step => ({ say: words });
const SILENCE: Step = { 'stay-silent': null };
const ASIDES: readonly Step[] = [
  ...['handläggare', 'upprepa', 'vad kan jag säga', 'börja om', 'kan ni ringa upp mig', 'hoppa över', 'ja', 'nej', 'nej tack', 'jag orkar inte leva längre', 'jag har en fråga', 'dumdidum trallan', 'repeat', 'yes', 'no'].map(say),
  { press: '0' }, { press: '*' }, { press: '5' }, SILENCE, { wait: '10s' },
];
const ANSWERS: readonly Step[] = [say('ja'), say('nej'), say('nej'), { press: '1' }, { press: '2' }, { press: '3' }, SILENCE];
const NUMBERS: readonly Step[] = [{ press: TEST_NUMBER }, { press: TEST_NUMBER }, { press: TEST_NUMBER }, { press: WRONG_NUMBER }, say('hoppa över'), SILENCE];
const ORDER: readonly Step[] = [SILENCE, { wait: '10s' }, { wait: '181s' }, say('hoppa över'), { bankid: 'complete' }];

const call = (steps: readonly Step[], dialled: Dialled = 'private', at = OPEN, queue: Queue | null = null): CallCase =>
  ({ kind: 'call', name: '', line: 0, at, dialled, lang: 'sv', queue, steps: steps.map((step) => ({ step, line: 0 })) });

/** Utterances by what they lead to, so that rare kinds are said as often as common ones. */
function kindsOf({ service, matcher }: Engine, utterances: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const world = createWorld(service);
  const kinds = new Map<string, string[]>();
  for (const utterance of utterances) {
    const decision = matcher.understand(utterance);
    const { outcome, ask, topic, errand, role, line } = routeDecision(service, decision, utterance, OPEN);
    const need = { topic, errand, role };
    const kind = JSON.stringify([outcome, ask, decision.pair, line, world.isPersonal(need), world.isProtected(need), role === 'business-unspecified']);
    kinds.set(kind, [...(kinds.get(kind) ?? []), utterance]);
  }
  return kinds;
}

/** Walks that lead to every question's every answer and every code of BankID, and random calls that listen and answer. */
export function* walks(engine: Engine, utterances: readonly string[]): Generator<CallCase> {
  const kinds = [...kindsOf(engine, utterances).values()];
  const chance = dice(SEED);
  yield* kinds.flatMap(([first = '']) => answered(engine, first));
  yield* identified(engine, utterances);
  for (let i = 0; i < CALLS; i++) yield randomCall(engine, kinds, chance);
}

/** An utterance, and every answer to the question that it leads to: by key, by the words on it, by each word that it is known by. */
function answered({ service, matcher }: Engine, first: string): CallCase[] {
  const running = startCall(service, matcher, { at: OPEN });
  running.say(first);
  const { question, replies } = running.snapshot();
  const choices = question === 'ask-company' ? service.company : (service.questions.find(({ id }) => question === `disambiguate-${id}`)?.choices ?? []);
  const answers: Step[] = [
    ...['1', '2', '3', '4'].map((press): Step => ({ press })), say('ja'), say('nej'),
    ...[...new Set([...replies.map((reply) => reply.say), ...choices.flatMap(({ cues }) => cues.map(saidAloud))])].map(say),
  ];
  return answers.map((step) => call([say(first), step, SILENCE]));
}

function identified({ service, matcher }: Engine, utterances: readonly string[]): CallCase[] {
  const { isPersonal } = createWorld(service);
  const personal = utterances.find((utterance) => {
    const { outcome, topic, errand, role } = matcher.understand(utterance);
    return outcome === 'route' && role === 'private' && isPersonal({ topic, errand, role });
  });
  if (personal === undefined) return [];
  const begun = [say(personal), say('ja'), { press: TEST_NUMBER }];
  return [
    ...BANKID_CODES.map((bankid) => call([...begun, { bankid }, say('ja'), { press: TEST_NUMBER }, { bankid }])),
    ...['5s', '10s', '30s', '70s', '181s'].map((wait) => call([...begun, { wait }])),
    call([...begun, ...Array.from({ length: MANY }, () => SILENCE)]),
    ...['5s', '10s', '20s'].map((wait) => call([{ wait }, { wait }])),
  ];
}

function randomCall({ service, matcher }: Engine, kinds: readonly (readonly string[])[], chance: Dice): CallCase {
  const [dialled, at, queue] = [chance.pick(DIALLED), chance.pick(TIMES), chance.pick(QUEUES)];
  const running = startCall(service, matcher, { at, dialled, queue });
  const play = createPlayer(running);
  const steps: Step[] = [];
  for (let view = running.snapshot(); !view.over && steps.length < LONGEST; view = running.snapshot()) {
    const step = nextStep(view, kinds, chance);
    steps.push(step);
    play(step);
  }
  return call(steps, dialled, at, queue);
}

/** Mostly what is asked for, sometimes anything else. */
function nextStep({ awaitsBankid, awaitsNumber, replies, state }: CallView, kinds: readonly (readonly string[])[], chance: Dice): Step {
  if (chance.roll(40) === 0) return { 'hang-up': null };
  if (chance.roll(5) === 0) return chance.pick(ASIDES);
  if (state === 'queueing') return chance.pick<Step>([{ wait: '60s' }, { wait: '60s' }, SILENCE, say('ja')]);
  if (awaitsBankid) return chance.roll(2) === 0 ? chance.pick(ORDER) : { bankid: chance.pick(BANKID_CODES) };
  if (awaitsNumber) return chance.pick(NUMBERS);
  if (replies.length > 0 && chance.roll(4) > 0) return chance.roll(3) === 0 ? say(chance.pick(replies).say) : chance.pick(ANSWERS);
  return say(chance.pick(chance.pick(kinds)));
}
