import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { CallOptions } from '../../src/simulator/call.ts';
import { coachFor, coaching } from '../../src/qa/coach/coach.ts';
import { followed, type Surroundings } from '../../src/qa/coach/place.ts';
import { shareOf } from '../../src/qa/coach/safety.ts';
import { parseSuite } from '../../src/qa/suite.ts';
import { variantsOf } from '../../src/qa/variants/variants-of.ts';
import { createWorld } from '../../src/simulator/world.ts';
import { call, matcher, service } from '../engine.ts';

/** A call in which these things are said, and what the coach has to say of it. */
function coached(said: readonly string[], options: Partial<CallOptions> = {}, really: readonly (string | undefined)[] = []) {
  const talk = call(options);
  const kept = said.map((text, i) => {
    const from = (talk.trace().at(-1)?.n ?? -1) + 1;
    talk.say(text);
    return { text: really[i] ?? text, from };
  });
  return coachFor({ service, matcher }, { trace: talk.trace(), outcome: talk.snapshot().outcome, said: kept, lang: options.lang ?? 'sv' });
}

const howOf = (said: readonly string[]) => coached(said)?.course;

describe('whether a need was understood', () => {
  it('at the first try', () => expect(howOf(['utbetalning av föräldrapenning', 'nej'])).toMatchObject({ how: 'first', tries: 1, phrase: 'utbetalning av föräldrapenning' }));
  it('at the first try, with a question', () => expect(howOf(['aktivitets', 'aktivitetsstöd'])).toMatchObject({ how: 'question', tries: 1, phrase: 'aktivitets' }));
  it('at a later try', () => expect(howOf(['hej', 'jag är sjuk', 'nej'])).toMatchObject({ how: 'later', tries: 2, phrase: 'jag är sjuk' }));
  it('never', () => expect(howOf(['det är mycket nu', 'hallå där', 'handläggare'])).toMatchObject({ how: 'never', phrase: 'det är mycket nu' }));
  it('never, where it was guessed wrongly', () => expect(howOf(['blablabla knaster', 'nej', 'handläggare'])).toMatchObject({ how: 'never', phrase: 'blablabla knaster' }));
  it('or was not told', () => expect(howOf(['handläggare'])).toMatchObject({ how: 'never', tries: 0, phrase: null }));
});

describe('the coach', () => {
  it('judges what was said, not what was heard of it', () => {
    expect(coached(['jag e syk', 'nej'], {}, ['jag är sjuk'])?.about?.phrase).toBe('jag är sjuk');
  });

  it('tells where each variant led and by which rule it was made', () => {
    const about = coached(['jag är sjuk', 'nej'])?.about;
    expect(about).toMatchObject({ target: { line: 'private', desk: 'sick', authority: null }, safety: { of: 50 }, decisive: { word: 'sjuk', led: { kind: 'again' } } });
    const kinds = about?.safety.tried.map(({ led }) => led.kind) ?? [];
    expect(about?.safety.safe).toBe(kinds.filter((kind) => kind === 'there' || kind === 'asked').length);
    expect(about?.safety.tried.every(({ variant }) => variant.changes.length > 0)).toBe(true);
    expect(about?.carriedBy[0]?.heard).toBe('sjuk');
  });

  it('aims at where the call led: another authority, another line, or what was chosen at a question', () => {
    expect(coached(['när kommer studiebidraget', 'ja'])?.about?.target).toEqual({ line: null, desk: null, authority: 'csn' });
    expect(coached(['jag har enskild firma och undrar om min föräldrapenning'])?.about?.target).toMatchObject({ line: 'partner', desk: 'business' });
    expect(coached(['jag är egenföretagare och har blivit sjuk', 'aktiebolag', 'nej'])?.about?.target).toMatchObject({ line: 'private', desk: 'sick' });
  });

  it('has no phrase for what another authority handles', () => expect(coached(['ersättning för sjukresa', 'ja'])?.about?.better).toBeNull());

  it('says nothing of a call in which somebody was in danger', () => expect(coached(['jag vill inte leva längre'])).toBeNull());

  it('keeps no personal number', () => {
    const about = coached(['mitt personnummer är 19121212-1212 och jag är sjuk', 'nej'])?.about;
    expect(about?.phrase).toContain('[personnummer]');
    expect(JSON.stringify(about)).not.toMatch(/1212/u);
    expect(about?.better?.phrase ?? '').not.toContain('nummer');
  });

  it('answers an English phrase in English', () => {
    const about = coached(['my husband died', 'no'], { lang: 'en' })?.about;
    expect(about).toMatchObject({ lang: 'en', better: { phrase: expect.stringMatching(/^[a-z ,]+$/u) } });
  });

  it('says the same each time, in steps of one understanding each', () => {
    const talk = call();
    talk.say('min man har gått bort');
    const of = { trace: talk.trace(), outcome: talk.snapshot().outcome, said: [], lang: 'sv' } as const;
    let understood = 0;
    let most = 0;
    const counting = { ...matcher, understand: (text: string) => (understood++, matcher.understand(text)) };
    const steps = coaching({ service, matcher: counting }, of);
    for (let step = steps.next(), before = 0; ; step = steps.next()) {
      most = Math.max(most, understood - before);
      before = understood;
      if (!step.done) continue;
      expect(step.value).toEqual(coachFor({ service, matcher }, of));
      break;
    }
    expect(most).toBeLessThanOrEqual(3);
  });
});

