import { wayTo, type Edge, type Moment, type Space } from './explore.ts';
import { heardIn, nameOf, type Breach } from './looking.ts';

/** What a failing caller and a failing world do. */
const FAILING: ReadonlySet<string> = new Set(['vague', 'nothing', 'skip']);

/** A circle of nothing but failing. */
export function circleOf(space: Space): Breach | null {
  const isFailing = ({ event, worn }: Edge) => worn === null
    && (event.type === 'caller.stayedSilent' || (event.type === 'bankid.answered' && event.code !== 'userSign') || FAILING.has(heardIn(event) ?? ''));
  const done = new Set<Moment>();
  const onWay = new Set<Moment>();
  const search = (moment: Moment): Edge | null => {
    if (done.has(moment)) return null;
    onWay.add(moment);
    for (const edge of moment.edges) {
      // While BankID is waited for, silence is right, and the order's own end is the bound.
      if (!isFailing(edge) || (edge.event.type === 'caller.stayedSilent' && moment.snapshot.hasTag('bankid'))) continue;
      if (moment.snapshot.hasTag('queueing') || (edge.to === moment && !edge.changed && edge.prompts.length === 0)) continue;
      if (onWay.has(edge.to)) return edge;
      const found = search(edge.to);
      if (found) return found;
    }
    onWay.delete(moment);
    done.add(moment);
    return null;
  };
  for (const moment of space.moments) {
    const edge = search(moment);
    if (edge) return { what: `failing goes round in a circle at ${nameOf(edge.to)}`, space, way: [...wayTo(edge.to), { event: edge.event, worn: null }] };
  }
  return null;
}
