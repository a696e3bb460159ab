import { measureAnswers, measureFirstAnswers, type Answers } from './answers.ts';
import { measureBytes, type Script } from './bytes.ts';
import { measureLighthouse, type Lighthouse } from './lighthouse.ts';
import { browserPath, buildApp, serve } from './site.ts';
import { suiteUtterances } from './utterances.ts';

export interface PageJob {
  readonly root: string;
  readonly bench: string;
  /** Typed in one page, and each first in a page of its own. */
  readonly utterances: number;
  readonly visits: number;
  /** Runs of Lighthouse where people arrive, for each kind of device. */
  readonly audits: number;
}

export interface PageResult {
  readonly scripts: readonly Script[];
  readonly answers: Answers;
  readonly first: Answers;
  readonly lighthouse: Lighthouse | { readonly unavailable: string };
}

/** The app as it is built and served: what a first visit fetches, how fast it answers, and what Lighthouse says. */
export async function measurePage({ root, bench, utterances, visits, audits }: PageJob): Promise<PageResult> {
  const chromium = browserPath();
  if (chromium === null) throw new Error('no Chromium here');
  const playwright = await import('@playwright/test');
  const built = await buildApp(root, bench);
  const { url, close } = await serve(built.folder);
  try {
    const said = suiteUtterances(root, utterances);
    const browser = await playwright.chromium.launch({ executablePath: chromium, args: ['--no-sandbox'] });
    const [scripts, answers, first] = await (async () => {
      try {
        return [await measureBytes(built, browser, url), await measureAnswers(browser, url, said), await measureFirstAnswers(browser, url, said.slice(0, visits))] as const;
      } finally {
        await browser.close();
      }
    })();
    return { scripts, answers, first, lighthouse: await measureLighthouse(bench, chromium, url, audits) };
  } finally {
    close();
  }
}
