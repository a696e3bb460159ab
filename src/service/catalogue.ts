import { z } from 'zod';
import { compileCue, compileLists, type WordLists } from '../../intents/cues.ts';
import { ERRANDS, ROLES, type Catalogue, type Errand, type Phrase } from '../../intents/types.ts';
import { InputError } from './errors.ts';
import { cue, id, text } from './fields.ts';
import { parseYaml } from './yaml.ts';

/** The catalogue's files, each with the schema that it is checked against. A folder may hold more topic files. */
export type Files = Readonly<Record<string, string>>;

const texts = z.array(text);
const cues = z.array(cue);

const topicsFile = z.strictObject({
  general: z.boolean().optional(),
  topics: z.record(id, z.strictObject({
    sv: text,
    en: text,
    names: texts.min(1),
    phrases: z.partialRecord(z.enum([...ERRANDS, 'none', 'any']), texts),
    english: texts,
  })),
});
const specialFile = z.strictObject({
  authorities: z.record(id, z.strictObject({ names: texts, phrases: texts.min(1), english: texts })),
  classes: z.record(z.enum(['agent', 'crisis', 'clarify', 'none']), z.strictObject({ phrases: texts.min(1), english: texts })),
  languages: z.record(z.string(), texts),
});
const dangerFile = z.strictObject({ danger: z.record(id, texts), harmless: z.record(id, texts) });
const byLanguage = z.strictObject({ phrases: texts, english: texts });
const openFile = z.strictObject({ open: byLanguage });
const rolesFile = z.strictObject({
  professionalTopics: z.array(id),
  introductions: z.array(text.includes('{who}', { error: 'the introduction lacks {who}' })),
  ownErrand: texts,
  roles: z.array(z.strictObject({
    role: z.enum(ROLES), who: z.array(id).optional(), aside: z.boolean().optional(), speaksFor: z.array(id).optional(), about: z.array(id).optional(), instead: z.record(id, id).optional(), cues: texts, except: texts.optional(),
  })),
});
const callerWordsFile = z.strictObject({ sets: z.record(id, texts) });
const rolePhrasesFile = z.strictObject({
  rolePhrases: z.record(z.enum(ROLES), z.strictObject({ sv: texts.min(1), en: texts })),
});
const patterns = z.record(z.enum(ERRANDS), z.array(text.includes('{name}', { error: 'the pattern lacks {name}' })).min(1));
const errandsFile = z.strictObject({ errands: patterns, english: patterns });
const CUES = ['agent', 'crisis', 'crisis-over', 'sent-here', 'unsure', 'yes', 'no', 'repeat', 'help', 'back', 'callback', 'skip', 'filler', 'correction', 'also', 'both', 'adding', 'joining', 'between', 'having', 'governing', 'wanting', 'not', 'function'] as const;
const cuesFile = z.strictObject({ words: z.record(id, texts).optional(), cues: z.record(z.enum(CUES), texts), spoken: z.record(text, texts) })
  .transform(({ words = {}, cues: written, spoken }, context) => {
    const whole = { ...written };
    for (const purpose of CUES) {
      whole[purpose] = written[purpose].map((pattern, i) => {
        const spelled = spellOut(pattern, words);
        const message = faultOf(spelled);
        if (message !== null) context.addIssue({ code: 'custom', path: ['cues', purpose, i], message });
        return spelled;
      });
    }
    return { cues: whole, spoken };
  });

/** A cue with the words of a list wherever one is named as @list. */
function spellOut(pattern: string, lists: Readonly<Record<string, readonly string[]>>): string {
  return pattern.replace(/@([a-z][a-z0-9-]*)/gu, (named, list: string) => lists[list]?.join('|') ?? named);
}

/** What is wrong with a cue; null when nothing is. */
function faultOf(pattern: string, lists?: WordLists): string | null {
  try {
    compileCue(pattern, lists);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'not a cue';
  }
}

const pairsFile = z.strictObject({
  pairs: z.array(z.strictObject({ id, topics: z.array(id).min(1), heard: cues, unless: cues })),
});
const conceptsFile = z.strictObject({ concepts: z.record(id, texts) });

/** The shapes of the catalogue's files, for editors (schemas/). */
export const catalogueShapes = {
  topics: topicsFile, special: specialFile, danger: dangerFile, open: openFile, roles: rolesFile, 'caller-words': callerWordsFile, 'role-phrases': rolePhrasesFile, errands: errandsFile, cues: cuesFile, pairs: pairsFile, concepts: conceptsFile,
};

const SPECIAL = ['special.yaml', 'danger.yaml', 'open.yaml', 'roles.yaml', 'caller-words.yaml', 'role-phrases.yaml', 'errands.yaml', 'cues.yaml', 'pairs.yaml', 'concepts.yaml'] as const;

/**
 * Reads a catalogue from the texts of its files (name → text).
 * @throws InputError naming file, line and path of the first fault
 */
