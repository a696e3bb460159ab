import type { Divergence } from './compare.ts';
import type { Played } from './run.ts';

/** One row for each divergence: where, what the caller did, what chat says and what the channel says. */
export function rowOf({ file, line, scenario, turn, did, channel, expected, got }: Divergence): string {
  return `${file}:${line}: "${scenario}", turn ${turn} (${did}), ${channel}: chat has ${expected}; got ${got}`;
}

/** Suites and channels, with how many calls went as in chat; what was left out or went otherwise stands beside it. */
export function parityTable(played: readonly Played[]): string[] {
  const channels = [...new Set(played.map(({ channel }) => channel))];
  const suites = [...new Set(played.map(({ suite }) => suite))];
  const cell = (some: readonly Played[]) => {
    const [left, other] = [some.filter(({ leftOut }) => leftOut !== null).length, some.filter(({ divergence }) => divergence !== null).length];
    return [String(some.length - left - other), ...(left > 0 ? [`(${left} left out)`] : []), ...(other > 0 ? [`${other} OTHERWISE`] : [])].join(' ');
  };
  const row = (title: string, some: readonly Played[]) => [title, String(new Set(some.map(({ file, line }) => `${file}:${line}`)).size), ...channels.map((channel) => cell(some.filter((each) => each.channel === channel)))];
  const rows = [['suite', 'chat', ...channels], ...suites.map((suite) => row(suite, played.filter((each) => each.suite === suite))), row('all', played)];
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((cells) => (cells[i] ?? '').length)));
  return rows.map((cells) => cells.map((text, i) => text.padEnd(widths[i] ?? 0)).join('  ').trimEnd());
}

/** Why calls were left out, the most frequent reason first. */
export function leftOutLines(played: readonly Played[]): string[] {
  const counts = new Map<string, number>();
  for (const { channel, leftOut } of played) if (leftOut !== null) counts.set(`${channel}: ${leftOut}`, (counts.get(`${channel}: ${leftOut}`) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([reason, count]) => `${count} left out of ${reason}`);
}
