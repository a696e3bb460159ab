import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createCallMachine } from '../../machines/call.ts';
import { drawMachine } from '../../src/check/drawing.ts';
import { FAULTS } from '../../src/check/faults.ts';
import { GUARANTEES } from '../../src/check/guarantees.ts';
import { createWorld } from '../../src/simulator/world.ts';
import { service } from '../engine.ts';

const page = readFileSync(fileURLToPath(new URL('../../docs/call.md', import.meta.url)), 'utf8');

describe('the page about the call', () => {
  it('shows the machine as it is (talsvar check --draw prints it)', () => {
    expect(page).toContain(`\`\`\`mermaid\n${drawMachine(createCallMachine(createWorld(service)))}\n\`\`\``);
  });

  it('names every guarantee, in the words of the check', () => {
    for (const { id, says } of GUARANTEES) expect(page).toContain(`| ${id} | ${says} |`);
    expect(page).toContain(`${GUARANTEES.length} guarantees`);
    expect(page).toContain(`${FAULTS.length} faults`);
  });
});
