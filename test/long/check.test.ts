import { describe, expect, it } from 'vitest';
import { exploreAll } from '../../src/check/explore.ts';
import { GUARANTEES } from '../../src/check/guarantees.ts';
import { stepsOf } from '../../src/check/offending.ts';
import { service } from '../engine.ts';

const PATIENCE = 600_000;

describe('everything that can happen in a call, in every setting', () => {
  it('keeps every guarantee', () => {
    const spaces = exploreAll({ service });
    expect(spaces.reduce((sum, { transitions }) => sum + transitions, 0)).toBeGreaterThan(400_000);
    const breaches = GUARANTEES.flatMap(({ id, breach }) => {
      const found = breach(spaces, service);
      return found ? [[id, found.what, found.space.setting.name, ...stepsOf(found, service)]] : [];
    });
    expect(breaches).toEqual([]);
  }, PATIENCE);
});
