import { csv } from './csv.ts';
import type { Format } from './format.ts';

/** Every format, in the order in which the help names them. */
export const FORMATS: readonly Format[] = [csv];
