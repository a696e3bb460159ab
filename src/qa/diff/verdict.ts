import type { Decision } from '../../../intents/types.ts';
import type { Service } from '../../service/types.ts';
import { routeDecision } from '../../simulator/route.ts';
import { judge, type LabelledUtterance } from '../score.ts';
import type { Verdict } from './types.ts';

/** Any instant: hours play no part in how an utterance is scored. */
const NOW = 0;

/** Whether an utterance is understood better or worse than before, by its label; null without one. */
export function verdictOf(before: Service, after: Service, label: LabelledUtterance | null, was: Decision, is: Decision): Verdict | null {
  if (label === null) return null;
  const gain = worth(after, label, is) - worth(before, label, was);
  return gain > 0 ? 'better' : gain < 0 ? 'worse' : 'neither';
}

/** Right at the first try, asked or turned away without need, sent to where the caller does not belong or not recognised in need. */
function worth(service: Service, label: LabelledUtterance, decision: Decision): number {
  const { firstTryRight, misroutes, crisisFound, agentFound } = judge(label, routeDecision(service, decision, label.utterance, NOW));
  return firstTryRight ? 2 : misroutes || crisisFound === false || agentFound === false ? 0 : 1;
}
