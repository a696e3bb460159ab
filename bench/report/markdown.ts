import type { Results } from '../results.ts';
import { productTables, sizeTables, speedTables, workbenchTables } from './product.ts';
import { serverTables } from './server.ts';
import { shardTables } from './shards.ts';
import { pageTables } from './page.ts';
import { matcherList, setTables } from './sets.ts';
import { noiseTables, scaleTables } from './strain.ts';

/** The whole report. @param picture the plot's file name beside it, or null */
export function markdown(results: Results, picture: string | null): string {
  const { machine, absent } = results;
  const parts = [
    '# Benchmark',
    `Measured with Node ${machine.node} (${machine.system}) on ${machine.cores === 2 ? 'two' : machine.cores} shared cores with ${machine.gigabytes} GB: other work ran beside it, so compare ratios within a table, not milliseconds with another machine’s. Each table says when; *load* is how many processes wanted a core just before and just after, what was measured among them. Written by \`npm run bench\` from [benchmark.json](benchmark.json); not to be edited.`,
    ...absent.map(({ set, files }) => `**Left out:** ${set}, for want of ${files.join(', ')}.`),
    ...failures(results).map(([what, why]) => `**Not measured:** ${what}: ${why}.`),
    ...(picture === null ? [] : [`![Accuracy against the time a query takes, per data set; the numbers stand in the tables below.](${picture})`]),
    '## Matchers', matcherList(),
    ...(results.sets.length === 0 ? [] : ['## Data sets', ...setTables(results)]),
    ...productTables(results),
    ...speedTables(results),
    ...pageTables(results),
    ...workbenchTables(results),
    ...shardTables(results),
    ...serverTables(results),
    ...sizeTables(results),
    ...scaleTables(results),
    ...noiseTables(results),
    PROTOCOL,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** What should be in the report and is not, with the reason. */
function failures({ product, calibration, sizes, start, browser, workbench, shards, server, page, lighthouse }: Results): [string, string][] {
  return Object.entries({ 'the product': product, calibration, sizes, 'the start': start, 'the start in a browser': browser, 'the workbench': workbench, shards, 'the server': server, 'the page': page, Lighthouse: lighthouse })
    .flatMap(([what, measured]): [string, string][] => (measured && 'failed' in measured.outcome ? [[what, measured.outcome.failed]] : []));
}

const PROTOCOL = `## How it is measured

- Every measurement runs in a process of its own, one after the other. Training is timed from a cold start. Queries are timed one by one, each met for the first time, after up to 100 taught phrases to warm up. Since 2026-11-29 the time that other processes had the core is left out: the smaller of the time by the clock and the processor time of the process, which on a free machine are the same.
- Training uses the official training split and nothing else; “30 phrases an intent” is a seeded draw from it. All are taught the same phrases in the same random order: from BANKING77 as its file is sorted, nlp.js learns 33 points less. Slow matchers are tested on a seeded sample of the queries.
- Search libraries hold the phrases as documents; the ten nearest hits vote for their label with their score. Tried on CLINC150, that is up to 8 points better than the nearest hit alone.
- Out of scope after Larson et al.: the threshold on the score is chosen on the validation split so that accuracy with “out of scope” as one more intent is best; an in-scope query that is refused counts as wrong. As there, 100 of 3 100 validation queries are out of scope, so that the threshold favours what is in scope. A caller who is refused and one who is misled cost about the same: the second threshold gives up 1.5 points of what is right in scope on the validation split, whatever that finds.
- The catalogue’s data set trains on the product’s phrases for topics, other authorities and special classes, and tests on the development utterances that have a topic; any topic that the labels accept is right. The ranker there is bare; the product’s own table has the concepts, cues and rules on top.
- Damage: a *typing error* is one letter left out, put in, changed or turned round; *by ear* follows spelling rules of the language (ä/e, å/o, sj/sch/stj, ck/k, lost double consonants; ph/f, c/k, ee/ea); a *compound* of nine letters or more is written apart where both parts are words, else near its middle.
- Calibration, cross-validated: the catalogue’s phrases in four folds, each judged by a model that learnt from the other three and was thinned as the shipped one is. Phrases are written to differ, so that fewer are right than of what callers say.
- The workbench evaluates a corpus of labelled utterances (\`talsvar evaluate --json --thresholds\`), repeated with a number of its own in every row so that none is met twice; each run is a fresh process, its memory is the most that it held. Medians.
- Shards: each is a fresh process that runs by itself, timed as the matchers are, without what other processes had of the core. There was one machine: no network, no shared volume and no waiting for a machine is in the figures. What was merged was compared with the whole, byte by byte.
- The page: what is fetched before anything is typed is seen in a browser that nobody touches; the parts are the files of the build. An answer is timed inside the page, from the Enter key’s own time stamp (the browser’s, before the page hears of it). A MutationObserver sees the card, or the first line of the voice after what was said; *on the screen* it is when, two \`requestAnimationFrame\`s later, the frame after the one that shows it begins, which is up to a frame (17 ms) too long. Between two utterances the call is begun again in the same page. Lighthouse starts a browser of its own for every run.
- Many phrases: a size that is bound to take more than five minutes is not tried with the rivals; with Talsvar an hour is waited, to know how far it carries.
- First try right, misroute and needless question are defined in \`src/qa/score.ts\`.

## Data

| | source | licence |
| --- | --- | --- |
| CLINC150 | Larson et al. 2019, github.com/clinc/oos-eval | CC BY 3.0 |
| BANKING77 | Casanueva et al. 2020, github.com/PolyAI-LDN/task-specific-datasets | CC BY 4.0 |
| MASSIVE 1.0, sv-SE | FitzGerald et al. 2022, github.com/alexa/massive | CC BY 4.0 |

None of them is part of this repository or of the package: [bench/README.md](../bench/README.md) says where they are looked for.`;
