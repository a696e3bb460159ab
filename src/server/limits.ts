/** What one client, and all of them together, may ask of a server. */
export interface Limits {
  /** Bytes of a body: one turn, and a batch of utterances. */
  readonly body: number;
  readonly batchBody: number;
  readonly batchRows: number;
  /** Requests of one address in a second, on average; a burst of ten seconds' worth is let through. */
  readonly perSecond: number;
  /** Calls that go on at the same time; above them no new one begins. */
  readonly calls: number;
  /** Requests being answered at the same time: above the first number no call begins, above the second nothing is taken. */
  readonly busy: readonly [number, number];
  /** Traces that are being followed at the same time. */
  readonly followers: number;
  /** How long a client may take to send a request, in ms. */
  readonly slowest: number;
}

export const LIMITS: Limits = {
  // A thousand characters of four bytes, escaped, and what stands around them.
  body: 8192,
  batchBody: 1_048_576,
  batchRows: 1000,
  // A tester's loop on this machine; a person types one turn in several seconds.
  perSecond: 200,
  calls: 20_000,
  busy: [500, 2000],
  followers: 200,
  // Looked at once a second: nobody waits longer than five.
  slowest: 4000,
};
