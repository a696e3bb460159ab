import { InputError } from '../../service/errors.ts';
import { didYouMean } from '../../service/nearest.ts';
import { MEASURES, type Measured } from './measures.ts';

/** The worst value of a measure that is let through: at least it where high is good, at most where low is. */
export interface Limit {
  readonly id: string;
  readonly bound: number;
}

export interface LimitResult extends Limit {
  readonly name: string;
  readonly kind: 'at least' | 'at most';
  readonly value: number | null;
  readonly isMet: boolean;
}

/**
 * Reads limits such as `topic=0.92`, `topic=92%` or `misroutes=2%`, several joined by commas.
 * A number up to 1 is a share, a larger one per cent; 1 itself could be either and needs its sign. A cost is taken as it stands.
 * @param option the option that they were given to; `max` takes measures that are better low
 * @throws InputError for an unknown measure or a value that says nothing
 */
export function readLimits(given: readonly string[], option: 'min' | 'max'): Limit[] {
  return given.flatMap((list) => list.split(',')).map((text) => {
    const [, id = '', value = ''] = /^\s*([^=]*?)\s*=\s*(.*?)\s*$/u.exec(text) ?? [];
    if (id === '' || value === '') throw new InputError(`--${option} "${text}": write measure=value, such as topic=0.92 or misroutes=2%`);
    const measure = MEASURES.find((each) => each.id === id);
    if (!measure) throw new InputError(`--${option}: no measure is called "${id}"${didYouMean(id, MEASURES.map((each) => each.id))}; there are ${MEASURES.map((each) => each.id).join(', ')}`);
    if (option === 'max' && measure.better === 'high') throw new InputError(`--max ${id}: more of it is better; write --min ${text}`);
    return { id, bound: boundOf(id, value, option) };
  });
}

function boundOf(id: string, value: string, option: string): number {
  const [, number, sign] = /^(\d+(?:[.,]\d+)?)\s?(%?)$/u.exec(value) ?? [];
  const amount = Number(number?.replace(',', '.'));
  if (id === 'cost' && sign === '' && Number.isFinite(amount)) return amount;
  if (!Number.isFinite(amount) || amount > 100 || id === 'cost') throw new InputError(`--${option} ${id}=${value}: ${id === 'cost' ? 'a cost is a number' : 'a share is a number from 0 to 1, or per cent from 0% to 100%'}`);
  if (amount === 1 && sign === '') throw new InputError(`--${option} ${id}=${value}: 1 could be a share or per cent; write ${id}=1% or ${id}=100%`);
  return sign === '%' || amount > 1 ? amount / 100 : amount;
}

/** A measure that no row was scored for meets no limit: nothing shows that it holds. */
export function checkLimits(limits: readonly Limit[], measures: readonly Measured[]): LimitResult[] {
  return limits.flatMap(({ id, bound }) => measures.filter((measure) => measure.id === id).map(({ name, better, value }) => ({
    id, bound, name, value, kind: better === 'high' ? 'at least' as const : 'at most' as const,
    isMet: value !== null && (better === 'high' ? value >= bound : value <= bound),
  })));
}
