import type { Plugin } from 'vite';
import type { Drawings } from '../src/app/inspector/drawing.ts';
import { machineWords, type MachineWords } from '../src/app/inspector/machine-words.ts';
import { structure } from '../src/app/inspector/machine.ts';
import { layOut } from './chart-layout.ts';

const ID = 'virtual:talsvar-chart';

/**
 * Draws the machine at build time, from the machine itself. It changes with the program only, so that the page needs
 * 5 kB of places in the stead of half a megabyte of layout engine, and shows them at once.
 */
export function chartPlugin(): Plugin {
  return {
    name: 'talsvar-chart',
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    async load(id) {
      return id === `\0${ID}` ? `export default JSON.parse(${JSON.stringify(JSON.stringify(await drawings()))});` : null;
    },
  };
}

export async function drawings(): Promise<Drawings> {
  const both = async (words: MachineWords) => ({ plain: await layOut(structure, words, 'plain'), worded: await layOut(structure, words, 'worded') });
  return { sv: await both(machineWords.sv), en: await both(machineWords.en) };
}
