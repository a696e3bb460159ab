/** Whole numbers from 0 up, in an order that looks random and is the same every time. */
export function randomNumbers(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state >>> 8;
  };
}

/** Calls `visit` with every number below `count`, in another order each pass. */
export function inShuffledPasses(count: number, passes: number, visit: (n: number, pass: number) => void): void {
  const order = Uint32Array.from({ length: count }, (_, n) => n);
  const random = randomNumbers();
  for (let pass = 0; pass < passes; pass++) {
    for (let i = count - 1; i > 0; i--) {
      const j = random() % (i + 1);
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    for (const n of order) visit(n, pass);
  }
}
