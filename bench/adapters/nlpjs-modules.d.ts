/** The little of nlp.js that is used here; it ships no types of its own. */

declare module '@nlpjs/core' {
  export interface Container {
    readonly use: (plugin: unknown) => void;
    readonly get: (name: 'nlp') => import('@nlpjs/nlp').Nlp;
  }
  const core: { readonly containerBootstrap: () => Promise<Container> };
  export default core;
}

declare module '@nlpjs/nlp' {
  export interface Nlp {
    readonly settings: Record<string, unknown>;
    readonly addLanguage: (locale: string) => void;
    readonly addDocument: (locale: string, text: string, intent: string) => void;
    readonly train: () => Promise<void>;
    readonly process: (locale: string, text: string) => Promise<{
      readonly intent: string;
      readonly score: number;
      readonly classifications: readonly { readonly intent: string; readonly score: number }[];
    }>;
  }
  const nlp: { readonly Nlp: unknown };
  export default nlp;
}

declare module '@nlpjs/lang-en' {
  const english: { readonly LangEn: unknown };
  export default english;
}

declare module '@nlpjs/lang-sv' {
  const swedish: { readonly LangSv: unknown };
  export default swedish;
}
