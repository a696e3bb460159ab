import { playOrder } from '../../../simulator/order.ts';

/** One thing that BankID answers, and when. */
export interface OrderStep {
  readonly afterMs: number;
  readonly code: string;
}

/** The outcomes that can be chosen, by the code that each leads to; the first three have buttons of their own. */
export const PLAIN_OUTCOMES = ['complete', 'userCancel', 'userDeclinedCall'] as const;
export const OTHER_OUTCOMES = [
  'expiredTransaction', 'startFailed', 'cancelled', 'alreadyInProgress', 'certificateErr', 'notSupportedByUserApp', 'transactionRiskBlocked',
  'noClient', 'userMrtd', 'internalError-passing', 'internalError', 'maintenance',
] as const;
export type OutcomeCode = (typeof PLAIN_OUTCOMES)[number] | (typeof OTHER_OUTCOMES)[number];

/** Everything that BankID answers on the way to an outcome, in order: an order played to its end beside the call. */
export function sequenceOf(code: OutcomeCode): readonly OrderStep[] {
  const steps: OrderStep[] = [];
  let now = 0;
  playOrder(code, {
    now: () => now,
    passUntil: (at) => { now = at; },
    answer: (news) => steps.push({ afterMs: now, code: news }),
    isWaited: () => true,
  });
  return steps;
}
