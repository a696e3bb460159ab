import { ERRANDS, OUTCOMES, ROLES } from '../../../intents/types.ts';
import { createCallMachine } from '../../../machines/call.ts';
import { createClaims } from '../../../machines/claims.ts';
import { lineOf } from '../../../machines/context.ts';
import { BANKID_CODES } from '../../../machines/identification.ts';
import type { Dialled, Disposition } from '../../../machines/types.ts';
import type { Service } from '../../service/types.ts';
import { createWorld } from '../../simulator/world.ts';
import { calendarCases } from './calendar.ts';
import { OTHER_CODE } from './observe.ts';
import type { PartId } from './part.ts';
import { wiringOf } from './wiring.ts';

/** Everything of a service and its machine that suites can cover, each part once. */
export function partsOf(service: Service): PartId[] {
  const world = createWorld(service);
  const { states, transitions } = wiringOf(createCallMachine(world));
  return [...new Set<PartId>([
    ...destinationsOf(service),
    ...transitions.values(),
    ...states,
    ...Object.keys(createClaims(world)).flatMap((name): PartId[] => [`guards:${name}: true`, `guards:${name}: false`]),
    ...service.catalogue.topics.map(({ id }): PartId => `topics:${id}`),
    ...calendarCases(service).map(({ part }) => part),
    ...DISPOSITIONS.map((name): PartId => `dispositions:${name}`),
    ...OUTCOMES.flatMap((name): PartId[] => (name === 'ambiguous' ? ASKED.map((ask): PartId => `outcomes:${name} ${ask}`) : [`outcomes:${name}`])),
    ...Object.keys(service.prompts.sv).map((id): PartId => `prompts:${id}`),
    ...ROLES.map((role): PartId => `roles:${role}`),
    ...[...BANKID_CODES, OTHER_CODE].map((code): PartId => `bankid:${code}`),
  ])];
}

const ASKED = ['topic', 'role', 'need'] as const;
const DISPOSITIONS: readonly Disposition[] = ['transfer', 'referral', 'signpost', 'closed', 'queue-full', 'hung-up'];
const DIALLED: readonly Dialled[] = ['private', 'partner', 'press', 'abroad'];

/** Where calls can end: every line and desk that the rules name together, the lines that are referred to, the authorities. */
function destinationsOf(service: Service): PartId[] {
  const { destinationOf } = createWorld(service);
  const found = new Set<PartId>();
  for (const role of ROLES) {
    for (const topic of [null, ...service.catalogue.topics.map(({ id }) => id)]) {
      for (const errand of [null, ...ERRANDS]) {
        for (const dialled of DIALLED) {
          const line = lineOf(dialled);
          const wanted = destinationOf({ topic, errand, role }, line);
          found.add(wanted.line === line ? `destinations:${line} ${wanted.desk}` : `destinations:referral ${wanted.line}`);
          // Who stays on the line that was dialled comes to its general desk.
          if (wanted.line !== line) found.add(`destinations:${line} ${line === 'press' ? 'press' : 'general'}`);
        }
      }
    }
  }
  return [...found, ...service.authorities.map(({ id }): PartId => `destinations:signpost ${id}`)];
}
