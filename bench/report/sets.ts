import { adapterOf, adapters } from '../adapters/all.ts';
import { sources } from '../data/sets.ts';
import type { Cell, Results } from '../results.ts';
import type { SetResult } from '../run/set.ts';
import { anchorsFor, CITATIONS, type Anchor } from './anchors.ts';
import { dated, daysLine } from './days.ts';
import { DASH, grouped, percent, short, table } from './table.ts';

const HEAD = ['', 'right', 'in best 3', 'ECE', 'AUROC', 'in scope ᵗ', 'OOS found ᵗ', 'in scope ᵖ', 'OOS found ᵖ', 'train ms', 'p50 ms', 'p99 ms', 'memory MB', 'n'];
/** Fewer queries than this tell nothing of the slowest in a hundred. */
const ENOUGH_FOR_P99 = 100;

/** One table a data set, all matchers side by side. */
export function setTables({ sets }: Results): string[] {
  return sources.flatMap(({ id, name }) => {
    const cells = sets.filter(({ set }) => set === id);
    const one = cells.flatMap(({ outcome }) => ('ok' in outcome ? [outcome.ok] : []))[0];
    if (!one) return [];
    const anchors = anchorsFor(id).map(anchorRow);
    return [
      `### ${name}`,
      `${grouped(one.phrases)} phrases, ${one.labels} labels. ${daysLine(cells.map((cell) => dated(adapterOf(cell.matcher).name, cell)))}`,
      table(HEAD, [...cells.map(row), ...anchors]),
    ];
  }).concat(sets.length === 0 ? [] : [LEGEND, CITATIONS]);
}

const LEGEND = `right, in best 3: per cent of the test queries · ECE: expected calibration error in ten bins, per cent (where a matcher gives a probability) · AUROC: how well its score tells in scope from out of scope, per cent · ᵗ with a threshold on that score, by the protocol of Larson et al. (below) · ᵖ with the threshold that costs 1.5 points in scope on the validation split · memory: what lives after training and did not before · n: test queries in scope (sampled for slow matchers; 100 queries mean ± 10 points, 40 ± 15).`;

function row({ matcher, outcome }: Cell<SetResult>): string[] {
  const { name } = adapterOf(matcher);
  if ('failed' in outcome) return [name, outcome.failed, ...HEAD.slice(2).map(() => DASH)];
  const { accuracy, topThree, calibrationError, auroc, threshold, priced, trainMs, speed, modelMb, queries, outOfScope } = outcome.ok;
  return [
    name, percent(accuracy), percent(topThree), percent(calibrationError), percent(auroc),
    percent(threshold?.inScope ?? null), percent(threshold?.recall ?? null), percent(priced?.inScope ?? null), percent(priced?.recall ?? null),
    short(trainMs), short(speed.p50), queries + outOfScope < ENOUGH_FOR_P99 ? DASH : short(speed.p99), short(modelMb), grouped(queries),
  ];
}

function anchorRow({ name, accuracy, inScope, recall }: Anchor): string[] {
  const known: Readonly<Record<string, number | undefined>> = { right: accuracy, 'in scope ᵗ': inScope, 'OOS found ᵗ': recall };
  return HEAD.map((column) => (column === '' ? `*${name}*` : (known[column]?.toFixed(1) ?? DASH)));
}

/** What each matcher is and how it is set up. */
export function matcherList(): string {
  return table(['', 'version', 'set up'], adapters.map(({ name, version, setup }) => [name, version, setup])).replace('---:', '---').replace('---:', '---');
}
