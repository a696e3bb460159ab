import type { z } from 'zod';
import type { Catalogue } from '../../intents/types.ts';
import type { Calendar, LineId } from '../../machines/types.ts';
import { didYouMean } from './nearest.ts';
import { parseCatalogue, type Files } from './catalogue.ts';
import { InputError } from './errors.ts';
import { faultIn } from './fault.ts';
import * as schema from './schema.ts';
import type { Service } from './types.ts';
import { parseYaml, readDocument } from './yaml.ts';

export const SERVICE_FILES = [
  'lines.yaml', 'hours.yaml', 'desks.yaml', 'routing.yaml', 'authorities.yaml', 'errands.yaml', 'roles.yaml', 'questions.yaml',
  'guidance.yaml', 'prompts.sv.yaml', 'prompts.en.yaml',
] as const;
type ServiceFile = (typeof SERVICE_FILES)[number];

/** Where the texts came from, so that an error can name the file. */
export interface Folders {
  readonly service: string;
  readonly catalogue: string;
}

/**
 * Reads the whole service from the texts of its files (name → text), and checks that its parts fit together.
 * @param known what these very catalogue files were read as before, if they were
 * @throws InputError naming file, line and path of the first fault, and what to do
 */
export function parseService(serviceFiles: Files, catalogueFiles: Files, folders: Folders = { service: 'service', catalogue: 'intents/catalogue' }, known?: Catalogue): Service {
  const path = (name: ServiceFile) => `${folders.service}/${name}`;
  const content = (name: ServiceFile): string => {
    const found = serviceFiles[name];
    if (found === undefined) throw new InputError(`${path(name)}: the file is missing; a service needs ${SERVICE_FILES.join(', ')}`);
    return found;
  };
  const read = <T>(name: ServiceFile, type: z.ZodType<T>): T => parseYaml(content(name), path(name), type);

  const lines = read('lines.yaml', schema.linesFile).lines;
  const { questions, company } = read('questions.yaml', schema.questionsFile);
  const service: Service = {
    version: fingerprint(serviceFiles, catalogueFiles),
    lines: Object.fromEntries(lines.map((line) => [line.id, line])) as Service['lines'],
    calendars: parseCalendars(content('hours.yaml'), path('hours.yaml')),
    desks: read('desks.yaml', schema.desksFile).desks,
    routing: read('routing.yaml', schema.routingFile),
    authorities: read('authorities.yaml', schema.authoritiesFile).authorities,
    errands: read('errands.yaml', schema.errandsFile).errands,
    roles: read('roles.yaml', schema.rolesFile).roles,
    questions,
    company,
    guidance: read('guidance.yaml', schema.guidanceFile),
    prompts: { sv: read('prompts.sv.yaml', schema.promptsFile).prompts, en: read('prompts.en.yaml', schema.promptsFile).prompts },
    catalogue: known ?? parseCatalogue(catalogueFiles, folders.catalogue),
  };
  checkFit(service, path, (name, place) => `${path(name)}:${readDocument(content(name), path(name)).lineOf(place)}: ${place.map(String).join('.')}`);
  return service;
}

function parseCalendars(text: string, file: string): Record<string, Calendar> {
  const { lineOf } = readDocument(text, file);
  const calendars: Record<string, Calendar> = {};
  parseYaml(text, file, schema.hoursFile).calendars.forEach((entry, i) => {
    const follows = 'like' in entry;
    const result = (follows ? schema.calendarEntry.following : schema.calendarEntry.own).safeParse(entry);
    if (!result.success) {
      const fault = faultIn(result.error);
      const where = ['calendars', i, ...fault.path];
      throw new InputError(`${file}:${lineOf(where)}: ${where.map(String).join('.')}: ${fault.message}`);
    }
    const { data } = result;
    if ('like' in data) {
      const followed = calendars[data.like];
      if (!followed) throw new InputError(`${file}:${lineOf(['calendars', i, 'like'])}: calendars.${i}.like: no calendar above is called ${data.like}`);
      calendars[data.id] = { ...followed, id: data.id, closesEarlier: data.closesEarlier, source: data.source };
      return;
    }
    calendars[data.id] = { ...data, closesEarlier: 0, seasons: data.seasons.map(({ hours, ...season }) => ({ ...season, span: hours })) };
  });
  return calendars;
}

/** "service/routing.yaml:24: desks.9.desk": file, line and path of a place in a file. */
type At = (file: ServiceFile, place: readonly PropertyKey[]) => string;

