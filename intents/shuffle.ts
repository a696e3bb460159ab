/** Calls `visit` with every number below `count`, in another order each pass; the orders are the same every time. */
export function inShuffledPasses(count: number, passes: number, visit: (n: number, pass: number) => void): void {
  const order = Uint32Array.from({ length: count }, (_, n) => n);
  let state = 1;
  for (let pass = 0; pass < passes; pass++) {
    for (let i = count - 1; i > 0; i--) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      const j = (state >>> 8) % (i + 1);
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    for (const n of order) visit(n, pass);
  }
}
