import shipped from 'virtual:talsvar-shipped';
import { expect, it } from 'vitest';
import { restore, restoring } from '../../intents/store.ts';
import { makingMatcher } from '../../intents/understand.ts';
import { inSlices, turn } from '../../src/app/call/slices.ts';
import { matcher, service } from '../engine.ts';

it('what is made in slices is what is made at once', async () => {
  const trained = await inSlices(restoring(shipped.trained));
  expect(trained).toEqual(restore(shipped.trained));
  const sliced = await inSlices(makingMatcher(service.catalogue, trained));
  for (const words of ['utbetalning av föräldrapenning', 'min anställd är sjuk', 'jag är sjuk och vill prata med en människa', 'nej jag menar bostadsbidrag', 'hej', '']) {
    expect(sliced.understand(words)).toEqual(matcher.understand(words));
  }
});

it('between two slices whatever waits has its turn', async () => {
  const order: string[] = [];
  function* steps() {
    for (let i = 0; i < 6; i++) {
      order.push('step');
      const until = performance.now() + 10;
      while (performance.now() < until);
      yield;
    }
    return 'made';
  }
  const made = inSlices(steps());
  const other = (async () => {
    await turn();
    order.push('other');
  })();
  expect(await made).toBe('made');
  await other;
  expect(order.indexOf('other')).toBeGreaterThan(0);
  expect(order.at(-1)).toBe('step');
});

it('what fails in a slice fails for who waits', async () => {
  function* steps() {
    yield;
    throw new RangeError('a cue without words');
  }
  await expect(inSlices(steps())).rejects.toThrow('a cue without words');
});
