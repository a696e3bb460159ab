import MiniSearch from 'minisearch';
import { dependencies } from '../package.json';
import type { Adapter } from '../types.ts';
import { vote } from './vote.ts';

export const minisearch: Adapter = {
  id: 'minisearch',
  name: 'MiniSearch',
  version: dependencies.minisearch,
  setup: 'default options over the phrases; the ten nearest hits vote; in scope by s / (1 + s) of the best hit’s score s',
  isSlow: false,
  browser: `import MiniSearch from 'minisearch'; globalThis.matcher = MiniSearch;`,
  train: async (examples) => {
    const index = new MiniSearch<{ id: number; text: string; label: string }>({ fields: ['text'], storeFields: ['label'] });
    index.addAll(examples.map(({ text, label }, id) => ({ id, text, label })));
    return {
      classify: (text) => {
        const hits = index.search(text).map(({ label, score }) => ({ label: String(label), score }));
        const best = hits[0]?.score ?? 0;
        return vote(hits, best / (1 + best));
      },
    };
  },
};
