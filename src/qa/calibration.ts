/** What was said with how much confidence, and whether it held. */
export interface Claim {
  /** 0..1 */
  readonly probability: number;
  readonly isRight: boolean;
}

/** Expected calibration error in ten bins of equal width, 0..1: how far what is claimed lies from what holds. */
export function calibrationError(claims: readonly Claim[]): number {
  const bins = Array.from({ length: 10 }, (): Claim[] => []);
  for (const claim of claims) bins[Math.min(9, Math.floor(claim.probability * 10))]?.push(claim);
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  return bins.filter((bin) => bin.length > 0).reduce((sum, bin) => {
    const gap = Math.abs(mean(bin.map(({ probability }) => probability)) - mean(bin.map((claim) => Number(claim.isRight))));
    return sum + (gap * bin.length) / claims.length;
  }, 0);
}
