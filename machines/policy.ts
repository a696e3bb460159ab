/** Every number that decides something in a call, each with its reason. A change here is a line in CHANGELOG.md. */
export const callPolicy = {
  /** Misses at one question before the caller goes to a person: ask at most twice (ACIxD; A-024 promises a person). */
  misses: 2,
  /** Guesses that the caller turns down before a person takes over: two wrong guesses make people leave. */
  rejections: 2,
  /** Identification is offered, never demanded: one ask, and one more if the first try failed. */
  bankidAsks: 2,
  /** Silence before the question is asked again, in ms. Long enough for text telephony and for those who think. */
  silence: 10_000,
  /** While BankID is waited for, a word on how it goes comes this often, in ms. */
  bankidProgress: 10_000,
  /** A phone order's lifetime in ms. No public source gives it: an assumption, marked so in docs/domain.md. */
  bankidLifetime: 180_000,
} as const;
