import type { Matcher } from '../../../intents/understand.ts';
import type { Service } from '../../service/types.ts';
import { inSlices, turn } from './slices.ts';

/** The service and the matcher, loaded after the first paint: the page can be read and typed in before they are here. */
export interface Engine {
  readonly service: Service;
  readonly matcher: Matcher;
}

let loading: Promise<Engine> | null = null;
let tellHere = () => undefined as void;

/** Fulfilled once the engine is here; it may never be. */
export const engineHere = new Promise<void>((resolve) => { tellHere = resolve; });

export function loadEngine(): Promise<Engine> {
  loading ??= (async () => {
    const [{ default: shipped }, { makingMatcher }, { restoring }] = await Promise.all([
      import('virtual:talsvar-shipped'), import('../../../intents/understand.ts'), import('../../../intents/store.ts'),
    ]);
    await turn();
    const start = performance.now();
    const { trained } = shipped;
    await turn();
    const { service } = shipped;
    await turn();
    const matcher = await inSlices(makingMatcher(service.catalogue, await inSlices(restoring(trained))));
    // For the browser's own timeline, and for bench/.
    performance.measure('talsvar:matcher', { start });
    tellHere();
    return { service, matcher };
  })();
  // A load that failed can be tried again.
  loading.catch(() => { loading = null; });
  return loading;
}
