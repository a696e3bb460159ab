import { describe, expect, it } from 'vitest';
import { createCaller } from '../../src/app/call/caller.ts';
import { runnerUp } from '../../src/app/call/why.ts';
import { matcher, service } from '../engine.ts';

function rivalAfter(...words: readonly string[]) {
  const caller = createCaller({ service, matcher }, () => Date.parse('2025-03-03T10:15+01:00'));
  for (const one of words) caller.say(one);
  const { view } = caller.getSnapshot();
  return view.decision && view.outcome ? runnerUp(view.decision, view.outcome) : null;
}

describe('what it could also have been', () => {
  it('is the second reading of unclear words', () => {
    expect(rivalAfter('jag har ont i ryggen och orkar inte lyfta på jobbet', 'ja')).toMatchObject({ topic: 'arbetshjalpmedel' });
  });
  it('is nothing when the words are clear', () => {
    expect(rivalAfter('jag är sjuk')).toBeNull();
  });
  it('is never where the caller was led', () => {
    expect(rivalAfter('jag är journalist')).toBeNull();
  });
});
