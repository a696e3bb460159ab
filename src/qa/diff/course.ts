import { createCallMachine } from '../../../machines/call.ts';
import type { CallEvent, CallOutcome, Choice, Heard } from '../../../machines/types.ts';
import type { Service } from '../../service/types.ts';
import { createStepper, type Snapshot, type Step } from '../../simulator/stepper.ts';
import { createWorld } from '../../simulator/world.ts';
import { withHoursRemembered } from '../memoized.ts';
import type { Condition, Course, End, Question } from './types.ts';

/** What is gathered along the ways through a call. */
interface Gathered {
  readonly questions: Map<string, Question>;
  readonly ends: End[];
  readonly prompts: Set<string>;
}

/** Plays what was heard as the caller's first words, under a condition, with every answer to every question that follows. */
export type Player = (heard: Heard, condition: Condition) => Course;

/** No way through a call has more questions: confirm, choose, form of company, identification and its tries. */
const MOST_QUESTIONS = 12;

/** Remembers what it played: a corpus holds few different needs. */
export function createPlayer(service: Service): Player {
  const machine = createCallMachine(withHoursRemembered(createWorld(service)));
  const { begin, step } = createStepper(machine);
  const played = new Map<string, Course>();
  const openings = new Map<string, Snapshot>();

  function opening({ dialled, at }: Condition): Snapshot {
    const key = `${dialled} ${at}`;
    const known = openings.get(key) ?? begin({ at, dialled, lang: 'sv' }).snapshot;
    openings.set(key, known);
    return known;
  }

  return function play(heard: Heard, condition: Condition): Course {
    const key = `${condition.dialled} ${condition.at} ${condition.identifies} ${keyOf(heard)}`;
    const known = played.get(key);
    if (known) return known;
    const declined = condition.identifies ? play(heard, { ...condition, identifies: false }) : null;
    const course = declined && !declined.questions.some(({ id }) => id.startsWith('offer-identification')) ? declined : courseOf(step, opening(condition), heard, condition);
    played.set(key, course);
    return course;
  };
}

function courseOf(step: Step, opened: Snapshot, heard: Heard, condition: Condition): Course {
  const gathered: Gathered = { questions: new Map(), ends: [], prompts: new Set() };
  follow(step, opened, { type: 'caller.spoke', at: condition.at, heard }, condition, gathered, 0);
  return { questions: [...gathered.questions.values()], ends: gathered.ends, prompts: [...gathered.prompts] };
}

function follow(step: Step, before: Snapshot, event: CallEvent, condition: Condition, gathered: Gathered, depth: number): void {
  const { snapshot, prompts } = step(before, event);
  for (const { id } of prompts) gathered.prompts.add(id);
  const { outcome, need } = snapshot.context;
  if (outcome !== null) return void gathered.ends.push(endOf(outcome));
  const asked = depth < MOST_QUESTIONS ? questionOf(snapshot) : null;
  if (asked === null) return void gathered.ends.push({ ...NOWHERE, disposition: 'asked-again', role: need?.role ?? 'private' });
  if (asked.question !== null) gathered.questions.set(`${asked.question.id} ${asked.question.choices.join()}`, asked.question);
  for (const answer of asked.answers(condition)) {
    const { at } = condition;
    follow(step, snapshot, answer === 'complete' ? { type: 'bankid.answered', at, code: answer, order: snapshot.context.bankidAsks } : { type: 'caller.pressed', at, heard: answer }, condition, gathered, depth + 1);
  }
}

const NOWHERE = { line: null, desk: null, authority: null, topic: null, errand: null, alsoAbout: null } as const;

interface Asked {
  /** Null for what follows of a question already noted. */
  readonly question: Question | null;
  readonly answers: (condition: Condition) => readonly (Heard | 'complete')[];
}

/** The question that stands and the answers that lead on; null when other words are needed. */
function questionOf(snapshot: Snapshot): Asked | null {
  const { question, choices } = snapshot.context;
  const ask = (named: readonly string[], answers: Asked['answers']): Asked => ({ question: { id: question, choices: named }, answers });
  const each = (count: number) => () => Array.from({ length: count }, (_, index): Heard => ({ kind: 'choice', index }));
  if (snapshot.hasTag('bankid')) return { question: null, answers: () => ['complete'] };
  if (snapshot.hasTag('personal-number')) return { question: null, answers: () => [{ kind: 'personal-number', valid: true }] };
  if (question.startsWith('offer-identification')) return ask([], ({ identifies }) => [{ kind: identifies ? 'yes' : 'no' }]);
  if (snapshot.hasTag('choosing')) return ask(choices.map(nameOf), each(choices.length));
  if (snapshot.hasTag('company')) return ask(['sole-trader', 'limited-company'], each(2));
  return snapshot.hasTag('yes-no') ? ask([], () => [{ kind: 'yes' }]) : null;
}

function nameOf(choice: Choice): string {
  return 'topic' in choice ? choice.topic : choice.authority;
}

function endOf({ disposition, line, desk, authority, topic, errand, role, alsoAbout }: CallOutcome): End {
  return { disposition, line, desk, authority, topic, errand, role, alsoAbout };
}

/** What the call can make of the words, and nothing else: runners-up count only where they are asked about. */
export function keyOf(heard: Heard): string {
  if (heard.kind !== 'need') return JSON.stringify(heard);
  const { ask, pair, topics, needs } = heard.need;
  return JSON.stringify({ ...heard.need, pair: ask === 'topic' ? pair : null, topics: ask === 'topic' && pair === null ? topics : [], needs: ask === 'need' ? needs : [] });
}
