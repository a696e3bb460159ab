/** Every number that decides something in a call, each with its reason. A change here is a line in CHANGELOG.md. */
export const callPolicy = {
  /** Misses at one question before the caller goes to a person: ask at most twice (ACIxD; A-024 promises a person). */
  misses: 2,
  /** Guesses that the caller turns down, or beginnings again, before a person takes over: two wrong guesses make people leave. */
  rejections: 2,
  /** How often one question is said again on demand before a person takes over. */
  repeats: 2,
  /** After so many turns of the caller a person takes over, whatever is said: no call goes on for ever. */
  turns: 30,
  /** Identification is offered, never demanded: one ask, and one more if the first try failed. */
  bankidAsks: 2,
  /** Silence before the question is asked again, in ms. Long enough for text telephony and for those who think. */
  silence: 10_000,
  /** The same for text telephony: an operator reads aloud and writes down. */
  silenceInText: 40_000,
  /** While BankID is waited for, the first word on how it goes comes after so many ms; each further one takes twice as long. */
  bankidProgress: 10_000,
  /** What cannot be talked over: who is recorded, and where help is in danger, must have been said. */
  heardOut: ['recording-notice', 'crisis'],
  /** A phone order's lifetime in ms. No public source gives it: an assumption, marked so in docs/domain.md. */
  bankidLifetime: 180_000,
} as const;
