import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseAllowances } from '../../../src/qa/lint/allowances.ts';
import { collisions } from '../../../src/qa/lint/collisions.ts';
import { createDocuments } from '../../../src/qa/lint/documents.ts';
import { factsIn } from '../../../src/qa/lint/fact-rules.ts';
import { promptsSaid } from '../../../src/qa/lint/questions.ts';
import { RULES } from '../../../src/qa/lint/rules.ts';
import { judge, UNUSED_ALLOWANCE } from '../../../src/qa/lint/run.ts';
import { gapsOf, keysIn, wordCount } from '../../../src/qa/lint/wording.ts';
import { createPlayer } from '../../../src/qa/step.ts';
import { parseSuite } from '../../../src/qa/suite.ts';
import { readService } from '../../../src/service/load.ts';
import { parseService } from '../../../src/service/parse.ts';
import { call, heard, matcher, service } from '../../engine.ts';
import { EXAMPLES } from './examples.ts';
import { AT, findingsOf, subjectWith } from './subject.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const untouched = subjectWith();
const foundUntouched = new Map(RULES.map(({ id }) => [id, memo(() => findingsOf(id, untouched))]));

function memo<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

describe('a rule', () => {
  it('has a failing example, unless it looks at what was learnt', () => {
    expect(RULES.map(({ id }) => id).filter((id) => !EXAMPLES.some(({ rule }) => rule === id))).toEqual(['phrase-is-exception']);
  });

  it('has an id of its own, one line that says what it asks for, and a source', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    for (const { id, says, source } of RULES) expect({ id, says, source }).toEqual({ id: expect.stringMatching(/^[a-z-]+$/u) as string, says: expect.stringMatching(/^[A-Z0][^\n]+\.(?:")?$|\?$/u) as string, source: expect.stringMatching(/\S{3}/u) as string });
  });

  it('stands in docs/lint.md as it is', () => {
    const page = readFileSync(join(root, 'docs/lint.md'), 'utf8');
    expect([...RULES, UNUSED_ALLOWANCE].map(({ id, severity, says, source }) => `| \`${id}\` | ${severity} | ${says} | ${source} |`).filter((row) => !page.includes(row))).toEqual([]);
  });

  it.each(EXAMPLES)('finds $about: $rule', ({ rule, changes, alter, about, file, line }) => {
    const subject = subjectWith(changes, alter);
    const found = findingsOf(rule, subject).filter((finding) => finding.about === about && finding.file === file);
    expect(found).not.toEqual([]);
    // The shipped files may break it elsewhere, not here.
    expect(foundUntouched.get(rule)?.().filter((finding) => finding.about === about && finding.file === file && finding.message === found[0]?.message)).toEqual([]);
    const [finding] = found;
    expect(finding).toMatchObject({ rule, message: expect.stringMatching(/\S/u) as string, source: expect.any(String) as string });
    if (line) expect(subject.lineAt(file, finding?.line ?? 0)).toMatch(line);
  });

  it('tells of phrases that only an exception keeps under their topic', () => {
    const topics = service.catalogue.topics.map(({ id }) => id);
    const texts = readService(root, root);
    const whole = parseService(texts.service, texts.catalogue, texts.folders).catalogue.topics;
    const some = whole.find((topic) => collisions({ ...untouched.service.catalogue, topics: [topic], authorities: [], classes: { agent: [], crisis: [], clarify: [], none: [] } }, matcher).some(({ rule }) => rule === 'phrase-is-exception'));
    expect(topics).toContain(some?.id);
    const subject = { ...untouched, service: { ...untouched.service, catalogue: { ...untouched.service.catalogue, topics: some ? [some] : [] } } };
    expect(findingsOf('phrase-is-exception', subject).some(({ owner, severity }) => owner === some?.id && severity === 'note')).toBe(true);
  });
});

describe('good wording is left alone', () => {
  it.each([
    ['confirm-no-match', 'För {topic}, tryck 1. Annars, tryck 2.', ['option-before-digit', 'pause-before-digit', 'digits-fit-choices', 'too-many-options']],
    ['confirm-no-match', 'Säg ja om det gäller {topic}, eller tryck 1. Säg nej om det inte gör det, eller tryck 2.', ['option-before-digit', 'pause-before-digit', 'digits-fit-choices']],
    ['help', 'För att prata med en person, tryck 0.', ['zero-is-a-person', 'option-before-digit']],
    ['crisis', 'Ring 112 nu, eller 1177 för råd.', ['option-before-digit', 'digits-fit-choices']],
    ['confirm', 'Gäller det att vara hemma när barnet är friskt, när barnet är sjukt, eller {topic}?', ['two-questions']],
    ['confirm', 'Gäller det assistansersättning eller {topic}?', ['jargon']],
  ])('%s: %s', (id, text, rules) => {
    const subject = subjectWith([['prompts.sv.yaml', new RegExp(`^  ${id}: .*$`, 'mu'), `  ${id}: "${text}"`]]);
    expect(rules.flatMap((rule) => findingsOf(rule, subject)).filter(({ about, file }) => about === id && file.includes('.sv.'))).toEqual([]);
  });
});

describe('what is heard in a prompt', () => {
  it.each([
    ['För {choice1}, tryck 1. För {choice2}, tryck 2.', ['1', '2']],
    ['Press zero for a person, or press star.', ['0', '*']],
    ['Du kan trycka på 3.', ['3']],
    ['Ring 112 nu. Du har plats {place}.', []],
    ['Knappa in tolv siffror, tryckt på 14 rader.', []],
  ])('keys of %s', (text, keys) => {
    expect(keysIn(text).map(({ key }) => key)).toEqual(keys);
  });

  it('words and gaps', () => {
    expect(wordCount('Öppna bank-id i din mobil.')).toBe(5);
    expect(wordCount('Gäller det {topic}?')).toBe(4);
    expect(gapsOf('{a} och {b} och {a}')).toEqual(['a', 'b']);
  });
});

describe('the page of facts', () => {
  it('explains every id of a range', () => {
    expect([...factsIn('| A-021 to A-023, A-030 | … **domain B3, domain B4** … (X-05)')].toSorted()).toEqual(['A-021', 'A-022', 'A-023', 'A-030', 'X-05', 'domain B3', 'domain B4']);
  });

  it('that is missing lets no source be judged by it', () => {
    const subject = subjectWith([['hours.yaml', 'source: A-033', 'source: A-933']]);
    expect(findingsOf('source-unknown', subject)).not.toEqual([]);
    expect(findingsOf('source-unknown', { ...subject, facts: null })).toEqual([]);
  });
});

describe('an allowance', () => {
  const broken = subjectWith([['routing.yaml', '{ line: [press], desk: press, source: A-012 }', '{ line: [press], desk: press }']]);
  const rules = RULES.filter(({ id }) => id === 'source-missing');
  const all = judge(broken, rules).findings.length;

  it.each([['desks.press', 1], ['desks.*', 14], ['desks.pre', 0], ['*', all]])('of %s covers %d findings', (about, allowed) => {
    const { findings, allowed: covered } = judge(broken, rules, [{ rule: 'source-missing', about, reason: 'a test' }]);
    expect([covered, findings.filter(({ rule }) => rule === 'source-missing').length]).toEqual([allowed, all - allowed]);
    expect(findings.some(({ rule }) => rule === UNUSED_ALLOWANCE.id)).toBe(allowed === 0);
  });

  it('of a rule that is not run is not looked at', () => {
    expect(judge(broken, [], [{ rule: 'source-missing', about: 'nothing', reason: 'a test' }]).findings).toEqual([]);
  });

  it.each([
    ['allowances:\n  - { rule: jargn, about: x, reason: y }\n', /lint\.yaml:2: .*no rule is called jargn/u],
    ['allowances:\n  - { rule: jargon, about: x }\n', /lint\.yaml:2: allowances\.0\.reason/u],
    ['allowed: []\n', /lint\.yaml:1: /u],
  ])('that is written %j is refused', (content, message) => {
    expect(() => parseAllowances(content, 'lint.yaml', ['jargon'])).toThrow(message);
  });
});

describe('the shipped service', () => {
  const texts = readService(root, root);
  const whole = parseService(texts.service, texts.catalogue, texts.folders);
  const subject = { service: whole, matcher, documents: createDocuments(texts, texts.folders), at: AT, facts: factsIn(readFileSync(join(root, 'docs/domain.md'), 'utf8')) };

  it('has no errors, and no allowance without need', () => {
    const allowances = parseAllowances(texts.service['lint.yaml'] ?? '', 'lint.yaml', RULES.map(({ id }) => id));
    const { findings, allowed } = judge(subject, RULES, allowances);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(findings.filter(({ rule }) => rule === UNUSED_ALLOWANCE.id)).toEqual([]);
    expect(findings.filter(({ severity }) => severity === 'warning').length).toBeLessThan(12);
    expect(allowed).toBeGreaterThanOrEqual(allowances.length);
    // Ranking every phrase takes seconds.
  }, 120_000);

  it('says in its suites only what the rules take for said', () => {
    const said = promptsSaid(service);
    const suites = readdirSync(join(root, 'suites')).map((name) => parseSuite(readFileSync(join(root, 'suites', name), 'utf8'), name));
    const prompts = suites.flatMap(({ cases }) => cases).flatMap((entry) => {
      if (entry.kind !== 'call') return [];
      const talk = call({ at: entry.at, dialled: entry.dialled, lang: entry.lang, ...(entry.queue ? { queue: entry.queue } : {}) });
      const play = createPlayer(talk);
      for (const { step } of entry.steps) play(step);
      return heard(talk);
    });
    expect(new Set(prompts).size).toBeGreaterThan(20);
    expect([...new Set(prompts)].filter((id) => !said.has(id))).toEqual([]);
  });
});
