#!/usr/bin/env node
// Writes THIRD-PARTY-NOTICES.md: the licence of every package whose code or font the builds of page and command include.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './install.mjs';

/** What a build takes in without its being a module of it: the font, and what the worker for offline use is made of. */
const BESIDES = ['@fontsource-variable/atkinson-hyperlegible-next', 'workbox-core', 'workbox-precaching', 'workbox-routing', 'workbox-strategies'];

const included = new Set(BESIDES);
const collector = {
  name: 'packages',
  generateBundle(_options, bundle) {
    const ids = Object.values(bundle).flatMap((chunk) => (chunk.type === 'chunk' ? Object.entries(chunk.modules).filter(([, { renderedLength }]) => renderedLength > 0).map(([id]) => id) : []));
    for (const id of ids) {
      const name = id.replaceAll('\\', '/').split('/node_modules/').at(-1)?.match(/^(?:@[^/]+\/)?[^/]+/u)?.[0];
      if (id.includes('node_modules') && name && existsSync(join(root, 'node_modules', name, 'package.json'))) included.add(name);
    }
  },
};
for (const config of ['vite.config.ts', 'vite.cli.config.ts']) {
  await build({ root, configFile: join(root, config), logLevel: 'error', plugins: [collector], build: { write: false }, worker: { format: 'es', plugins: () => [collector] } });
}

const sections = [...included].toSorted().map((name) => {
  const folder = join(root, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/iu.test(entry));
  const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim() : `The package names its licence (${license}) and ships no text.`;
  return `## ${name} ${version} (${license})\n\n\`\`\`\n${text}\n\`\`\`\n`;
});
writeFileSync(join(root, 'THIRD-PARTY-NOTICES.md'), `# Third-party notices\n\nThe built page and command include the following. Made by \`npm run notices\`.\n\n${sections.join('\n')}`);
