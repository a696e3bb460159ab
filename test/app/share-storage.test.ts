import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { kept, storageFaults } from '../../src/app/shell/storage.ts';
import { list, textUpTo } from '../../src/simulator/shape.ts';

const words = (name: string, version?: number) => kept(name, list(textUpTo(20), 3), [], version);

let stored: Map<string, string>;
let broken: Error | null = null;

beforeEach(() => {
  stored = new Map();
  broken = null;
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem(key: string, value: string) {
      if (broken) throw broken;
      stored.set(key, value);
    },
    removeItem: (key: string) => stored.delete(key),
  });
  const target = new EventTarget();
  vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
  vi.stubGlobal('removeEventListener', target.removeEventListener.bind(target));
  vi.stubGlobal('dispatchEvent', target.dispatchEvent.bind(target));
});
afterEach(() => vi.unstubAllGlobals());

function otherTabWrites(key: string | null, value?: string): void {
  if (key !== null && value !== undefined) stored.set(key, value);
  dispatchEvent(Object.assign(new Event('storage'), { key }));
}

describe('what the browser keeps', () => {
  it('comes back, the same object until it changes', () => {
    words('a').write(['x']);
    const again = words('a');
    expect(again.read()).toEqual(['x']);
    expect(again.read()).toBe(again.read());
  });

  it('is told of when it changes, here or in another tab, until nobody listens', () => {
    const one = words('a');
    const told = vi.fn<() => void>();
    const stop = one.subscribe(told);
    one.write(['x']);
    expect(told).toHaveBeenCalledTimes(1);
    otherTabWrites('talsvar.a', JSON.stringify({ v: 1, value: ['y'] }));
    expect(told).toHaveBeenCalledTimes(2);
    expect(one.read()).toEqual(['y']);
    otherTabWrites('talsvar.other', '1');
    stored.clear();
    otherTabWrites(null);
    expect(told).toHaveBeenCalledTimes(3);
    expect(one.read()).toEqual([]);
    stop();
    otherTabWrites(null);
    expect(told).toHaveBeenCalledTimes(3);
  });

  it.each(['', '{', 'null', '7', '[]', '{"v":1}', '{"v":1,"value":["x","x","x","x"]}', '{"v":1,"value":[7]}', '{"v":"1","value":{}}'])('is set aside when it cannot be read: %s', (raw) => {
    stored.set('talsvar.a', raw);
    expect(words('a').read()).toEqual([]);
    expect(stored.get('talsvar.a')).toBeUndefined();
    expect(stored.get('talsvar.a.damaged')).toBe(raw);
    expect(storageFaults.read()).toContain('damaged');
  });

  it('is left alone when a newer page wrote it, and is then remembered here only', () => {
    const raw = JSON.stringify({ v: 2, value: { words: ['x'] } });
    stored.set('talsvar.a', raw);
    const one = words('a');
    expect(one.read()).toEqual([]);
    expect(one.write(['y'])).toBe(false);
    expect(one.read()).toEqual(['y']);
    expect(stored.get('talsvar.a')).toBe(raw);
    expect(storageFaults.read()).toContain('newer');
  });

  it.each([
    { name: 'full', error: new DOMException('', 'QuotaExceededError') },
    { name: 'unavailable', error: new DOMException('', 'SecurityError') },
  ] as const)('is remembered until the page is closed when the store is $name', ({ name, error }) => {
    const one = words('a');
    one.write(['x']);
    broken = error;
    expect(one.write(['y'])).toBe(false);
    expect(one.read()).toEqual(['y']);
    expect(stored.get('talsvar.a')).toContain('x');
    expect(storageFaults.read().filter((fault) => fault === name)).toEqual([name]);
    broken = null;
    expect(one.write(['z'])).toBe(true);
    expect(one.read()).toEqual(['z']);
  });

  it('may be forbidden altogether', () => {
    vi.stubGlobal('localStorage', null);
    const one = words('a');
    expect(one.read()).toEqual([]);
    expect(one.write(['x'])).toBe(false);
    expect(one.read()).toEqual(['x']);
  });

  it('tells each fault once', async () => {
    stored.set('talsvar.a', '{');
    const told = vi.fn<() => void>();
    const stop = storageFaults.subscribe(told);
    words('a').read();
    stored.set('talsvar.b', '{');
    words('b').read();
    await Promise.resolve();
    stop();
    expect(new Set(storageFaults.read()).size).toBe(storageFaults.read().length);
  });
});
