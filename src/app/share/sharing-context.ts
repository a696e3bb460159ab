import { createContext, useContext } from 'react';
import type { Conditions } from '../shell/settings.ts';
import type { Arrival } from './arrival.ts';
import type { Shared } from './shared.ts';

/** A shared call that stands open, and the very conditions that it set: when others take their place, so does another call. */
export interface Opened {
  readonly shared: Shared;
  readonly conditions: Conditions;
}

export interface Sharing {
  readonly opened: Opened | null;
  /** Opens what the person brought along; what cannot be read is told. */
  readonly take: (arrival: Arrival) => void;
  /** The person has gone on from it: from here on it is their own call. */
  readonly goOn: () => void;
}

export const SharingContext = createContext<Sharing>({ opened: null, take: () => undefined, goOn: () => undefined });

export function useSharing(): Sharing {
  return useContext(SharingContext);
}
