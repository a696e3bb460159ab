import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

const root = document.getElementById('root');
const plain = document.querySelector('noscript')?.textContent ?? '';

if (root) {
  createRoot(root, {
    // If the page itself breaks, the numbers are still here: the same words as without scripts.
    onUncaughtError: () => setTimeout(() => root.replaceChildren(document.createRange().createContextualFragment(plain))),
  }).render(<StrictMode><App /></StrictMode>);
}
