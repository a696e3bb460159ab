import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/**
 * Style sheets that react-aria puts into the page by itself, word for word: presses without delay, and scrolling behind
 * a dialog on iOS. Told apart by their hashes, so that no other inline style is let in. When an update changes their
 * words, test/e2e/csp.spec.ts fails.
 */
const FROM_REACT_ARIA = [
  '@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}',
  '@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}',
];

/** What the page may do: use what came with it, and nothing else. Nothing may be sent anywhere. */
const SHIPPED = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': `'self' ${FROM_REACT_ARIA.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`).join(' ')}`,
  'font-src': "'self'",
  'img-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'worker-src': "'self'",
  'object-src': "'none'",
  'frame-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  // Text never becomes markup or script; src/app/shell/trusted.ts says what little may.
  'require-trusted-types-for': "'script'",
  'trusted-types': 'default',
};

/** The dev server puts styles into the page, talks to it, and starts it with a script of its own (plugin-react). */
const DEVELOPED = {
  'default-src': "'self'",
  'script-src': "'self' 'sha256-Z2/iFzh9VMlVkEOar1f/oSHWwQk3ve1qk/C2WdsC4Xk='",
  'style-src': "'self' 'unsafe-inline'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

/** Writes the content security policy into the page: the strictest that works as shipped, a looser one on the dev server. */
export function cspPlugin(): Plugin {
  return {
    name: 'talsvar-csp',
    transformIndexHtml: (html, { server }) => html.replace('%CSP%', Object.entries(server ? DEVELOPED : SHIPPED).map((directive) => directive.join(' ')).join('; ')),
  };
}
