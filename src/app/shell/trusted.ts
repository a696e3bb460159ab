interface Policies {
  readonly createPolicy: (name: string, rules: { readonly createHTML: (html: string) => string | null; readonly createScriptURL: (url: string) => string | null }) => unknown;
}

/** What stands in the page for those without scripts: its own markup, the only one that is ever made out of text. */
export const plain = document.querySelector('noscript')?.textContent ?? '';

/**
 * Where the browser holds text and markup apart (Trusted Types), this is all that passes from one to the other: nothing
 * (to empty an element), the page's own words, and scripts of the page itself (its workers). The rest is refused by the
 * browser, which tells of it as of any breach of the policy.
 */
(globalThis as { readonly trustedTypes?: Policies }).trustedTypes?.createPolicy('default', {
  createHTML: (html) => (html === '' || html === plain ? html : null),
  createScriptURL: (url) => (new URL(url, location.href).origin === location.origin ? url : null),
});
