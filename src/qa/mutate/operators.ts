import { CUES } from './cues.ts';
import { CALL } from './claims.ts';
import { UNDERSTANDING } from './decision.ts';
import { HOURS } from './calendars.ts';
import { CARE } from './identification.ts';
import type { Operator } from './mutant.ts';
import { PHRASES } from './phrases.ts';
import { ROUTING } from './routing.ts';

/** Every way in which rules and data are broken, in the order of the report. */
export const OPERATORS: readonly Operator[] = [...ROUTING, ...CARE, ...HOURS, ...UNDERSTANDING, ...PHRASES, ...CUES, ...CALL];
