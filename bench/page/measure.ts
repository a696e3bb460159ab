import { measureAnswers, measureFirstAnswers, type Answers } from './answers.ts';
import { measureBytes, type Script } from './bytes.ts';
import { measureLighthouse, type Lighthouse } from './lighthouse.ts';
import { browserPath, buildApp, serve, type Built } from './site.ts';
import { suiteUtterances } from './utterances.ts';

interface Places {
  readonly root: string;
  readonly bench: string;
}

export interface PageJob extends Places {
  /** Typed in one page, and each first in a page of its own. */
  readonly utterances: number;
  readonly visits: number;
}

export interface PageResult {
  readonly scripts: readonly Script[];
  readonly answers: Answers;
  readonly first: Answers;
}

export interface LighthouseJob extends Places {
  /** Runs where people arrive, for each kind of device. */
  readonly runs: number;
}

/** The app as it is built and served: what a first visit fetches, and how fast it answers. */
export function measurePage({ root, bench, utterances, visits }: PageJob): Promise<PageResult> {
  return withSite(root, bench, async (built, url, chromium) => {
    const said = suiteUtterances(root, utterances);
    const playwright = await import('@playwright/test');
    const browser = await playwright.chromium.launch({ executablePath: chromium, args: ['--no-sandbox'] });
    try {
      return {
        scripts: await measureBytes(built, browser, url),
        answers: await measureAnswers(browser, url, said),
        first: await measureFirstAnswers(browser, url, said.slice(0, visits)),
      };
    } finally {
      await browser.close();
    }
  });
}

/** The same app, and what Lighthouse says of its rooms. */
export function auditPage({ root, bench, runs }: LighthouseJob): Promise<Lighthouse> {
  return withSite(root, bench, (_built, url, chromium) => measureLighthouse(bench, chromium, url, runs));
}

/** @throws Error without a browser */
async function withSite<T>(root: string, bench: string, work: (built: Built, url: string, chromium: string) => Promise<T>): Promise<T> {
  const chromium = browserPath();
  if (chromium === null) throw new Error('no Chromium here');
  const built = await buildApp(root, bench);
  const { url, close } = await serve(built.folder);
  try {
    return await work(built, url, chromium);
  } finally {
    close();
  }
}
