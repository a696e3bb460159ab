import core from '@nlpjs/core';
import english from '@nlpjs/lang-en';
import swedish from '@nlpjs/lang-sv';
import nlpjsNlp from '@nlpjs/nlp';
import { dependencies } from '../package.json';
import type { Adapter } from '../types.ts';

const NONE = 'None';

/**
 * nlp.js as node-nlp sets it up, which gives the same answers, but with its own refusal taken away:
 * the best intent is always named, and what it would refuse shows in the score.
 */
export const nlpjs: Adapter = {
  id: 'nlpjs',
  name: 'nlp.js',
  version: dependencies['@nlpjs/nlp'],
  setup: 'the language’s own stemmer, neural classifier, “None” off (useNoneFeature false, threshold 0); in scope by its score',
  isSlow: false,
  browser: `import core from '@nlpjs/core'; import nlp from '@nlpjs/nlp'; import sv from '@nlpjs/lang-sv'; globalThis.matcher = [core, nlp, sv];`,
  train: async (examples, lang) => {
    const container = await core.containerBootstrap();
    container.use(nlpjsNlp.Nlp);
    container.use(lang === 'sv' ? swedish.LangSv : english.LangEn);
    const nlp = container.get('nlp');
    Object.assign(nlp.settings, { autoSave: false, log: false, threshold: 0, nlu: { useNoneFeature: false, log: false } });
    nlp.addLanguage(lang);
    for (const { text, label } of examples) nlp.addDocument(lang, text, label);
    await nlp.train();
    return {
      async classify(text) {
        const { classifications } = await nlp.process(lang, text);
        const named = classifications.filter(({ intent }) => intent !== NONE);
        const best = named[0]?.score ?? 0;
        return { ranked: named.map(({ intent }) => intent), score: best, probability: best };
      },
    };
  },
};
