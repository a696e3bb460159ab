/** Does what is asked under one name one after the other, in the order in which it was asked; other names do not wait. */
export type Lanes = <T>(name: string, work: () => Promise<T>) => Promise<T>;

export function createLanes(): Lanes {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const before = last.get(name);
    const mine = before ? before.then(work, work) : work();
    last.set(name, mine);
    const leave = () => { if (last.get(name) === mine) last.delete(name); };
    mine.then(leave, leave);
    return mine;
  };
}
