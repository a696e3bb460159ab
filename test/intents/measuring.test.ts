import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { keyOf } from '../../intents/text.ts';
import { matcher, wholeCatalogue } from '../engine.ts';

const read = (name: string) => readFileSync(fileURLToPath(new URL(`../data/${name}`, import.meta.url)), 'utf8').trim().split('\n');
const labelled = (name: string) => read(name).map((line) => JSON.parse(line) as { utterance: string; outcome: string; topic: string[] });
const fresh = labelled('utterances-fresh.jsonl');
const unseen = [...fresh, ...['heldout', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth'].flatMap((name) => labelled(`utterances-${name}.jsonl`))];
const danger = read('danger.jsonl').map((line) => JSON.parse(line) as { utterance: string; danger: boolean });
/** What is open between the topics of a pair, or (with the topic or authority that it is about) just not. */
const ofPairs = read('pairs/open.jsonl').map((line) => JSON.parse(line) as { utterance: string; settled: string | null });
/** Callers on duty, most of whom do not say so in so many words, and private persons who sound like them. */
const callers = read('callers/on-duty.jsonl').map((line) => JSON.parse(line) as { utterance: string; role: string; line: string });
const catalogue = wholeCatalogue();
const taught = [
  ...catalogue.topics.flatMap(({ phrases }) => phrases), ...catalogue.authorities.flatMap(({ phrases }) => phrases),
  ...Object.values(catalogue.classes).flat(), ...catalogue.rolePhrases.flatMap(({ phrases }) => phrases),
  ...[...Object.values(catalogue.danger).flat(), ...catalogue.open].map((text) => ({ text })),
].map(({ text }) => keyOf(text));

describe('utterances that measure', () => {
  // One- and two-word utterances ("bilstöd") are what anybody says: they may stand in both.
  const long = (key: string) => key.split(' ').length > 2;

  it('do not teach: none of the development set stands in the catalogue, by its hash', () => {
    const hashes = new Set(read('utterances-dev.sha256'));
    expect(hashes.size).toBeGreaterThan(300);
    expect(taught.filter((key) => long(key) && hashes.has(createHash('sha256').update(key).digest('hex').slice(0, 16)))).toEqual([]);
  });

  it('do not teach: none of the sets kept here stands in the catalogue', () => {
    const keys = new Set([...unseen, ...danger, ...ofPairs, ...callers].map(({ utterance }) => keyOf(utterance)));
    expect(taught.filter((key) => long(key) && keys.has(key))).toEqual([]);
  });

  it('are understood well enough that a fault in the matcher would show', () => {
    const withTopic = fresh.filter(({ topic }) => topic.length > 0);
    const right = withTopic.filter(({ utterance, topic }) => topic.includes(matcher.understand(utterance).topic ?? ''));
    expect(right.length / withTopic.length).toBeGreaterThan(0.85);
  });

  it('hear three of four and more in danger of whom nothing was learnt and for whom no rule was made, and take few others for them', () => {
    const share = (rows: typeof danger) => rows.filter(({ utterance }) => matcher.understand(utterance).outcome === 'crisis').length / rows.length;
    expect(share(danger.filter((row) => row.danger))).toBeGreaterThan(0.75);
    expect(share(danger.filter((row) => !row.danger))).toBeLessThan(0.05);
  });

  it('are asked about far more often where they are open between two topics than where they just are not', () => {
    const asked = (rows: typeof ofPairs) => rows.filter(({ utterance }) => matcher.understand(utterance).outcome === 'ambiguous').length / rows.length;
    const [open, settled] = [true, false].map((isOpen) => asked(ofPairs.filter((row) => (row.settled === null) === isOpen))) as [number, number];
    expect(open).toBeGreaterThan(0.16);
    expect(settled).toBeLessThan(0.04);
    expect(open).toBeGreaterThan(4 * settled);
  });

  it('tell who calls on duty far more often than a private person is taken for one', () => {
    const onDuty = (rows: typeof callers) => rows.filter(({ utterance }) => !['private', 'representative', 'limited-company', 'municipal-agent'].includes(matcher.understand(utterance).role)).length / rows.length;
    const [theirs, others] = [callers.filter(({ line }) => line !== 'private'), callers.filter(({ line }) => line === 'private')];
    expect(onDuty(theirs)).toBeGreaterThan(0.35);
    expect(onDuty(others)).toBeLessThan(0.08);
  });

  it('never lose a person in danger in the fresh set', () => {
    const lost = fresh.filter(({ utterance, outcome }) => outcome === 'crisis' && matcher.understand(utterance).outcome !== 'crisis');
    expect(lost).toEqual([]);
  });
});
