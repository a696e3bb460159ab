/**
 * One BankID phone order as the caller meets it: what each hint code or error code means for the call.
 * Codes and texts: relying-party API v6 (docs/domain.md, "BankID"). Unknown codes are tolerated.
 */
export type OrderState = 'pending' | 'complete' | 'failed';

export interface CodeMeaning {
  readonly state: OrderState;
  /** The prompt that tells the caller. */
  readonly prompt: string;
  /** The official message for users, kept in the trace. */
  readonly rfa: string | null;
  /** Whether offering another try makes sense. */
  readonly retry: boolean;
}

const pending = (prompt: string, rfa: string): CodeMeaning => ({ state: 'pending', prompt, rfa, retry: false });
const failed = (prompt: string, rfa: string | null, retry: boolean): CodeMeaning => ({ state: 'failed', prompt, rfa, retry });

const MEANINGS: Readonly<Record<string, CodeMeaning>> = {
  complete: { state: 'complete', prompt: 'bankid-complete', rfa: null, retry: false },

  outstandingTransaction: pending('bankid-open-app', 'RFA1'),
  noClient: pending('bankid-open-app', 'RFA1'),
  started: pending('bankid-searching', 'RFA15B'),
  userCallConfirm: pending('bankid-confirm-call', 'RFA21'),
  userSign: pending('bankid-enter-code', 'RFA9'),
  userMrtd: pending('bankid-id-document', 'RFA23'),
  userFace: pending('bankid-face', 'RFA24'),
  userStepUp: pending('bankid-choose', 'RFA25'),
  processing: pending('bankid-waiting', 'RFA21'),

  expiredTransaction: failed('bankid-expired', 'RFA8', true),
  certificateErr: failed('bankid-blocked', 'RFA16', false),
  userCancel: failed('bankid-cancelled', 'RFA6', true),
  cancelled: failed('bankid-interrupted', 'RFA3', true),
  startFailed: failed('bankid-not-started', 'RFA17A', true),
  userDeclinedCall: failed('bankid-declined-call', 'RFA22', false),
  notSupportedByUserApp: failed('bankid-not-possible', 'RFA22', false),
  transactionRiskBlocked: failed('bankid-not-possible', 'RFA22', false),
  mrtdVerificationFailed: failed('bankid-not-possible', 'RFA26', false),
  facialRecognitionFailed: failed('bankid-not-possible', 'RFA27', false),
  nfcNotSupportedByDevice: failed('bankid-not-possible', 'RFA28', false),
  multipleBankIdsOnDevice: failed('bankid-not-possible', 'RFA29', false),
  stepUpFailed: failed('bankid-not-possible', 'RFA30', false),

  alreadyInProgress: failed('bankid-already', 'RFA4', true),
  requestTimeout: failed('bankid-fault', 'RFA5', true),
  internalError: failed('bankid-fault', 'RFA5', true),
  maintenance: failed('bankid-fault', 'RFA5', false),
  tooManyRequests: failed('bankid-fault', 'RFA5', false),
  invalidParameters: failed('bankid-fault', null, false),
  unauthorized: failed('bankid-fault', null, false),
  notFound: failed('bankid-fault', null, false),
  methodNotAllowed: failed('bankid-fault', null, false),
  unsupportedMediaType: failed('bankid-fault', null, false),
};

/** All codes that are known by name, for help texts, suites and tests. `decline` is the caller saying no to the offer. */
export const BANKID_CODES: readonly string[] = Object.keys(MEANINGS);

/** What a code means for the call. An unknown code counts as a failure that can be tried again (RFA22). */
export function meaningOf(code: string): CodeMeaning {
  return Object.hasOwn(MEANINGS, code) ? (MEANINGS[code] as CodeMeaning) : failed('bankid-fault', 'RFA22', true);
}
