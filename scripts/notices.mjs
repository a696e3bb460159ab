#!/usr/bin/env node
// Writes THIRD-PARTY-NOTICES.md: the licence of every package whose code or font the build includes.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const INCLUDED = ['react', 'react-dom', 'scheduler', 'xstate', '@xstate/react', 'use-isomorphic-layout-effect', 'use-sync-external-store', 'fuse.js', 'zod', 'yaml',
  'personnummer', 'picocolors', 'workbox-core', 'workbox-precaching', 'workbox-routing', 'workbox-strategies', '@fontsource-variable/atkinson-hyperlegible-next'];

const sections = INCLUDED.map((name) => {
  const folder = join(root, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/iu.test(entry));
  const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim() : `The package names its licence (${license}) and ships no text.`;
  return `## ${name} ${version} (${license})\n\n\`\`\`\n${text}\n\`\`\`\n`;
});
writeFileSync(join(root, 'THIRD-PARTY-NOTICES.md'), `# Third-party notices\n\nThe built page and command include the following. Made by \`npm run notices\`.\n\n${sections.join('\n')}`);
