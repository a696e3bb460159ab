import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseService } from '../../src/service/parse.ts';
import { InputError } from '../../src/service/errors.ts';
import { parseYaml } from '../../src/service/yaml.ts';
import { z } from 'zod';
import { service } from '../engine.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const filesIn = (folder: string) => Object.fromEntries(readdirSync(join(root, folder)).filter((name) => name.endsWith('.yaml')).map((name) => [name, readFileSync(join(root, folder, name), 'utf8')]));
const serviceFiles = filesIn('service');
const catalogueFiles = filesIn('intents/catalogue');

/** The shipped service with one text replaced in one file. */
function broken(file: string, from: string, to: string) {
  const [folder, name = file] = file.includes('/') ? file.split('/') : ['', file];
  return replaceIn(name, folder !== 'catalogue' && name in serviceFiles, from, to);
}

function replaceIn(file: string, inService: boolean, from: string, to: string) {
  const text = (inService ? serviceFiles : catalogueFiles)[file] ?? '';
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  const changed = { [file]: text.replace(from, to) };
  return () => parseService({ ...serviceFiles, ...(inService ? changed : {}) }, { ...catalogueFiles, ...(inService ? {} : changed) });
}

describe('the service files', () => {
  it('hold the three lines with their numbers and sources', () => {
    expect(Object.values(service.lines).map(({ id, number, abroad, sources }) => [id, number, abroad, sources])).toEqual([
      ['private', '0771-524 524', '+46 771 524 524', ['A-001', 'A-002']],
      ['partner', '0771-17 90 00', null, ['A-003', 'A-038']],
      ['press', '010-116 98 88', null, ['A-004']],
    ]);
  });

  it('give every authority of the catalogue a name, and no number without a source', () => {
    for (const { id } of service.catalogue.authorities) expect(service.authorities.find((entry) => entry.id === id)).toMatchObject({ source: expect.stringMatching(/domain/u) });
  });

  it('say the same prompts in both languages, with the same gaps', () => {
    const gaps = (text: string) => [...text.matchAll(/\{(\w+)\}/gu)].map((match) => match[1]).toSorted();
    for (const [id, text] of Object.entries(service.prompts.sv)) expect([id, gaps(service.prompts.en[id] ?? '')]).toEqual([id, gaps(text)]);
  });
});

describe('a broken file gives one line that says what, where and what to do', () => {
  it.each([
    ['lines.yaml', '  - id: press', '  - id: [press', /^service\/lines\.yaml:\d+:\d+: not valid YAML/u],
    ['lines.yaml', 'number: 0771-524 524', 'nummer: 0771-524 524', /^service\/lines\.yaml:\d+: lines\.0/u],
    ['lines.yaml', 'calendar: press', 'calendar: pres', /no calendar is called pres/u],
    ['hours.yaml', 'hours: 8-11.30', 'hours: 8-25', /^service\/hours\.yaml:\d+: calendars\.0\.days\.\d+\.hours: "8-25" are no hours/u],
    ['hours.yaml', 'from: 2025-06-30', 'from: 2025-02-30', /"2025-02-30" is no date/u],
    ['hours.yaml', 'like: customer-centre', 'like: costumer-centre', /no calendar above is called costumer-centre/u],
    ['routing.yaml', 'desk: dental-abroad', 'desk: dental-abord', /^service\/routing\.yaml:\d+: desks\.\d+\.desk: no desk is called dental-abord, did you mean dental-abroad\?$/u],
    ['routing.yaml', 'desk: family', 'dsek: family', /^service\/routing\.yaml:\d+: desks\.\d+\.dsek: no field is called dsek here; did you mean desk\?$/u],
    ['routing.yaml', 'desk: family', 'prio: 1, desk: family', /: desks\.\d+\.prio: no field is called prio here; correct its name, or remove it$/u],
    ['desks.yaml', 'id: work', 'id: sick', /^service\/desks\.yaml:\d+: desks\.3\.id: a desk above is called sick as well/u],
    ['prompts.sv.yaml', '{topic}', '{topik}', /^service\/prompts\.sv\.yaml:\d+: prompts\.confirm: nothing fills \{topik\}/u],
    ['routing.yaml', 'foraldrapenning, vab', 'foraldrapening, vab', /no topic is called foraldrapening/u],
    ['routing.yaml', '  - { line: private, source: A-001 }\n', '', /the last rule must hold for everyone/u],
    ['prompts.en.yaml', '  closed-now:', '  closed-nu:', /prompts: closed-now is missing/u],
    ['guidance.yaml', 'source: A-020', 'sources: A-020', /guidance\.yaml:\d+: ready\.0/u],
    ['questions.yaml', 'topic: bostadstillagg', 'topic: bostadstilägg', /questions\.yaml:\d+: questions\.0\.choices\.1/u],
    ['family.yaml', '    sv: Föräldrapenning', '    sve: Föräldrapenning', /intents\/catalogue\/family\.yaml:\d+: topics\.foraldrapenning/u],
    ['catalogue/roles.yaml', 'role: journalist', 'role: journalis', /roles\.yaml:\d+: roles\.0\.role/u],
    ['cues.yaml', '@beats ... @victim', '@slag ... @victim', /cues\.yaml:\d+: cues\.crisis\.\d+: .*no word list is called @slag/u],
    ['cues.yaml', '- koppla mig|oss', '- ...', /cues\.yaml:\d+: cues\.agent\.1: a cue without words: "\.\.\."/u],
    ['pairs.yaml', 'topics: [bostadsbidrag, bostadstillagg]', 'topics: [bostadsbidrag, hyresbidrag]', /no topic is called hyresbidrag/u],
  ])('%s: %s → %s', (file, from, to, message) => {
    expect(broken(file, from, to)).toThrow(InputError);
    expect(broken(file, from, to)).toThrow(message);
  });

  it('names a missing file and those that are needed', () => {
    const { 'lines.yaml': _, ...rest } = serviceFiles;
    expect(() => parseService(rest, catalogueFiles)).toThrow(/^service\/lines\.yaml: the file is missing/u);
  });
});

describe('hostile YAML', () => {
  const parse = (text: string) => () => parseYaml(text, 'x.yaml', z.unknown());

  it.each([
    ['a bomb of aliases', 'a: &a [x]\nb: [*a, *a]', /anchors, aliases/u],
    ['a merge key', '<<: {a: 1}', /merge keys/u],
    ['deep nesting', '['.repeat(1000), /deeper than 50/u],
    ['deep dashes', `${'- '.repeat(1000)}x`, /deeper than 50/u],
    ['a tab as indentation', 'a:\n\tb: 1', /tab/u],
    ['a key twice', 'a: 1\na: 2', /unique/u],
  ])('%s is refused', (_, text, message) => {
    expect(parse(text)).toThrow(InputError);
    expect(parse(text)).toThrow(message);
  });

  it('is refused the second time too', () => {
    for (let i = 0; i < 3; i++) expect(parse('['.repeat(1000))).toThrow(InputError);
  });
});
