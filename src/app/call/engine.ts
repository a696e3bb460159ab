import type { Matcher } from '../../../intents/understand.ts';
import type { Lines, Service } from '../../service/types.ts';
import { inSlices, turn } from './slices.ts';

/** The service and the matcher, made when somebody is here: the page can be read and typed in before they are. */
export interface Engine {
  readonly service: Service;
  readonly matcher: Matcher;
}

let tellHere = () => undefined as void;

/** Fulfilled once numbers and hours are here; they may never be. */
export const linesHere = new Promise<void>((resolve) => { tellHere = resolve; });

/** Numbers and hours alone. */
export const loadLines = onceLoaded(async (): Promise<Lines> => {
  const { default: lines } = await import('virtual:talsvar-lines');
  tellHere();
  return lines;
});

/** Nothing is decided by it: it comes by itself, when the engine is here. */
export const loadPhrases = onceLoaded(() => import('../../../intents/suggest.ts'));
export type Phrases = Awaited<ReturnType<typeof loadPhrases>>;

export const loadEngine = onceLoaded(async (): Promise<Engine> => {
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
  return { service, matcher };
});

/** What is loaded is loaded once; a load that failed can be tried again. */
function onceLoaded<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}
