import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface Options {
  /** The folder of public data sets. */
  readonly data: string;
  readonly quick: boolean;
  /** A part of the report, a data set or a matcher, by its id; null for all. */
  readonly only: string | null;
  /** Write the report again from the last results, and measure nothing. */
  readonly render: boolean;
}

export const USAGE = `node bench/run.mjs [--data DIR] [--quick] [--only NAME] [--render]

  --data DIR   the folder of public data sets (default: ../shared/data/public beside the project)
  --quick      small samples, under a minute; writes bench/dist/quick.md
  --only NAME  one part (sets, product, calibration, sizes, start, workbench, scale, noise), data set or matcher; writes bench/dist/only.md
  --render     write the report again from the last full run
`;

/** @throws TypeError for an option that is none */
export function readOptions(args: readonly string[], root: string): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, quick: { type: 'boolean' }, only: { type: 'string' }, render: { type: 'boolean' } },
  });
  return {
    data: resolve(values.data ?? resolve(root, '../shared/data/public')),
    quick: values.quick ?? false,
    only: values.only?.toLowerCase() ?? null,
    render: values.render ?? false,
  };
}
