import { hoursAt } from '../../machines/hours.ts';
import type { Choice, Destination, Hours, LineId, Need, Queue, World } from '../../machines/types.ts';
import type { Lines, Service } from '../service/types.ts';

/**
 * The service as the pure functions that a call asks.
 * @param queueAt a queue to play with; without one somebody answers at once
 */
export function createWorld(service: Service, queueAt: World['queueAt'] = () => null): World {
  const { routing } = service;
  return {
    destinationOf: (need, dialled) => destinationOf(service, need, dialled),
    hoursAt: (line, at) => hoursAt(calendarOf(service, line), at),
    choicesOf: (pair): readonly Choice[] =>
      service.questions.find(({ id }) => id === pair)?.choices.map((choice) => ('topic' in choice ? { topic: choice.topic } : { authority: choice.authority })) ?? [],
    isPersonal: ({ topic, errand, role }) =>
      topic !== null && errand !== null && routing.identification.errands.includes(errand)
      && routing.identification.roles.includes(role) && !routing.identification.exceptTopics.includes(topic),
    isProtected: ({ topic }) => topic !== null && routing.protected.topics.includes(topic),
    queueAt,
  };
}

/** By queue: making a world's machine takes longer than most turns do. */
const worlds = new WeakMap<Service, Map<string, World>>();
/** Queues that calls play with at the same time; one more and the one used longest ago is made anew when it is asked for. */
const MOST_QUEUES = 50;

/** The world of a call, with the queue that it plays with: one and the same for all calls with the same one. */
export function worldOf(service: Service, queue: Queue | null): World {
  const known = worlds.get(service) ?? new Map<string, World>();
  worlds.set(service, known);
  const name = queue === null || queue === 'full' ? String(queue) : `${queue.place} ${queue.pace}`;
  const world = known.get(name) ?? (queue === null ? withLatestHours(createWorld(service)) : createWorld(service, () => queue));
  known.delete(name);
  known.set(name, world);
  const [oldest] = known.keys();
  if (known.size > MOST_QUEUES && oldest !== undefined) known.delete(oldest);
  return world;
}

/** Hours change on whole minutes, and many calls ask in the same one. */
function withLatestHours(world: World): World {
  const latest = new Map<LineId, { readonly minute: number; readonly hours: Hours }>();
  return {
    ...world,
    hoursAt(line, at) {
      const minute = Math.floor(at / 60_000);
      const last = latest.get(line);
      if (last?.minute === minute) return last.hours;
      const hours = world.hoursAt(line, at);
      latest.set(line, { minute, hours });
      return hours;
    },
  };
}

/** First match wins, in both lists; the last rule of each holds for everyone (checked when the service is read). */
function destinationOf({ routing }: Service, need: Need, dialled: LineId | null): Destination {
  const matches = (rule: { role?: readonly string[] | undefined; topic?: readonly string[] | undefined; errand?: readonly string[] | undefined }) =>
    (!rule.role || rule.role.includes(need.role))
    && (!rule.topic || (need.topic !== null && rule.topic.includes(need.topic)))
    && (!rule.errand || (need.errand !== null && rule.errand.includes(need.errand)));
  const lineRule = routing.lines.find((rule) => matches(rule) && (!rule.dialled || (dialled !== null && rule.dialled.includes(dialled))));
  const line = lineRule?.line ?? 'private';
  const deskRule = routing.desks.find((rule) => matches(rule) && (!rule.line || rule.line.includes(line)));
  return { line, desk: deskRule?.desk ?? 'general', source: lineRule?.source ?? '' };
}

export function calendarOf(service: Lines, line: LineId) {
  const { calendar } = service.lines[line];
  return calendar === null ? null : (service.calendars[calendar] ?? null);
}
