import Fuse, { type IFuseOptions } from 'fuse.js';
import type { Adapter, LabelledText } from '../types.ts';
import { vote } from './vote.ts';

/** Fuse.js over the phrases, the utterance as the query. */
function fuse(adapter: Pick<Adapter, 'id' | 'name' | 'setup'>, options: IFuseOptions<LabelledText>): Adapter {
  return {
    ...adapter,
    version: Fuse.version,
    isSlow: true,
    browser: `import Fuse from 'fuse.js'; globalThis.matcher = Fuse;`,
    train: async (examples) => {
      const index = new Fuse(examples, { ...options, keys: ['text'], includeScore: true });
      return {
        classify: (text) => {
          const hits = index.search(text).map(({ item, score = 1 }) => ({ label: item.label, score: 1 - score }));
          return vote(hits, hits[0]?.score ?? 0);
        },
      };
    },
  };
}

export const fuseDefault = fuse({
  id: 'fuse',
  name: 'Fuse.js',
  setup: 'default options over the phrases; the ten nearest hits vote with 1 − score',
}, {});

export const fuseTokens = fuse({
  id: 'fuse-tokens',
  name: 'Fuse.js, words',
  setup: 'useTokenSearch (any word), ignoreLocation, threshold 0.2: the best of eight settings tried on CLINC150; the ten nearest hits vote',
}, { useTokenSearch: true, ignoreLocation: true, threshold: 0.2 });
