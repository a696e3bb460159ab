/** Every number that decides a finding, each with its reason. A change here is a line in CHANGELOG.md. */
export const lintPolicy = {
  /** Words of a prompt. At 150 words a minute it takes 12 seconds to hear: well below the 20 seconds that makers of voice responses give as the most. */
  promptWords: 30,
  /** Words of a sentence: "fairly difficult" from 21 on in the studies that GOV.UK cites, and a listener cannot look back. */
  sentenceWords: 20,
  /** Options in one prompt: what is held in mind while one chooses. */
  options: 3,
  /** Phrases of a topic. Measured when the catalogue was built: 71 of 100 right at 10 phrases a topic, 79 at 20; below 15 a topic falls behind. */
  swedishPhrases: 15,
  englishPhrases: 5,
} as const;
