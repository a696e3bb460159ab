import type { Caller, Talk } from '../call/caller.ts';
import type { Conversation } from '../call/conversation.ts';

/** A course of the call that was gone back from: everything that is needed to go on with it, and where it had come to. */
export interface Branch {
  readonly id: number;
  readonly conversation: Conversation;
  readonly state: string;
  readonly outcome: Talk['view']['outcome'];
}

/** What was gone back from in one person's calls. Only in memory: it is gone when the page is. */
export interface Branches {
  readonly all: () => readonly Branch[];
  readonly subscribe: (listener: () => void) => () => void;
  /** Goes to where so many things had been done; what is left behind is kept. */
  readonly backTo: (turns: number) => void;
  /** Goes along a branch; to its end, unless told. */
  readonly goTo: (branch: Branch, turns?: number) => void;
  /** The branch that goes on from here; the latest of several. */
  readonly ahead: () => Branch | null;
}

const MOST = 20;
const known = new WeakMap<Caller, Branches>();

/** The branches of a caller, the same ones whenever the inspector is opened. */
export function branchesOf(caller: Caller): Branches {
  const branches = known.get(caller) ?? createBranches(caller);
  known.set(caller, branches);
  return branches;
}

function createBranches(caller: Caller): Branches {
  let all: readonly Branch[] = [];
  let next = 1;
  const listeners = new Set<() => void>();

  function keep(): void {
    const conversation = caller.conversation();
    const { view } = caller.getSnapshot();
    if (conversation.acts.length === 0) return;
    const kept = all.find((branch) => isPrefix(conversation, branch.conversation));
    const left = kept ?? { id: next++, conversation, state: view.state, outcome: view.outcome };
    // What was left last is what "forward" leads along; what only leads to here is no other branch any more.
    all = [...all.filter((branch) => branch !== kept && !isPrefix(branch.conversation, conversation)), left].slice(-MOST);
    for (const listener of listeners) listener();
  }

  return {
    all: () => all,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    backTo(turns) {
      keep();
      caller.backTo(turns);
    },
    goTo({ conversation }, turns) {
      keep();
      caller.open({ ...conversation, lang: caller.conversation().lang }, turns);
    },
    ahead() {
      const present = caller.conversation();
      return all.findLast(({ conversation }) => conversation.acts.length > present.acts.length && isPrefix(present, conversation)) ?? null;
    },
  };
}

/** Whether one course is the other, or leads to it. */
export function isPrefix(shorter: Conversation, longer: Conversation): boolean {
  const isSameCall = shorter.dialled === longer.dialled && shorter.queue === longer.queue && (shorter.acts.length === 0 || shorter.at === longer.at);
  return isSameCall && sharedTurns(shorter, longer) === shorter.acts.length;
}

/** How many things two courses have done alike. */
export function sharedTurns(a: Conversation, b: Conversation): number {
  const first = a.acts.findIndex((act, i) => JSON.stringify(act) !== JSON.stringify(b.acts[i]));
  return first < 0 ? a.acts.length : first;
}
