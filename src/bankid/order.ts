import { meaningOf } from '../../machines/identification.ts';
import { callPolicy } from '../../machines/policy.ts';
import type { CollectResponse, Reply, RpApi } from './api.ts';

/** The numbers of an order, each with its reason. A change here is a line in CHANGELOG.md. */
export const orderPolicy = {
  /** Between two collects, in ms, at the least: BankID asks for one every two seconds. */
  collectEvery: 2000,
  /** Faults in a row on BankID's side that are waited out in silence: a hiccup is no news to the caller, 6 seconds are. */
  retries: 3,
  /** The relying party gives up after this, in ms. No public source gives it. */
  lifetime: callPolicy.bankidLifetime,
} as const;

export type OrderPolicy = { readonly [name in keyof typeof orderPolicy]: number };

/** One try to identify by phone, from the relying party's side. What comes out are codes for `meaningOf`, nothing else. */
export interface Order {
  /** Looks at the order if that is due at `at` (epoch ms): the code that is news to the call, or null. */
  readonly next: (at: number) => string | null;
  /** Ends the order, as when the caller hangs up or skips. Twice is once, and what BankID answers after it is not heard. */
  readonly cancel: (at: number) => void;
  /** When `next` has something to do, in epoch ms; null when the order is over. */
  readonly dueAt: () => number | null;
}

/** What one reply of BankID amounts to. */
interface Reading {
  readonly is: 'pending' | 'ended' | 'fault' | 'refused';
  readonly code: string;
}

/**
 * Places a phone order for the caller's personal number (twelve digits) and follows it.
 * The number is handed to `api` and not kept; who the caller is, once complete, is not read at all.
 */
export function startOrder(api: RpApi, personalNumber: string, at: number, policy: OrderPolicy = orderPolicy): Order {
  const placed = api.phoneAuth({ personalNumber, callInitiator: 'user' }, at);
  return follow(api, placed.status === 200 ? text(placed.body, 'orderRef') : null, readFault(placed).code, at, policy);
}

/** `refusal` is what to tell when there is no order. It is told at once: the order may exist after all, and a second one would cancel both. */
function follow(api: RpApi, orderRef: string | null, refusal: string, startedAt: number, policy: OrderPolicy): Order {
  const endsAt = startedAt + policy.lifetime;
  let over = false;
  let due = orderRef === null ? startedAt : Math.min(startedAt + policy.collectEvery, endsAt);
  let told: string | null = null;
  let faults = 0;

  function cancel(at: number): void {
    if (over) return;
    over = true;
    if (orderRef !== null) api.cancel({ orderRef }, at);
  }
  function end(code: string): string {
    over = true;
    return code;
  }
  function giveUp(code: string, at: number): string {
    cancel(at);
    return code;
  }
  /** 2, 2, 2 seconds after a fault; 4, 8, 16 when BankID asks for fewer requests. */
  function wait(at: number, code: string): void {
    const after = code === 'tooManyRequests' ? policy.collectEvery * 2 ** faults : policy.collectEvery;
    due = Math.min(at + after, endsAt);
  }

  return {
    next(at) {
      // Written so that NaN is never due.
      if (over || !(at >= due)) return null;
      if (orderRef === null) return end(refusal);
      if (at >= endsAt) return giveUp('expiredTransaction', at);
      const { is, code } = readCollect(api.collect({ orderRef }, at), orderRef);
      // The caller may have hung up while BankID was answering.
      if (over) return null;
      if (is === 'ended') return end(code);
      if (is === 'refused' || (is === 'fault' && faults === policy.retries)) return giveUp(code, at);
      faults = is === 'fault' ? faults + 1 : 0;
      wait(at, code);
      if (is === 'fault' || code === told) return null;
      told = code;
      return code;
    },
    cancel,
    dueAt: () => (over ? null : due),
  };
}

function readCollect(reply: Reply<CollectResponse>, orderRef: string): Reading {
  if (reply.status !== 200) return readFault(reply);
  const hint = text(reply.body, 'hintCode');
  // An answer about another order says nothing about this one.
  const status = text(reply.body, 'orderRef') === orderRef ? text(reply.body, 'status') : null;
  if (status === 'complete') return { is: 'ended', code: 'complete' };
  if (status === 'failed') return { is: 'ended', code: named(hint) };
  // A hint that is not known is RFA21: it goes on.
  if (status === 'pending') return { is: 'pending', code: hint !== null && meaningOf(hint).state === 'pending' ? hint : 'processing' };
  return { is: 'fault', code: 'internalError' };
}

const BY_STATUS: Readonly<Record<number, string>> = {
  200: 'internalError', 401: 'unauthorized', 403: 'unauthorized', 404: 'notFound', 405: 'methodNotAllowed',
  408: 'requestTimeout', 415: 'unsupportedMediaType', 429: 'tooManyRequests', 503: 'maintenance',
};

/** The HTTP status decides where it has one meaning: what stands between may send a body of its own. */
function readFault({ status, body }: Reply<unknown>): Reading {
  const code = BY_STATUS[status] ?? (status >= 500 ? 'internalError' : named(text(body, 'errorCode')));
  return { is: status === 200 || status === 408 || status === 429 || status >= 500 ? 'fault' : 'refused', code };
}

/** A code for a failure as it may be kept: letters only, so that no number gets into a trace, and never one that means success. */
function named(code: string | null): string {
  return code !== null && /^[A-Za-z]{1,40}$/u.test(code) && meaningOf(code).state === 'failed' ? code : 'unknown';
}

/** Bodies come from elsewhere and are read as such. */
function text(body: unknown, name: string): string | null {
  const value: unknown = typeof body === 'object' && body !== null && Object.hasOwn(body, name) ? (body as Record<string, unknown>)[name] : null;
  return typeof value === 'string' ? value : null;
}
