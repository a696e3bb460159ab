import type { Shard } from '../qa/report/report.ts';
import { InputError } from '../service/errors.ts';
import type { Option } from './command.ts';
import { visible } from './io.ts';

/** The option of the verbs that can do a part of their work. */
export const SHARD: Option = { type: 'string', value: 'i/n', help: 'run the i-th of n parts, from 1; talsvar merge joins their JSON reports' };

/** @throws InputError for what names no part */
export function shardFrom(text: string | undefined): Shard | null {
  if (text === undefined) return null;
  const [, index = '', of = ''] = /^(\d{1,6})\/(\d{1,6})$/u.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (shard.index < 1 || shard.index > shard.of) throw new InputError(`--shard is "${visible(text)}"; it takes i/n with i from 1 to n, such as 1/4`);
  return shard;
}
