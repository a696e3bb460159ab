import { z } from 'zod';
import { InputError } from '../../service/errors.ts';
import { parseYaml, readDocument } from '../../service/yaml.ts';
import { didYouMean } from '../../service/nearest.ts';
import { EVENTS, type Event } from './event.ts';

/** What each event costs, in one unit of the user's choice. */
export interface Costs {
  readonly unit: string;
  readonly of: Readonly<Record<Event, number>>;
}

/**
 * Used where no file says otherwise: an assumption of ours, not a figure of the agency. The unit is one needless question.
 * A yes costs a second; a wrong confirmation a no and the question again; a wrong desk a second queue; a person in danger
 * who is not recognised outweighs all else.
 */
export const DEFAULT_COSTS: Costs = {
  unit: 'needless questions',
  of: {
    right: 0, confirmed: 0.3, 'wrong-confirmation': 1.5, 'needless-question': 1, 'wrong-question': 1,
    misroute: 8, 'lost-crisis': 50, 'lost-person': 5, 'other-wrong': 3,
  },
};

const HIGHEST = 1_000_000;
const cost = z.number({ error: 'a number is expected' }).min(0, 'a cost is 0 or more').max(HIGHEST, `a cost is at most ${HIGHEST}`);
const schema = z.looseObject({ unit: z.string({ error: 'text is expected' }).min(1).max(40, 'at most 40 characters').optional(), ...Object.fromEntries(EVENTS.map((event) => [event, cost.optional()])) });

/**
 * Reads a file of costs: one `event: number` a line, perhaps a `unit`; what it does not name costs as by default.
 * @throws InputError with file and line
 */
export function parseCosts(text: string, file: string): Costs {
  const { unit = DEFAULT_COSTS.unit, ...given } = parseYaml(text, file, schema) as { readonly unit?: string } & Partial<Record<Event, number>>;
  const unknown = Object.keys(given).find((name) => !(EVENTS as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new InputError(`${file}:${readDocument(text, file).lineOf([unknown])}: no event is called "${unknown.slice(0, 40)}"${didYouMean(unknown, EVENTS)}; there are ${EVENTS.join(', ')}`);
  }
  return { unit, of: { ...DEFAULT_COSTS.of, ...given } };
}
