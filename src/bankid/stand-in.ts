import type { ApiError, AuthResponse, CollectResponse, CompletionData, PhoneAuthResponse, Reply, RpApi } from './api.ts';

/** What an order says from `afterMs` on, counted from when it was placed. */
export interface Step {
  readonly afterMs: number;
  readonly status: 'pending' | 'failed' | 'complete';
  readonly hintCode?: string;
}

export interface Fault {
  readonly status: number;
  readonly errorCode: string;
}

/** What BankID will do, as data. Steps come on top of outstandingTransaction at 0. */
export interface Scenario {
  readonly steps: readonly Step[];
  /** The order is never placed. */
  readonly authFault?: Fault;
  /** Collects answer with an error from `fromMs` until `untilMs` after the order was placed, or for good. */
  readonly collectFault?: Fault & { readonly fromMs: number; readonly untilMs?: number };
}

/** In ms. A completed order can be collected for three minutes, a failed one for five; one that nobody answers ends after about three (unverified). */
const COLLECTABLE = { pending: Infinity, complete: 180_000, failed: 300_000 } as const;
const UNANSWERED = 180_000;

interface Placed {
  readonly personalNumber: string | null;
  readonly placedAt: number;
  /** In order of time; `afterMs` from `placedAt`. */
  readonly steps: readonly Step[];
}

/**
 * BankID in process: answers as the API would, by a scenario. It reaches no network and identifies nobody.
 * The same requests at the same times get the same answers. Personal numbers are forgotten with their orders.
 */
export function createStandIn(scenario: Scenario): RpApi {
  const orders = new Map<string, Placed>();
  let count = 0;

  /** The new order's number, or why there is none. */
  function place(personalNumber: string | null, at: number): number | Reply<never> {
    if (scenario.authFault) return fault(scenario.authFault);
    for (const [ref, order] of orders) if (!stepAt(order, at)) orders.delete(ref);
    const inProgress = [...orders].filter(([, order]) => personalNumber !== null && order.personalNumber === personalNumber && stepAt(order, at)?.status === 'pending');
    // Both go: the old one is cancelled, the new one is not made.
    for (const [ref, order] of inProgress) orders.set(ref, interrupted(order, at));
    if (inProgress.length > 0) return error(400, 'alreadyInProgress', 'Order already in progress for this user.');
    orders.set(uuid(1, ++count), { personalNumber, placedAt: at, steps: stepsOf(scenario) });
    return count;
  }

  return {
    phoneAuth({ personalNumber, callInitiator }, at): Reply<PhoneAuthResponse> {
      if (!isPersonalNumber(personalNumber)) return error(400, 'invalidParameters', 'Invalid personalNumber.');
      if (callInitiator !== 'user' && callInitiator !== 'RP') return error(400, 'invalidParameters', 'Invalid callInitiator.');
      const placed = place(personalNumber, at);
      return typeof placed === 'number' ? { status: 200, body: { orderRef: uuid(1, placed) } } : placed;
    },
    auth({ endUserIp, requirement }, at): Reply<AuthResponse> {
      if (typeof endUserIp !== 'string' || endUserIp === '') return error(400, 'invalidParameters', 'Invalid endUserIp.');
      const personalNumber = requirement?.personalNumber ?? null;
      if (personalNumber !== null && !isPersonalNumber(personalNumber)) return error(400, 'invalidParameters', 'Invalid personalNumber.');
      const placed = place(personalNumber, at);
      if (typeof placed !== 'number') return placed;
      return { status: 200, body: { orderRef: uuid(1, placed), autoStartToken: uuid(2, placed), qrStartToken: uuid(3, placed), qrStartSecret: uuid(4, placed) } };
    },
    collect({ orderRef }, at): Reply<CollectResponse> {
      const order = orders.get(orderRef);
      const step = order && stepAt(order, at);
      if (!order || !step) return noSuchOrder();
      if (scenario.collectFault && isWithin(scenario.collectFault, at - order.placedAt)) return fault(scenario.collectFault);
      const { status, hintCode = '' } = step;
      return { status: 200, body: status === 'complete' ? { orderRef, status, completionData: completionOf(order) } : { orderRef, status, hintCode } };
    },
    cancel({ orderRef }, at) {
      const order = orders.get(orderRef);
      if (!order || stepAt(order, at)?.status !== 'pending') return noSuchOrder();
      orders.delete(orderRef);
      return { status: 200, body: {} };
    },
  };
}

/** The steps in order of time, with a beginning, and up to the first that ends the order. */
function stepsOf({ steps }: Scenario): readonly Step[] {
  const ordered = [
    { afterMs: 0, status: 'pending', hintCode: 'outstandingTransaction' } as const,
    ...steps,
    { afterMs: UNANSWERED, status: 'failed', hintCode: 'expiredTransaction' } as const,
  ].toSorted((a, b) => a.afterMs - b.afterMs);
  return ordered.slice(0, ordered.findIndex(({ status }) => status !== 'pending') + 1);
}

function interrupted(order: Placed, at: number): Placed {
  const afterMs = at - order.placedAt;
  return { ...order, steps: [...order.steps.filter((step) => step.afterMs <= afterMs), { afterMs, status: 'failed', hintCode: 'cancelled' }] };
}

