import { adapterOf } from '../adapters/all.ts';
import { sourceOf } from '../data/sets.ts';
import type { Cell, Results } from '../results.ts';
import type { ScaleResult } from '../run/scale.ts';
import { dated, daysLine } from './days.ts';
import { DASH, grouped, percent, short, table } from './table.ts';

/** Many phrases. */
export function scaleTables({ scale }: Results): string[] {
  if (scale.length === 0) return [];
  return [
    '## Many phrases',
    'The product’s catalogue grown by variation: words swapped within a topic, fillers, and made-up words, so that the vocabulary grows as well. Tested on the same utterances.',
    daysLine(scale.map((cell) => dated(`${adapterOf(cell.matcher).name} × ${cell.set}`, cell))),
    table(['', 'phrases', 'words', 'right', 'train ms', 'p50 ms', 'p99 ms', 'memory MB', 'n'], scale.map(scaleRow)),
  ];
}

function scaleRow({ matcher, set, outcome }: Cell<ScaleResult>): string[] {
  const name = `${adapterOf(matcher).name} × ${set}`;
  if ('failed' in outcome) return [name, outcome.failed, ...Array.from({ length: 7 }, () => DASH)];
  const { phrases, words, accuracy, trainMs, speed, modelMb, queries } = outcome.ok;
  return [
    name, grouped(phrases), grouped(words), percent(accuracy), short(trainMs),
    short(speed.p50), queries < 100 ? DASH : short(speed.p99), short(modelMb), String(queries),
  ];
}

/** Damaged words: a table a data set, what happened down and the matchers across. */
export function noiseTables({ noise, rates }: Results): string[] {
  const ids = [...new Set(noise.map(({ set }) => set))];
  const tables = ids.flatMap((id) => {
    const measured = noise.filter(({ set, outcome }) => set === id && 'ok' in outcome);
    const cells = measured.flatMap(({ matcher, outcome }) => ('ok' in outcome ? [{ name: adapterOf(matcher).name, ...outcome.ok }] : []));
    const [one] = cells;
    if (!one) return [];
    const rows = one.kinds.flatMap(({ name, cells: perRate }, kind) => perRate.map(({ changed }, i) => [
      `${name}, ${Math.round((rates[i] ?? 0) * 100)} %`, percent(changed),
      ...cells.map(({ kinds }) => percent(kinds[kind]?.cells[i]?.accuracy ?? null)),
    ]));
    return [
      `### ${sourceOf(id).name}`, daysLine(measured.map((cell) => dated(adapterOf(cell.matcher).name, cell))),
      table(['', 'words changed', ...cells.map(({ name }) => name)], [
        ['undamaged', '0.0', ...cells.map(({ clean }) => percent(clean))],
        ...rows,
        ['n', DASH, ...cells.map(({ queries }) => grouped(queries))],
      ]),
    ];
  });
  return tables.length === 0 ? [] : ['## Damaged words', INTRODUCTION, ...tables];
}

const INTRODUCTION = 'Per cent right when a share of the words is damaged, the same damage for every matcher. Few words are long enough to be written apart, so that less is changed there than asked for.';