export function parseCatalogue(files: Files, folder = 'intents/catalogue'): Catalogue {
  const path = (name: string) => `${folder}/${name}`;
  const read = <T>(name: (typeof SPECIAL)[number], schema: z.ZodType<T>): T => {
    const content = files[name];
    if (content === undefined) throw new InputError(`${path(name)}: the file is missing; a catalogue needs ${SPECIAL.join(', ')} and at least one file of topics`);
    return parseYaml(content, path(name), schema);
  };
  const topicFiles = Object.keys(files).filter((name) => !(SPECIAL as readonly string[]).includes(name)).toSorted();
  const seen = new Map<string, string>();
  const topics = topicFiles.flatMap((name) => {
    const file = parseYaml(files[name] ?? '', path(name), topicsFile);
    return Object.entries(file.topics).map(([topic, entry]) => {
      const other = seen.get(topic);
      if (other !== undefined) throw new InputError(`${path(name)}: topics.${topic}: already in ${other}; merge the two`);
      seen.set(topic, path(name));
      return { id: topic, name: { sv: entry.sv, en: entry.en }, isGeneral: file.general === true, names: entry.names, phrases: phrasesOf(entry) };
    });
  });
  if (topics.length === 0) throw new InputError(`${folder}: no file of topics; see docs/catalogue.md`);

  const special = read('special.yaml', specialFile);
  const plain = (entry: { phrases: string[]; english: string[] }): Phrase[] => [
    ...entry.phrases.map((phrase): Phrase => ({ text: phrase, lang: 'sv', errand: null })),
    ...entry.english.map((phrase): Phrase => ({ text: phrase, lang: 'en', errand: null })),
  ];
  const { danger, harmless } = read('danger.yaml', dangerFile);
  const { open } = read('open.yaml', openFile);
  const errands = read('errands.yaml', errandsFile);
  const { rolePhrases } = read('role-phrases.yaml', rolePhrasesFile);
  const callers = read('roles.yaml', rolesFile);
  const { sets } = read('caller-words.yaml', callerWordsFile);
  checkCallers(callers, sets, special.authorities, seen, path('roles.yaml'));
  const pairs = read('pairs.yaml', pairsFile).pairs;
  for (const pair of pairs) {
    const unknown = pair.topics.find((topic) => !seen.has(topic));
    if (unknown !== undefined) throw new InputError(`${path('pairs.yaml')}: pairs.${pair.id}: no topic is called ${unknown}`);
  }
  return {
    topics,
    authorities: Object.entries(special.authorities).map(([authority, entry]) => ({ id: authority, names: entry.names, phrases: plain(entry) })),
    classes: {
      agent: plain(special.classes.agent),
      crisis: plain(special.classes.crisis),
      clarify: plain(special.classes.clarify),
      none: plain(special.classes.none),
    },
    danger: { said: Object.values(danger).flat(), harmless: Object.values(harmless).flat() },
    open: [...open.phrases, ...open.english],
    languages: special.languages,
    sets,
    introductions: callers.introductions,
    ownErrand: callers.ownErrand,
    roles: callers.roles.map(({ who = [], aside = false, speaksFor = [], about = [], instead = {}, except = [], ...role }) => ({ ...role, who, aside, speaksFor, about, instead, except })),
    rolePhrases: ROLES.map((role) => ({ role, phrases: plain({ phrases: rolePhrases[role].sv, english: rolePhrases[role].en }) })),
    professionalTopics: callers.professionalTopics,
    errandPatterns: { sv: errands.errands, en: errands.english },
    concepts: read('concepts.yaml', conceptsFile).concepts,
    ...read('cues.yaml', cuesFile),
    pairs,
  };
}

/** Every list that is named must exist, and every cue must be one. */
function checkCallers({ introductions, ownErrand, roles }: z.infer<typeof rolesFile>, sets: Readonly<Record<string, readonly string[]>>, authorities: Readonly<Record<string, unknown>>, topics: ReadonlyMap<string, unknown>, file: string): void {
  const lists = compileLists(sets);
  const check = (pattern: string, where: string) => {
    const fault = faultOf(pattern, lists);
    if (fault !== null) throw new InputError(`${file}: ${where}: ${fault}`);
  };
  for (const { role, who = [], speaksFor = [], about = [], instead = {}, cues: own, except = [] } of roles) {
    const strange = [...about, ...Object.entries(instead).flat()].find((topic) => !topics.has(topic));
    if (strange !== undefined) throw new InputError(`${file}: roles.${role}: no topic is called ${strange}`);
    const missing = who.find((set) => !sets[set]);
    if (missing !== undefined) throw new InputError(`${file}: roles.${role}.who: no word list is called ${missing}; add it to sets`);
    const stranger = speaksFor.find((authority) => !authorities[authority]);
    if (stranger !== undefined) throw new InputError(`${file}: roles.${role}.speaksFor: no authority is called ${stranger}`);
    for (const pattern of [...own, ...except]) check(pattern, `roles.${role}`);
    for (const set of who) for (const introduction of introductions) check(introduction.replaceAll('{who}', `@${set}`), 'introductions');
  }
  for (const pattern of ownErrand) check(pattern, 'ownErrand');
}

/** What a group of phrases teaches of errands: the one it is named after, that there is none, or nothing. */
function errandOf(group: string): Errand | null | undefined {
  return group === 'any' ? undefined : group === 'none' ? null : (group as Errand);
}

function phrasesOf(entry: { phrases: Partial<Record<Errand | 'none' | 'any', string[]>>; english: string[] }): Phrase[] {
  const swedish = Object.entries(entry.phrases).flatMap(([group, list]) =>
    list.map((phrase): Phrase => ({ text: phrase, lang: 'sv', errand: errandOf(group) })));
  return [...swedish, ...entry.english.map((phrase): Phrase => ({ text: phrase, lang: 'en', errand: null }))];
}
