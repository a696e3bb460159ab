import { z } from 'zod';
import { catalogueShapes } from '../../service/catalogue.ts';
import * as service from '../../service/schema.ts';
import { allowancesFile } from '../lint/allowances.ts';
import { stepsSchema } from '../step.ts';
import { suiteSchema } from '../suite.ts';
import { catalogueWords } from './catalogue-words.ts';
import { describe, type Words } from './describe.ts';
import { serviceWords } from './service-words.ts';
import { suiteWords } from './suite-words.ts';
import { traceEntry } from './trace.ts';

/** The shape of one kind of file: what an editor completes and checks it by. */
export interface FileShape {
  readonly name: string;
  /** The files of that kind, as a glob from the project's root. */
  readonly files: string;
  readonly shape: z.ZodType;
  /** What its fields mean, by path (describe.ts). */
  readonly words: Words;
}

const inService = (name: string, file: string, shape: z.ZodType): FileShape => ({ name, files: `service/${file}`, shape, words: serviceWords[name] ?? {} });
const inCatalogue = (name: keyof typeof catalogueShapes, files = `intents/catalogue/${name}.yaml`): FileShape => ({ name: `catalogue-${name}`, files, shape: catalogueShapes[name], words: catalogueWords[name] });

/** hours.yaml is read in two steps (parse.ts): a calendar stands by itself, or follows another. */
const hoursShape = z.strictObject({ calendars: z.array(z.union([service.calendarEntry.own, service.calendarEntry.following])) });

export const SHAPES: readonly FileShape[] = [
  { name: 'suite', files: 'suites/*.yaml', shape: suiteSchema, words: suiteWords.suite },
  { name: 'script', files: 'talsvar call --script *.yaml', shape: z.looseObject({ steps: stepsSchema }), words: suiteWords.script },
  { name: 'trace', files: 'talsvar call --json (one line)', shape: traceEntry, words: suiteWords.trace },
  inService('lines', 'lines.yaml', service.linesFile),
  inService('hours', 'hours.yaml', hoursShape),
  inService('desks', 'desks.yaml', service.desksFile),
  inService('routing', 'routing.yaml', service.routingFile),
  inService('authorities', 'authorities.yaml', service.authoritiesFile),
  inService('errands', 'errands.yaml', service.errandsFile),
  inService('roles', 'roles.yaml', service.rolesFile),
  inService('questions', 'questions.yaml', service.questionsFile),
  inService('guidance', 'guidance.yaml', service.guidanceFile),
  inService('prompts', 'prompts.*.yaml', service.promptsFile),
  inService('lint', 'lint.yaml', allowancesFile),
  inCatalogue('topics', 'intents/catalogue/*.yaml (topics)'),
  inCatalogue('special'),
  inCatalogue('roles'),
  inCatalogue('caller-words'),
  inCatalogue('danger'),
  inCatalogue('open'),
  inCatalogue('role-phrases'),
  inCatalogue('errands'),
  inCatalogue('cues'),
  inCatalogue('pairs'),
  inCatalogue('concepts'),
];

/** A shape as JSON Schema (draft 7: what editors read best), as it is written: before defaults and conversions. */
export function jsonSchemaOf({ name, shape, words }: FileShape): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(shape, { target: 'draft-7', io: 'input' }) as Record<string, unknown>;
  const { $schema, ...rest } = describe(schema, words);
  return { $schema, title: `talsvar ${name}`, ...rest };
}

/** The text of a schema's file. */
export function schemaText(shape: FileShape): string {
  return `${JSON.stringify(jsonSchemaOf(shape), null, 2)}\n`;
}
