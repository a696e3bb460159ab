/** How the fragment of an address begins that holds something shared. */
export const PREFIX = '#c=';

export function holdsShared(fragment: string): boolean {
  return fragment.startsWith(PREFIX);
}

/** Takes what was shared out of the address; the page stays as it is. */
export function dropFragment(): void {
  if (holdsShared(location.hash)) history.replaceState(null, '', `${location.pathname}${location.search}`);
}
