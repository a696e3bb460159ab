import { ERRANDS, ROLES, type Errand, type Role } from '../../../intents/types.ts';
import type { LineId, Need } from '../../../machines/types.ts';
import type { Service } from '../../service/types.ts';
import { createWorld } from '../../simulator/world.ts';
import type { RuleMove } from './types.ts';

const DIMENSIONS = ['topics', 'errands', 'roles', 'dialled'] as const;
type Dimension = (typeof DIMENSIONS)[number];
/** Combinations of what the four sets hold. */
type Box = Readonly<Record<Dimension, readonly string[]>>;
type Answer = (service: Service) => (need: Need, dialled: LineId | null) => string;

const NONE = 'none';
/** Folded last, and so named last where a box cannot be had in one. */
const FOLDED: readonly Dimension[] = ['dialled', 'errands', 'roles', 'topics'];

const ANSWERS: Readonly<Record<RuleMove['kind'], Answer>> = {
  destination: (service) => {
    const { destinationOf } = createWorld(service);
    return (need, dialled) => {
      const { line, desk } = destinationOf(need, dialled);
      return `${line}/${desk}`;
    };
  },
  identification: (service) => {
    const { isPersonal } = createWorld(service);
    return (need) => (isPersonal(need) ? 'offered' : 'not offered');
  },
  protected: (service) => {
    const { isProtected } = createWorld(service);
    return (need) => (isProtected(need) ? 'protected' : 'not protected');
  },
};

/**
 * Every caller whose destination, offer of identification or protection the two services give otherwise, whatever words
 * they use: all topics (of both sides, and none), errands, roles and numbers dialled, folded to as few rows as that takes.
 */
export function ruleMoves(before: Service, after: Service): RuleMove[] {
  const values: Box = {
    topics: [...topicsOf(before).filter((id) => topicsOf(after).includes(id)), NONE], errands: [...ERRANDS, NONE], roles: ROLES, dialled: [NONE, 'private', 'partner', 'press'],
  };
  const isSame = JSON.stringify(before.routing) === JSON.stringify(after.routing);
  return isSame ? [] : (['destination', 'identification', 'protected'] as const).flatMap((kind) => {
    const [was, is] = [ANSWERS[kind](before), ANSWERS[kind](after)];
    const changed = new Map<string, Box[]>();
    for (const box of combinations(values, kind === 'destination')) {
      const [need, dialled] = asked(box);
      const [old, present] = [was(need, dialled), is(need, dialled)];
      if (old === present) continue;
      const boxes = changed.get(`${old}\n${present}`);
      if (boxes) boxes.push(box);
      else changed.set(`${old}\n${present}`, [box]);
    }
    return [...changed].flatMap(([change, boxes]) => fold(boxes).map((box) => moveOf(kind, change, box, values)));
  });
}

function topicsOf({ catalogue }: Service): string[] {
  return catalogue.topics.map(({ id }) => id);
}

/** @param byNumber whether the number dialled matters */
function combinations({ topics, errands, roles, dialled }: Box, byNumber: boolean): Box[] {
  return topics.flatMap((topic) => errands.flatMap((errand) => roles.flatMap((role) =>
    (byNumber ? dialled.map((line) => [line]) : [dialled]).map((lines) => ({ topics: [topic], errands: [errand], roles: [role], dialled: lines })))));
}

function asked({ topics: [topic = NONE], errands: [errand = NONE], roles: [role], dialled: [dialled = NONE] }: Box): readonly [Need, LineId | null] {
  const orNull = (value: string) => (value === NONE ? null : value);
  return [{ topic: orNull(topic), errand: orNull(errand) as Errand | null, role: role as Role }, orNull(dialled) as LineId | null];
}

/** Joins boxes that differ in one dimension only, dimension by dimension. */
function fold(boxes: readonly Box[]): readonly Box[] {
  return FOLDED.reduce<readonly Box[]>((present, dimension) => {
    const joined = new Map<string, Box>();
    for (const box of present) {
      const key = JSON.stringify({ ...box, [dimension]: null });
      const known = joined.get(key);
      joined.set(key, known ? { ...known, [dimension]: [...known[dimension], ...box[dimension]] } : box);
    }
    return [...joined.values()];
  }, boxes);
}

function moveOf(kind: RuleMove['kind'], change: string, box: Box, values: Box): RuleMove {
  const [before = '', after = ''] = change.split('\n');
  const named = Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, box[dimension].length === values[dimension].length ? 'any' : box[dimension]])) as
    Pick<RuleMove, Dimension>;
  return { kind, before, after, ...named, combinations: DIMENSIONS.reduce((product, dimension) => product * box[dimension].length, 1) };
}
