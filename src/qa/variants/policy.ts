/** The numbers of the lens, each with its reason. */
export const variantPolicy = {
  /** Of so many words one is heard otherwise, by level: a quiet room, a street, a bad line. */
  wordsPerChange: [Infinity, 8, 4, 2],
  /** Of the variants of a phrase, this share is by one rule; the others are by two, as noise seldom comes alone. */
  single: 0.5,
} as const;

export type Level = 0 | 1 | 2 | 3;
