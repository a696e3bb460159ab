interface Policies {
  readonly createPolicy: (name: string, rules: { readonly createHTML: (html: string) => string; readonly createScriptURL: (url: string) => string }) => unknown;
}

/** What stands in the page for those without scripts: its own markup, the only one that is ever made out of text. */
export const plain = document.querySelector('noscript')?.textContent ?? '';

/**
 * Where the browser holds text and markup apart (Trusted Types), this is all that passes from one to the other: nothing
 * (to empty an element), the page's own words, and scripts of the page itself (its workers).
 */
function trustNothingElse(): void {
  (globalThis as { readonly trustedTypes?: Policies }).trustedTypes?.createPolicy('default', {
    createHTML: (html) => (html === '' || html === plain ? html : refused('markup')),
    createScriptURL: (url) => (new URL(url, location.href).origin === location.origin ? url : refused('a script from elsewhere')),
  });
}

function refused(what: string): never {
  throw new TypeError(`${what} that is not the page's own`);
}

trustNothingElse();
