/** What is new of the page itself: a version waits to be used, or another tab has begun to use one. */
export type Version = 'present' | 'waiting' | 'replaced';

let version: Version = 'present';
let registration: ServiceWorkerRegistration | null = null;
let isWanted = false;
const watchers = new Set<() => void>();

/** Read as any external store is. */
export const versions = {
  read: (): Version => version,
  subscribe: (watcher: () => void): (() => void) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  },
};

/** Longer than this the page is not kept waiting to be kept, ms. */
const PATIENCE = 10_000;

/**
 * Keeps the page for visits without a network. Where the browser cannot, the page is as it is without.
 * @param needed what this visit needs: it comes first, for the worker fetches everything that there is
 */
export function registerWorker(needed: Promise<unknown>): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const enough = new Promise((resolve) => { setTimeout(resolve, PATIENCE); });
  void Promise.race([needed, enough]).then(register).catch(() => undefined);
}

/** Takes the new version into use. The page begins anew; it is never done unless the person asks for it. */
export function takeNewVersion(): void {
  isWanted = true;
  if (registration?.waiting) registration.waiting.postMessage({ type: 'SKIP_WAITING' }, []);
  else location.reload();
}

async function register(): Promise<void> {
  const { serviceWorker } = navigator;
  const isFirstVisit = serviceWorker.controller === null;
  serviceWorker.addEventListener('controllerchange', () => {
    if (isWanted) location.reload();
    else if (!isFirstVisit) tell('replaced');
  });
  const made = await serviceWorker.register(`${import.meta.env.BASE_URL}sw.js`, { updateViaCache: 'none' });
  registration = made;
  const look = () => { if (made.waiting && serviceWorker.controller) tell('waiting'); };
  const follow = () => made.installing?.addEventListener('statechange', look);
  look();
  follow();
  made.addEventListener('updatefound', follow);
  // A page that stays open for days asks when it is looked at again.
  document.addEventListener('visibilitychange', () => { if (!document.hidden) void made.update().catch(() => undefined); });
}

function tell(news: Version): void {
  version = news;
  for (const watcher of watchers) watcher();
}
