/**
 * Every number that decides something in understanding, each with its reason.
 * A change here is a line in CHANGELOG.md: testers and service owners see its effect.
 */
export const policy = {
  features: {
    /** Character trigrams carry compounds and inflection in Swedish: worth 6 to 13 points over words alone. */
    trigramWeight: 1.2,
    /** Word pairs and trigrams that stand in fewer phrases say nothing that the words do not, and cost most of the memory. */
    minPhrases: 2,
  },
  training: {
    epochs: 6,
    learningRate: 0.3,
    /** Each phrase is trained against its nearest wrong classes only. */
    rivals: 8,
    labelSmoothing: 0.1,
    /** Centroids are scaled up to be useful logits from the start. */
    centroidScale: 10,
    /** Share of naive Bayes in the blend; few phrases a topic gain from it. */
    bayesShare: 0.3,
    bayesAlpha: 0.05,
  },
  spelling: {
    /** Shorter words have too many neighbours to be repaired. */
    minLength: 5,
    /** From this length two edits are allowed. */
    twoEditsFrom: 8,
  },
  decision: {
    /** Sure enough to route without a question. A wrong desk costs the caller a queue, a yes costs a second. */
    route: 0.6,
    /** Below this nothing is offered: an open question again serves better than a wild guess. */
    confirm: 0.16,
    /** Sending a caller away from the agency is the costliest error: it takes more to do so. */
    signpost: 0.5,
    /** "None of ours" and "too vague" need this share of the probability. */
    refuse: 0.4,
    /** Above this the words' other meanings are not asked about. */
    certain: 0.9,
    /** An errand less likely than this is not told: a wrong one would put words into the caller's mouth. */
    errand: 0.5,
    /** Two topics are close when the second has at least this share of the first. */
    gap: 0.55,
    /** A crisis is acted on at a low share: a needless word about 112 costs little. */
    crisis: 0.4,
    agent: 0.4,
    /** A language other than Swedish and English is believed from here. */
    otherLanguage: 0.8,
    /** A role without a cue is believed from here: a wrong role means a wrong line. */
    role: 0.5,
    /** Most callers are private persons: so much (in log-odds) must the words outweigh. */
    privatePrior: 1,
    /** A second need must be this likely in its own clause. */
    need: 0.5,
  },
} as const;

export type Policy = typeof policy;
