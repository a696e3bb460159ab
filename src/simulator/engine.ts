import type { Matcher } from '../../intents/understand.ts';
import type { Service } from '../service/types.ts';

/** All that a call needs: what the agency is, and who understands callers. */
export interface Engine {
  readonly service: Service;
  readonly matcher: Matcher;
}
