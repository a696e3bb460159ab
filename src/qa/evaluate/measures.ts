import type { Count, Scores } from '../score.ts';
import type { Costs } from './costs.ts';
import { binsOf, CALIBRATION_BINS, errorOfBins } from './confidence.ts';
import { EVENTS } from './event.ts';
import type { Tally } from './tally.ts';
import { macroF1, topicScores } from './topics.ts';
import { wilson } from './wilson.ts';

/** One figure of an evaluation. `value` is a share 0..1 (a cost per utterance where `isCost`), null where no row is scored for it. */
export interface Measured {
  readonly id: string;
  readonly name: string;
  readonly better: 'high' | 'low';
  readonly isCost: boolean;
  readonly value: number | null;
  readonly hits: number | null;
  readonly of: number | null;
  /** Where the true share lies with 95 % confidence; null where it is no share of rows. */
  readonly low: number | null;
  readonly high: number | null;
}

type Described = Pick<Measured, 'id' | 'name' | 'better'>;

const COUNTED: readonly (Described & { readonly of: keyof Scores })[] = [
  { id: 'first-try', name: 'right at the first try', better: 'high', of: 'firstTryRight' },
  { id: 'topic', name: 'topic right', better: 'high', of: 'topic' },
  { id: 'top3', name: 'topic among the best three', better: 'high', of: 'topicAmongThree' },
  { id: 'line', name: 'line right', better: 'high', of: 'line' },
  { id: 'misroutes', name: 'misroutes', better: 'low', of: 'misroutes' },
  { id: 'needless', name: 'needless questions', better: 'low', of: 'needlessQuestions' },
  { id: 'crisis', name: 'crisis recognised', better: 'high', of: 'crisisFound' },
  { id: 'agent', name: 'wish for a person recognised', better: 'high', of: 'agentFound' },
  { id: 'signpost', name: 'right authority', better: 'high', of: 'signpostRight' },
];
const WRONG_CONFIRMATIONS: Described = { id: 'wrong-confirmations', name: 'confirmations of the wrong topic', better: 'low' };
const MACRO_F1: Described = { id: 'f1', name: 'F1, mean of topics', better: 'high' };
const ECE: Described = { id: 'ece', name: 'calibration error (ECE)', better: 'low' };
const COST: Described = { id: 'cost', name: 'cost an utterance', better: 'low' };

/** Every measure that can be asked for a limit, in the order of reports. */
export const MEASURES: readonly Described[] = [...COUNTED, WRONG_CONFIRMATIONS, MACRO_F1, ECE, COST];

export function measuresOf(tally: Tally, costs: Costs): Measured[] {
  const { rows, events, scores } = tally;
  const cost = rows === 0 ? null : EVENTS.reduce((sum, event) => sum + (events[event] ?? 0) * costs.of[event], 0) / rows;
  return [
    ...COUNTED.map(({ of, ...described }) => counted(described, scores[of])),
    counted(WRONG_CONFIRMATIONS, { hits: events['wrong-confirmation'] ?? 0, of: rows }),
    plain(MACRO_F1, macroF1(topicScores(tally))),
    plain(ECE, errorOfBins(binsOf(tally, CALIBRATION_BINS))),
    { ...plain(COST, cost), isCost: true },
  ];
}

function counted({ id, name, better }: Described, { hits, of }: Count): Measured {
  const interval = wilson({ hits, of });
  return { id, name, better, isCost: false, value: of === 0 ? null : hits / of, hits, of, low: interval?.low ?? null, high: interval?.high ?? null };
}

function plain({ id, name, better }: Described, value: number | null): Measured {
  return { id, name, better, isCost: false, value, hits: null, of: null, low: null, high: null };
}
