/** The numbers of the coach, each with its reason. */
export const coachPolicy = {
  /** Enough mishearings to tell 47 from 50, few enough to be tried within a second on a telephone. */
  variants: 50,
  /** The coach must say the same of the same phrase each time. */
  seed: 1,
  /** A phrase is clearly safer when at least this share more of its variants arrive: three of fifty. Less may be chance. */
  clearly: 0.06,
  /** As many questions fewer are worth it too, when no more go wrong: five of fifty. */
  fewerQuestions: 0.1,
  /** What is suggested can be kept in mind. */
  mostWords: 8,
} as const;
