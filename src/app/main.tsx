import { plain } from './shell/trusted.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { linesHere } from './call/engine.ts';
import { registerWorker } from './offline/worker.ts';

const root = document.getElementById('root');

if (root) {
  createRoot(root, {
    // If even what stands around the rooms breaks, the numbers are still here: the same words as without scripts.
    onUncaughtError: () => setTimeout(() => root.replaceChildren(document.createRange().createContextualFragment(plain))),
  }).render(<StrictMode><App /></StrictMode>);
}
registerWorker(linesHere);
