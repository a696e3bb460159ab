import type { Matcher } from '../../intents/understand.ts';
import type { Service } from '../service/types.ts';

/** The service and the matcher, loaded after the first paint: the page can be read and typed in before they are here. */
export interface Engine {
  readonly service: Service;
  readonly matcher: Matcher;
}

let loading: Promise<Engine> | null = null;

export function loadEngine(): Promise<Engine> {
  loading ??= (async () => {
    const [{ default: service }, { createMatcher }] = await Promise.all([import('virtual:talsvar-service'), import('../../intents/understand.ts')]);
    return { service, matcher: createMatcher(service.catalogue) };
  })();
  return loading;
}
