/**
 * The part of BankID's relying-party API v6 that a call needs: who may say what to whom.
 * Source: docs/domain.md, "BankID" (phone order, collect, cancel, errors). No transport lives here and nothing calls BankID.
 */

/** POST /phone/auth. `user`: the caller rang the organisation, which is always so in a voice response; `RP`: the other way round. */
export interface PhoneAuthRequest {
  /** Twelve digits. */
  readonly personalNumber: string;
  readonly callInitiator: 'user' | 'RP';
}

/** A phone order has neither QR code nor autostart: the app finds it by the personal number. */
export interface PhoneAuthResponse {
  readonly orderRef: string;
}

/** POST /auth: the web order. */
export interface AuthRequest {
  readonly endUserIp: string;
  readonly requirement?: { readonly personalNumber?: string };
}

export interface AuthResponse {
  readonly orderRef: string;
  readonly autoStartToken: string;
  readonly qrStartToken: string;
  /** Stays with the relying party's server; the page gets the finished QR data only. */
  readonly qrStartSecret: string;
}

/** Collect and cancel ask by this. */
export interface OrderRequest {
  readonly orderRef: string;
}

export interface CompletionData {
  readonly user: { readonly personalNumber: string; readonly name: string; readonly givenName: string; readonly surname: string };
  readonly device: { readonly ipAddress: string };
  readonly bankIdIssueDate: string;
  readonly signature: string;
  readonly ocspResponse: string;
}

/** Hint codes are open: BankID adds new ones, and none may break the call. */
export type CollectResponse =
  | { readonly orderRef: string; readonly status: 'pending' | 'failed'; readonly hintCode: string }
  | { readonly orderRef: string; readonly status: 'complete'; readonly completionData: CompletionData };

export interface ApiError {
  readonly errorCode: string;
  readonly details: string;
}

/** HTTP status and body. The body fits the status: an error unless the status is 200. */
export interface Reply<Body> {
  readonly status: number;
  readonly body: Body | ApiError;
}

/** The API as seen from the relying party. `at` is the time of the request in epoch ms: no clock is read anywhere. */
export interface RpApi {
  readonly phoneAuth: (request: PhoneAuthRequest, at: number) => Reply<PhoneAuthResponse>;
  readonly auth: (request: AuthRequest, at: number) => Reply<AuthResponse>;
  readonly collect: (request: OrderRequest, at: number) => Reply<CollectResponse>;
  readonly cancel: (request: OrderRequest, at: number) => Reply<Readonly<Record<string, never>>>;
}
