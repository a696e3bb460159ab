/**
 * Every number that decides something in understanding, each with its reason.
 * A change here is a line in CHANGELOG.md: testers and service owners see its effect.
 */
export const policy = {
  features: {
    /** Length of each block: words and neighbours, any two words together, letters. Measured on three public sets. */
    weights: [1, 0.8, 1],
    /** Two words belong together up to this distance; without an end, long utterances would drown in pairs. */
    pairReach: 10,
    /** What stands in fewer phrases says nothing that the words do not, and costs most of the memory. */
    minPhrases: { next: 2, pair: 2, letters: 2 },
  },
  training: {
    /** What a misjudged phrase costs against a simpler model. */
    cost: 1,
    /** Visits of each phrase; large sets settle in fewer: enough / phrases, but never under the fewest. */
    passes: 7,
    fewestPasses: 3,
    enough: 150_000,
    /** Visits in which a model of few weights takes up what the missing ones gave, and how far it goes at each. */
    distilPasses: 4,
    distilRate: 0.4,
    /** A feature that no other task needs takes as much room as so many weights. */
    feature: 2,
    /** Weights are chosen in turns: at first so many times more are kept, and settled before the next choice. */
    rooms: [4, 2.5, 1.6, 1],
    /**
     * Weights are stored as multiples of a step, most of them as one; larger ones stand wider apart, by a power. In a choice
     * between classes a step is so large for each feature that an error costs the same with all of them, by how common they
     * are. What says yes to danger is rare among all that is said, and must be exact for rare features as well.
     */
    grids: { choice: { step: 0.2, widening: 1.25, isByRarity: true }, yesNo: { step: 0.06, widening: 2, isByRarity: false } },
    /** So large a share of the weights is quantised before the others settle again, and in how many visits they do. */
    quantiseFirst: [0.5, 0.8],
    quantisePasses: 2,
    /** Of the words of a phrase, so many are lost in the remixed one that the small model learns from. */
    loseOneIn: 4,
    /** What people in danger say is heard so many times among other matters: the harmless is four times as much (33,000 and 7,500). */
    amid: 3,
    /** Of what stands on either side of a phrase, so many words are heard with it. */
    beside: 6,
    /** A constant feature carries how common a class is. */
    bias: 0.5,
    /** Naive Bayes beside the support vectors: one or two points where classes are small. */
    bayesShare: 0.05,
    bayesAlpha: 0.05,
  },
  /** How much room the stored model has for each of these, in weights; a quarter of the choices' come to nothing when they are quantised. With no end of room 1.7 points more are right at the first try (docs/decisions/0018). */
  keep: { topics: 149_000, errands: 13_000, languages: 5_500, roles: 18_000, danger: 18_000, open: 15_000 },
  /** A phrase that the stored model would put elsewhere leads by so much score under its own label; others mostly lead by more. */
  exceptionLead: 1,
  /** How many nats one unit of score is worth, so that confidences are true shares (see docs/benchmark.md, calibration). */
  sharpness: { ranker: 4, topics: 2.8, errands: 4, languages: 4, roles: 4, danger: 2, open: 2 },
  /** The likeliest label's share is raised to this power: between surely right and a guess lies more than the shares say. */
  flattening: 0.5,
  spelling: {
    /** A word of fewer phrases repairs nothing: it would be a chance neighbour as often as what was meant. */
    minPhrases: 6,
    /** Known words shorter than this are nobody's repair. */
    shortest: 4,
    /** Shorter words have too many neighbours to be repaired. */
    minLength: 5,
    /** A long word with an ending is taken for the known one without it; the letters of short ones say enough. */
    longStem: 8,
    /** Two words that are known only together make one from this length on; shorter ones come together by chance. */
    shortestPair: 8,
    /** From this length two edits are allowed. */
    twoEditsFrom: 8,
  },
  decision: {
    /** Sure enough to route without a question. A wrong desk costs the caller a queue, a yes costs a second. */
    route: 0.88,
    /** A topic that is named, or that such callers mostly call about, needs less. */
    named: 0.55,
    /** Below this nothing is offered: an open question again serves better than a wild guess. */
    confirm: 0.13,
    /** Sending a caller away from the agency is the costliest error: it takes more to do so. */
    signpost: 0.65,
    /** Where nothing of ours is likely, less is enough. */
    signpostAlone: 0.5,
    /** "Too vague" needs this share of the probability. */
    refuse: 0.6,
    /** "None of ours" needs more: to ask again costs less than to tell somebody that they are wrong here. */
    none: 0.5,
    /** Above this the words' other meanings are not asked about. */
    certain: 0.95,
    /** An errand less likely than this is not told: a wrong one would put words into the caller's mouth. */
    errand: 0.5,
    /** What sounds open is asked about from here, where the likeliest topic is one of several that are mixed up and no benefit is named. */
    open: 0.5,
    /** And it is asked only where the next likeliest is one of them, with so much of a share at least. */
    openBeside: 0.003,
    /** Two topics are close when the second has at least this share of the first. */
    gap: 0.55,
    /** A topic's share from which a crisis is acted on; most are heard by cues, or by the sound of it. */
    crisis: 0.7,
    /** The same by what people in danger say, learnt by itself; it takes more where something else is likely as well or a topic is named, and most where the likely one is named, the machine is told what to do, or the language is one of which little was learnt. */
    danger: 0.8,
    dangerBeside: 0.95,
    dangerNamed: 0.98,
    beside: 0.6,
    /** Words by which danger is over silence words of danger, but not what sounds like it by so much. */
    dangerOver: 0.3,
    agent: 0.4,
    /** A language other than Swedish and English is believed from here. */
    otherLanguage: 0.8,
    /** A role without a cue is believed from here: a wrong role means a wrong line. */
    role: 0.9,
    /** A second need must be this likely in its own clause. */
    need: 0.5,
  },
} as const;

export type Policy = typeof policy;
