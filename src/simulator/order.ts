import { meaningOf } from '../../machines/identification.ts';
import { startOrder } from '../bankid/order.ts';
import { createStandIn, scenarioNamed } from '../bankid/stand-in.ts';
import { TEST_NUMBER } from './test-number.ts';

/** What an order needs of the call that it runs in. */
interface Frame {
  readonly now: () => number;
  /** Lets time pass; the call's own deadlines fire on the way. */
  readonly passUntil: (at: number) => void;
  readonly answer: (code: string) => void;
  /** Whether the call still waits for the order. */
  readonly isWaited: () => boolean;
}

/**
 * Plays a phone order to its end against the stand-in of BankID, time passing as it would.
 * @param code how BankID answers in the end: a hint or error code of the relying-party API, or `complete`
 */
export function playOrder(code: string, { now, passUntil, answer, isWaited }: Frame): void {
  const scenario = scenarioNamed(code);
  if (scenario === null) return answer(code);
  const order = startOrder(createStandIn(scenario), TEST_NUMBER, now());
  // What the caller has just been told is not said again.
  let lastPrompt = 'bankid-open-app';
  for (let due = order.dueAt(); due !== null && isWaited(); due = order.dueAt()) {
    if (due > now()) passUntil(due);
    const news = isWaited() ? order.next(now()) : null;
    const prompt = news === null ? lastPrompt : meaningOf(news).prompt;
    if (news !== null && (prompt !== lastPrompt || meaningOf(news).state !== 'pending')) answer(news);
    lastPrompt = prompt;
  }
  order.cancel(now());
}
