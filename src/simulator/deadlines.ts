import type { CallContext } from '../../machines/context.ts';
import type { Session } from './session.ts';

type Deadline = NonNullable<CallContext['deadline']>;

/** Time in a call: it passes only when it is let, and what falls due on the way fires. */
export interface Deadlines {
  /**
   * @param until ms since 1970
   * @param listening whether the caller's silence is heard meanwhile; where people write, how long they take tells nothing
   */
  readonly passUntil: (until: number, listening?: boolean) => void;
  /** After a break: nobody was listening in the meantime, so what fell due then falls due once, now. */
  readonly catchUp: () => void;
}

export function createDeadlines({ context, isOver, now, setNow }: Session, fire: (deadline: Deadline) => void): Deadlines {
  const dueBy = (until: number, listening = true): Deadline | null => {
    const deadline = isOver() ? null : (context()?.deadline ?? null);
    return deadline && deadline.at <= until && (listening || deadline.as !== 'silence') ? deadline : null;
  };
  return {
    passUntil(until, listening = true) {
      for (let deadline = dueBy(until, listening); deadline; deadline = dueBy(until, listening)) {
        setNow(Math.max(deadline.at, now()));
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