/** What one file names must exist in another. */
function checkFit(service: Service, path: (name: ServiceFile) => string, at: At): void {
  const topics = new Set(service.catalogue.topics.map(({ id }) => id));
  const desks = new Set(service.desks.map(({ id }) => id));
  const authorities = new Set(service.authorities.map(({ id }) => id));
  const need = (known: ReadonlySet<string>, used: readonly string[] | undefined, file: ServiceFile, where: readonly PropertyKey[], what: string) => {
    const unknown = used?.find((name) => !known.has(name));
    if (unknown !== undefined) throw new InputError(`${at(file, where)}: no ${what} is called ${unknown}${didYouMean(unknown, known)}`);
  };
  for (const id of ['private', 'partner', 'press'] satisfies LineId[]) {
    const line = service.lines[id] as Service['lines'][LineId] | undefined;
    if (!line) throw new InputError(`${path('lines.yaml')}: lines: the line ${id} is missing`);
    if (line.calendar !== null) need(new Set(Object.keys(service.calendars)), [line.calendar], 'lines.yaml', ['lines', Object.keys(service.lines).indexOf(id), 'calendar'], 'calendar');
  }
  const twice = service.desks.findIndex(({ id }, i) => service.desks.findIndex((desk) => desk.id === id) < i);
  if (twice !== -1) throw new InputError(`${at('desks.yaml', ['desks', twice, 'id'])}: a desk above is called ${service.desks[twice]?.id ?? ''} as well; name each desk once`);
  service.routing.lines.forEach((rule, i) => need(topics, rule.topic, 'routing.yaml', ['lines', i, 'topic'], 'topic'));
  service.routing.desks.forEach((rule, i) => {
    need(topics, rule.topic, 'routing.yaml', ['desks', i, 'topic'], 'topic');
    need(desks, [rule.desk], 'routing.yaml', ['desks', i, 'desk'], 'desk');
  });
  const isCatchAll = (rule: { role?: unknown; topic?: unknown; errand?: unknown; dialled?: unknown } | undefined) => !rule?.role && !rule?.topic && !rule?.errand && !rule?.dialled;
  if (!isCatchAll(service.routing.lines.at(-1))) throw new InputError(`${path('routing.yaml')}: lines: the last rule must hold for everyone, so that no caller is left without a line`);
  if (!isCatchAll(service.routing.desks.at(-1)) || service.routing.desks.at(-1)?.line) throw new InputError(`${path('routing.yaml')}: desks: the last rule must hold for everyone, so that no caller is left without a desk`);
  need(topics, service.routing.identification.exceptTopics, 'routing.yaml', ['identification', 'exceptTopics'], 'topic');
  need(topics, service.routing.protected.topics, 'routing.yaml', ['protected', 'topics'], 'topic');
  need(authorities, service.catalogue.authorities.map(({ id }) => id), 'authorities.yaml', ['authorities'], 'authority');
  service.questions.forEach((question, i) => question.choices.forEach((choice, j) => {
    if ('topic' in choice) need(topics, [choice.topic], 'questions.yaml', ['questions', i, 'choices', j, 'topic'], 'topic');
    else need(authorities, [choice.authority], 'questions.yaml', ['questions', i, 'choices', j, 'authority'], 'authority');
  }));
  need(new Set(service.questions.map(({ id }) => id)), service.catalogue.pairs.map(({ id }) => id), 'questions.yaml', ['questions'], 'question');
  for (const kind of ['ready', 'ways', 'notes'] as const) {
    service.guidance[kind].forEach((entry, i) => need(topics, entry.topics, 'guidance.yaml', [kind, i, 'topics'], 'topic'));
  }
  checkPrompts(service, path, at);
}

/** What the program fills into prompts. */
const GAPS: readonly string[] = ['line', 'desk', 'next', 'topic', 'authority', 'number', 'say', 'choice1', 'choice2', 'choice3', 'choice4', 'place', 'minutes'];

function checkPrompts({ prompts, questions }: Service, path: (name: ServiceFile) => string, at: At): void {
  const swedish = new Set(Object.keys(prompts.sv));
  const english = new Set(Object.keys(prompts.en));
  const lacking = (known: ReadonlySet<string>, wanted: Iterable<string>, file: ServiceFile) => {
    for (const id of wanted) if (!known.has(id)) throw new InputError(`${path(file)}: prompts: ${id} is missing`);
  };
  for (const lang of ['sv', 'en'] as const) {
    for (const [id, text] of Object.entries(prompts[lang])) {
      const unknown = [...text.matchAll(/\{(\w*)\}/gu)].map((match) => match[1] ?? '').find((gap) => !GAPS.includes(gap));
      if (unknown !== undefined) throw new InputError(`${at(`prompts.${lang}.yaml`, ['prompts', id])}: nothing fills {${unknown}}; use ${GAPS.join(', ')}`);
    }
  }
  lacking(english, swedish, 'prompts.en.yaml');
  lacking(swedish, english, 'prompts.sv.yaml');
  lacking(swedish, questions.flatMap(({ id }) => ['', '-no-match', '-no-input'].map((form) => `disambiguate-${id}${form}`)), 'prompts.sv.yaml');
}

/** A short name for exactly these texts (FNV-1a): two installations with the same rules show the same one. */
export function fingerprint(serviceFiles: Files, catalogueFiles: Files): string {
  let hash = 0x811c9dc5;
  for (const files of [serviceFiles, catalogueFiles]) {
    for (const name of Object.keys(files).toSorted()) {
      for (const part of [name, files[name] ?? '']) for (let i = 0; i < part.length; i++) hash = Math.imul(hash ^ part.charCodeAt(i), 0x01000193);
    }
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