/** Where an order is at a time; nothing before it was placed and after it can no longer be collected. */
function stepAt({ placedAt, steps }: Placed, at: number): Step | undefined {
  const step = steps.findLast(({ afterMs }) => placedAt + afterMs <= at);
  return step && at <= placedAt + step.afterMs + COLLECTABLE[step.status] ? step : undefined;
}

function isWithin({ fromMs, untilMs = Infinity }: NonNullable<Scenario['collectFault']>, afterMs: number): boolean {
  return afterMs >= fromMs && afterMs < untilMs;
}

function isPersonalNumber(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9]{12}$/u.test(value);
}

/** Details never repeat what was sent. */
function error(status: number, errorCode: string, details: string): { readonly status: number; readonly body: ApiError } {
  return { status, body: { errorCode, details } };
}

function fault({ status, errorCode }: Fault) {
  return error(status, errorCode, 'As the scenario says.');
}

function noSuchOrder() {
  return error(400, 'invalidParameters', 'No such order.');
}

/** Shaped like BankID's references, but counted. `kind` keeps the references and tokens of one order apart. */
function uuid(kind: number, n: number): string {
  return `00000000-0000-4000-800${kind}-${n.toString(16).padStart(12, '0')}`;
}

/** The shape of an identification, about a person who does not exist. */
function completionOf({ personalNumber }: Placed): CompletionData {
  return {
    user: { personalNumber: personalNumber ?? '191212121212', name: 'Test Testsson', givenName: 'Test', surname: 'Testsson' },
    device: { ipAddress: '192.0.2.1' },
    bankIdIssueDate: '2025-01-01',
    signature: '',
    ocspResponse: '',
  };
}

// The pace of the scenarios is made up, but for what is noted.
const pending = (afterMs: number, hintCode: string): Step => ({ afterMs, status: 'pending', hintCode });
const [CONFIRM, SIGN, DONE]: readonly [Step, Step, Step] = [pending(4000, 'userCallConfirm'), pending(8000, 'userSign'), { afterMs: 14_000, status: 'complete' }];
const COMPLETES: Scenario = { steps: [CONFIRM, SIGN, DONE] };

const each = <T>(names: readonly string[], make: (name: string) => T) => Object.fromEntries(names.map((name) => [name, make(name)]));
const failing = (hintCode: string): Scenario => ({ steps: [CONFIRM, { afterMs: 8000, status: 'failed', hintCode }] });

const FAULTS: Readonly<Record<string, number>> = {
  alreadyInProgress: 400, invalidParameters: 400, unknownError: 400, unauthorized: 401, forbidden: 403, notFound: 404, methodNotAllowed: 405,
  requestTimeout: 408, unsupportedMediaType: 415, tooManyRequests: 429, internalError: 500, maintenance: 503,
};
const faultNamed = (name: string): Fault => ({ status: FAULTS[name] ?? 500, errorCode: name === 'forbidden' ? 'unauthorized' : name });

/**
 * Scenarios by name: every code that BankID is known to answer, unknown ones, and `unanswered`. The name chooses, never the digits of a number.
 * An HTTP error comes at the order, or `-at-collect` from the first collect on, or `-passing` for five seconds.
 */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  ...each(['complete', 'outstandingTransaction', 'userCallConfirm', 'userSign'], () => COMPLETES),
  ...each(['noClient', 'started'], (hintCode) => ({ steps: [pending(2000, hintCode), CONFIRM, SIGN, DONE] })),
  ...each(['userMrtd', 'userFace', 'userStepUp', 'processing', 'unknownPending'], (hintCode) => ({ steps: [CONFIRM, pending(8000, hintCode), DONE] })),
  ...each(['certificateErr', 'userCancel', 'cancelled', 'userDeclinedCall', 'notSupportedByUserApp', 'transactionRiskBlocked'], failing),
  ...each(['mrtdVerificationFailed', 'facialRecognitionFailed', 'nfcNotSupportedByDevice', 'multipleBankIdsOnDevice', 'stepUpFailed', 'unknownFailed'], failing),
  // The app fetches an order within 30 seconds or not at all.
  startFailed: { steps: [{ afterMs: 30_000, status: 'failed', hintCode: 'startFailed' }] },
  // Ahead of the relying party's own deadline, so that it is BankID that says so.
  expiredTransaction: { steps: [pending(2000, 'noClient'), { afterMs: 170_000, status: 'failed', hintCode: 'expiredTransaction' }] },
  unanswered: { steps: [] },
  ...each(Object.keys(FAULTS), (name) => ({ ...COMPLETES, authFault: faultNamed(name) })),
  ...Object.fromEntries(Object.keys(FAULTS).flatMap((name) => [
    [`${name}-at-collect`, { ...COMPLETES, collectFault: { ...faultNamed(name), fromMs: 0 } }],
    [`${name}-passing`, { ...COMPLETES, collectFault: { ...faultNamed(name), fromMs: 2000, untilMs: 7000 } }],
  ])),
};

/** A scenario by its name, which is that of the code it leads to; null for a name that there is none of. */
export function scenarioNamed(name: string): Scenario | null {
  return Object.hasOwn(SCENARIOS, name) ? (SCENARIOS[name] ?? null) : null;
}
