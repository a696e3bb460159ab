import type { StoredTrained } from '../../intents/store.ts';
import type { Service } from './types.ts';

/** The shipped service with what was learnt of its catalogue, read and checked by the build. Its catalogue is the lean one. */
export interface Shipped {
  readonly service: Service;
  readonly trained: StoredTrained;
  /** The fingerprint of exactly the catalogue that was learnt. */
  readonly catalogueVersion: string;
}
