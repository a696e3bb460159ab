import type { CallEvent, Prompt } from '../../machines/types.ts';
import type { Service } from '../service/types.ts';
import { wayTo, type Edge, type Moment, type Space, type Worn } from './explore.ts';

/** How a guarantee is broken, with the shortest call that does it. */
export interface Breach {
  readonly what: string;
  readonly space: Space;
  readonly way: readonly { readonly event: CallEvent; readonly worn: Worn | null }[];
}

/** Something that holds in every call. Ids are those of the catalogue of invariants that the project works by. */
export interface Guarantee {
  readonly id: string;
  readonly says: string;
  /** The shortest breach, or null when it holds. */
  readonly breach: (spaces: readonly Space[], service: Service) => Breach | null;
}

/** What is wrong, or nothing. */
export type Wrong = string | null;

/** Looks at every moment, the nearest to the beginning first. */
export function everyMoment(wrong: (moment: Moment, space: Space, service: Service) => Wrong): Guarantee['breach'] {
  return (spaces, service) => shortest(spaces.flatMap((space) => {
    for (const moment of space.moments) {
      const what = wrong(moment, space, service);
      if (what !== null) return [{ what, space, way: wayTo(moment) }];
    }
    return [];
  }));
}

/** Looks at every transition. */
export function everyEdge(wrong: (edge: Edge, from: Moment, space: Space, service: Service) => Wrong): Guarantee['breach'] {
  return (spaces, service) => shortest(spaces.flatMap((space) => {
    for (const from of space.moments) {
      for (const edge of from.edges) {
        const what = wrong(edge, from, space, service);
        if (what !== null) return [{ what, space, way: [...wayTo(from), { event: edge.event, worn: edge.worn }] }];
      }
    }
    return [];
  }));
}

export function shortest(breaches: readonly Breach[]): Breach | null {
  return breaches.toSorted((a, b) => a.way.length - b.way.length)[0] ?? null;
}

export const either = (...checks: readonly Guarantee['breach'][]): Guarantee['breach'] => (spaces, service) =>
  shortest(checks.flatMap((check) => check(spaces, service) ?? []));

export const isActive = ({ snapshot }: Moment) => snapshot.status === 'active';
export const isAt = ({ snapshot }: Moment, state: string) => snapshot.matches(state.includes('.') ? { [state.split('.')[0] as 'conversing']: state.split('.')[1] } as never : state as never);
export const heardIn = (event: CallEvent) => ('heard' in event ? event.heard.kind : null);
export const nameOf = ({ snapshot: { value } }: Moment) => (typeof value === 'string' ? value : Object.entries(value).flat().join('.'));
export const dispositionOf = ({ snapshot }: Moment) => snapshot.context.outcome?.disposition ?? null;
export const told = (prompts: readonly Prompt[]) => prompts.map(({ id }) => id).join(', ') || 'nothing';
