/** Ctrl-C as something to be asked about, so that a run can end with what it has. */
export interface Interrupt {
  readonly isAsked: () => boolean;
  /** Called at once when it comes. */
  readonly onAsked: (action: () => void) => void;
}

/** For what is not worth ending gently: Ctrl-C does as it does without a listener. */
export const UNHEARD: Interrupt = { isAsked: () => false, onAsked: () => undefined };

/** From here on, the first Ctrl-C only asks; the second ends the process at once. */
export function listenForInterrupt(): Interrupt {
  let isAsked = false;
  const actions: (() => void)[] = [];
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.removeAllListeners(signal);
    process.on(signal, () => {
      if (isAsked) process.exit(130);
      isAsked = true;
      for (const action of actions) action();
    });
  }
  return { isAsked: () => isAsked, onAsked: (action) => void actions.push(action) };
}
