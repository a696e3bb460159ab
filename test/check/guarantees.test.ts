import { beforeAll, describe, expect, it } from 'vitest';
import { SETTINGS } from '../../src/check/alphabet.ts';
import { exploreAll, type Space } from '../../src/check/explore.ts';
import { FAULTS, spacesOf } from '../../src/check/faults.ts';
import { GUARANTEES } from '../../src/check/guarantees.ts';
import { stepsOf } from '../../src/check/offending.ts';
import { service } from '../engine.ts';

/** Everything that can happen takes some seconds; on a machine with other work, many. */
const PATIENCE = 240_000;
const LONGEST_WAY = 10;

let sound: readonly Space[] = [];
/** Half of the settings: all of them are walked through by `talsvar check` and test/long/check. */
const FEW = ['private, open', 'partner, open', 'press, closed', 'press, unknown', 'private, closing, a queue', 'private, open, the queue full'];
beforeAll(() => { sound = exploreAll({ service }, SETTINGS.filter(({ name }) => FEW.includes(name))); }, PATIENCE);

describe('everything that can happen in a call', () => {
  it('is a lot, and all of it is looked at', () => {
    expect(sound).toHaveLength(FEW.length);
    expect(sound.reduce((sum, { transitions }) => sum + transitions, 0)).toBeGreaterThan(150_000);
    expect(sound.every(({ moments }) => moments.length > 100)).toBe(true);
  });

  it.each(GUARANTEES)('keeps $id: $says', ({ breach }) => {
    const found = breach(sound, service);
    expect(found && [found.what, found.space.setting.name, ...stepsOf(found, service)]).toBeNull();
  }, PATIENCE);
});

describe('a call that is broken on purpose', () => {
  it('is there at least twice for each guarantee', () => {
    expect(GUARANTEES.filter(({ id }) => FAULTS.filter(({ breaks }) => breaks === id).length < 2)).toEqual([]);
  });

  it.each(FAULTS)('breaks $breaks when $what', (fault) => {
    const { spaces, service: broken } = spacesOf(fault, service, sound);
    const found = GUARANTEES.find(({ id }) => id === fault.breaks)?.breach(spaces, broken);
    expect(found).toMatchObject({ what: expect.any(String) as string });
    expect(found?.way.length).toBeLessThanOrEqual(LONGEST_WAY);
  }, PATIENCE);
});