describe('where a decision leads', () => {
  const around: Surroundings = { service, world: createWorld(service), dialled: 'private' };
  const sick = { line: 'private', desk: 'sick', authority: null } as const;
  it.each([
    ['jag är sjuk', 'there'], ['bostadsbidrag', 'elsewhere'], ['studiemedel', 'elsewhere'], ['aktivitets', 'asked'], ['hej', 'again'], ['jag är egenföretagare och har blivit sjuk', 'asked'],
    ['jag vill inte leva längre', 'elsewhere'],
  ])('%s: %s', (said, kind) => expect(followed(around, matcher.understand(said), sick).kind).toBe(kind));
});

describe('over the utterances of the suites that ship', () => {
  const folder = fileURLToPath(new URL('../../suites', import.meta.url));
  const utterances = [...new Set(readdirSync(folder).filter((name) => name.endsWith('.yaml')).toSorted()
    .flatMap((name) => parseSuite(readFileSync(join(folder, name), 'utf8'), name).cases)
    .flatMap((entry) => (entry.kind === 'utterance' ? [entry.say] : [])))];
  // Every third is enough to tell, and lets others have the machine.
  const results = utterances.filter((_, i) => i % 3 === 0).flatMap((said) => {
    const talk = call();
    talk.say(said);
    // Who is sent to another authority goes there; who is asked to identify does not.
    for (let i = 0; i < 4 && talk.snapshot().outcome === null; i++) talk.say(['offer-signpost', 'confirm'].includes(talk.snapshot().question) ? 'ja' : talk.snapshot().question.startsWith('offer') ? 'nej' : 'ett');
    const words = coachFor({ service, matcher }, { trace: talk.trace(), outcome: talk.snapshot().outcome, said: [], lang: 'sv' });
    return words?.about ? [words.about] : [];
  });
  const better = results.flatMap((about) => (about.better ? [{ ...about, better: about.better }] : []));
  const around: Surroundings = { service, world: createWorld(service), dialled: 'private' };

  it('a phrase that is suggested is never less safe, and reaches the same place by itself', () => {
    expect(better.length).toBeGreaterThan(10);
    for (const { phrase, target, safety, better: other } of better) {
      expect({ phrase, isLessSafe: shareOf(other.safety) < shareOf(safety) }).toEqual({ phrase, isLessSafe: false });
      expect({ phrase: other.phrase, ...followed(around, matcher.understand(other.phrase), target) }).toMatchObject({ phrase: other.phrase, kind: 'there' });
    }
  });

  it('and the variants of a phrase are the same that it is scored by', () => {
    for (const { phrase, lang, safety } of results.slice(0, 20)) expect(safety.tried.map(({ variant }) => variant)).toEqual(variantsOf(phrase, { count: 50, seed: 1, lang }));
  });

  it('most phrases are safe, and the figures can be read', () => {
    const mean = (list: readonly number[]) => (100 * list.reduce((sum, one) => sum + one, 0)) / list.length;
    const figures = {
      phrases: results.length,
      safe: `${mean(results.map(({ safety }) => shareOf(safety))).toFixed(1)} %`,
      below45of50: results.filter(({ safety }) => shareOf(safety) < 0.9).length,
      suggested: better.length,
      suggestedFrom: `${mean(better.map(({ safety }) => shareOf(safety))).toFixed(1)} %`,
      suggestedTo: `${mean(better.map(({ better: other }) => shareOf(other.safety))).toFixed(1)} %`,
      weakest: results.toSorted((a, b) => shareOf(a.safety) - shareOf(b.safety)).slice(0, 8).map(({ phrase, safety, better: other }) => `${phrase}: ${safety.safe}/${safety.of}${other ? ` → ${other.phrase}: ${other.safety.safe}/${other.safety.of}` : ''}`),
    };
    console.log(figures);
    expect(mean(results.map(({ safety }) => shareOf(safety)))).toBeGreaterThan(90);
  });
});
