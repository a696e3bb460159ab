import type { CallContext } from '../../machines/context.ts';
import type { Session } from './session.ts';

type Deadline = NonNullable<CallContext['deadline']>;

/** Time in a call: it passes only when it is let, and what falls due on the way fires. */
export interface Deadlines {
  /** @param until ms since 1970 */
  readonly passUntil: (until: number) => void;
  /** After a break: nobody was listening in the meantime, so what fell due then falls due once, now. */
  readonly catchUp: () => void;
}

export function createDeadlines({ context, isOver, now, setNow }: Session, fire: (deadline: Deadline) => void): Deadlines {
  const dueBy = (until: number): Deadline | null => {
    const deadline = isOver() ? null : (context()?.deadline ?? null);
    return deadline && deadline.at <= until ? deadline : null;
  };
  return {
    passUntil(until) {
      for (let deadline = dueBy(until); deadline; deadline = dueBy(until)) {
        setNow(deadline.at);
        fire(deadline);
      }
      // The clock of a call stops with it.
      if (!isOver()) setNow(Math.max(until, now()));
    },
    catchUp() {
      const deadline = dueBy(now());
      if (deadline) fire(deadline);
    },
  };
}
