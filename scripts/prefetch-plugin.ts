import type { HtmlTagDescriptor, Plugin } from 'vite';

/**
 * Has the page fetch some files when the browser has nothing better to do, without running them: they are at hand when
 * they are wanted.
 * @param isWanted by the path of a module: the files that hold it
 */
export function prefetchPlugin(isWanted: (module: string) => boolean): Plugin {
  return {
    name: 'talsvar-prefetch',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }): HtmlTagDescriptor[] => Object.values(bundle)
        .filter((part) => part.type === 'chunk' && !part.isEntry && part.moduleIds.some(isWanted))
        .map(({ fileName }) => ({ tag: 'link', attrs: { rel: 'prefetch', href: `/${fileName}` }, injectTo: 'head' })),
    },
  };
}
