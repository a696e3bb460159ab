import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface Options {
  /** The folder of public data sets. */
  readonly data: string;
  readonly quick: boolean;
  /** Parts of the report, data sets, matchers and factors, by their ids; none for all. */
  readonly only: readonly string[];
  /** Write the report again from the kept results, and measure nothing. */
  readonly render: boolean;
}

export const USAGE = `node bench/run.mjs [--data DIR] [--quick] [--only NAME]… [--render]

  --data DIR   the folder of public data sets (default: ../shared/data/public beside the project)
  --quick      small samples, under a minute; writes bench/dist/quick.md and keeps nothing
  --only NAME  a part (product, calibration, sizes, start, page, lighthouse, workbench, shards, server, sets, scale, noise), a matcher,
               a data set or a factor (x100): measures that and puts it into the kept results. Several narrow each other:
               --only scale --only talsvar --only x100. A matcher or set without a part: in the part sets
  --render     write the report again from the kept results (docs/benchmark.json)
`;

/** @throws TypeError for an option that is none */
export function readOptions(args: readonly string[], root: string): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, quick: { type: 'boolean' }, only: { type: 'string', multiple: true }, render: { type: 'boolean' } },
  });
  return {
    data: resolve(values.data ?? resolve(root, '../shared/data/public')),
    quick: values.quick ?? false,
    only: (values.only ?? []).flatMap((names) => names.toLowerCase().split(',')),
    render: values.render ?? false,
  };
}
