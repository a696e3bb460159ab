/** Work in short steps, each over in a few milliseconds: between two of them, whoever has a page to keep alive does something else. */
export type Steps<T> = Generator<void, T, void>;

/** All steps at once, for whoever has nothing else to do. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
