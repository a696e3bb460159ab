import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { contributions, contributionsTo, subjectOf } from '../../intents/evidence.ts';
import { explain, without } from '../../intents/explain.ts';
import { score } from '../../intents/linear.ts';
import { policy } from '../../intents/policy.ts';
import { words } from '../../intents/text.ts';
import { matcher, wholeCatalogue } from '../engine.ts';

const fresh = readFileSync(fileURLToPath(new URL('../data/utterances-fresh.jsonl', import.meta.url)), 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { utterance: string }).utterance);
const phrases = wholeCatalogue().topics.flatMap((topic) => topic.phrases.map(({ text }) => text));
const someUtterance = fc.oneof(fc.constantFrom(...fresh), fc.constantFrom(...phrases), fc.tuple(fc.constantFrom(...phrases), fc.constantFrom(...phrases)).map(([a, b]) => `${a}, ${b}`));

describe('why an utterance was understood so', () => {
  it('names words whose removal really ends it otherwise, and as it says', () => {
    fc.assert(fc.property(someUtterance, (utterance) => {
      const { change, decision } = explain(matcher, utterance);
      fc.pre(change !== null);
      const gone = new Set<number>();
      for (const text of change?.without ?? []) {
        const word = words(utterance).find((candidate) => candidate.text === text && !gone.has(candidate.at));
        if (word) gone.add(word.at);
      }
      const all = words(utterance);
      // A word said twice: either of them may be meant.
      fc.pre((change?.without ?? []).every((text) => all.filter((word) => word.text === text).length === 1));
      const after = matcher.understand(without(utterance, all.filter(({ at }) => gone.has(at))));
      expect(after).toMatchObject({ ...change?.to });
      expect({ ...change?.to }).not.toMatchObject({ outcome: decision.outcome, ask: decision.ask, topic: decision.topic, authority: decision.authority, role: decision.role });
    }), { numRuns: 150 });
  }, 60_000);

  it('finds a change for everything that is routed', () => {
    const unchanged = fresh.slice(0, 60).map((utterance) => explain(matcher, utterance)).filter(({ change, decision }) => decision.outcome === 'route' && change === null);
    expect(unchanged).toEqual([]);
  }, 60_000);

  it('adds up: what the words gave is the difference in score, but for what the two have before anything is said', () => {
    for (const utterance of fresh.slice(0, 100)) {
      const reading = matcher.read(utterance);
      const [first, second] = reading.ranked;
      if (!first || !second) continue;
      const { labels, linear } = matcher.model;
      const place = (id: string) => labels.findIndex((label) => label.id === id);
      const scores = score(linear, reading.vector);
      const [one, two] = [place(first.label.id), place(second.label.id)];
      const expected = (scores[one] as number) - (scores[two] as number) - ((linear.bias[one] as number) - (linear.bias[two] as number));
      const told = contributions(matcher.model, reading, first.label.id, second.label.id).reduce((sum, gave) => sum + gave, 0);
      expect(told).toBeCloseTo(expected, 3);
    }
  });

  it('adds up as well where a question of yes and no decided, and names the words that decided it', () => {
    const { linear, places } = matcher.model;
    for (const utterance of fresh.slice(0, 100)) {
      const reading = matcher.read(utterance);
      for (const question of ['danger', 'open'] as const) {
        const expected = (reading.scores[question][0] as number) - (linear.bias[places[question]] as number);
        expect(contributionsTo(matcher.model, reading, question).reduce((sum, gave) => sum + gave, 0)).toBeCloseTo(expected, 3);
      }
    }
    const open = wholeCatalogue().open.slice(0, 300).map((utterance) => explain(matcher, utterance)).filter(({ decision }) => decision.rule === 'left-open');
    expect(open.length).toBeGreaterThan(30);
    // Without the words that are told it is left open no more.
    const left = open.filter(({ decision, question, words: weighed }) => question !== 'open' || matcher.read(weighed.map(({ heard }) => heard).filter((heard) => !decision.evidence.some((entry) => entry.heard === heard)).join(' ')).openness >= policy.decision.open);
    expect(left.length / open.length).toBeLessThan(0.1);
  });

  it('lists the rivals with the words that speak for them, and every word once', () => {
    const { words: weighed, rivals, decision } = explain(matcher, 'jag har inte fått pengar för föräldraledigheten');
    expect(weighed.map(({ heard }) => heard)).toEqual(['jag', 'har', 'inte', 'fått', 'pengar', 'för', 'föräldraledigheten']);
    expect(rivals.map(({ id }) => id)).not.toContain(subjectOf(decision));
    expect(decision).toMatchObject({ topic: 'foraldrapenning' });
  });
});
