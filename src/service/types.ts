import type { z } from 'zod';
import type { Catalogue, Lang } from '../../intents/types.ts';
import type { Calendar, LineId } from '../../machines/types.ts';
import type { authoritiesFile, desksFile, errandsFile, guidanceFile, linesFile, questionsFile, rolesFile, routingFile } from './schema.ts';

export type Line = z.infer<typeof linesFile>['lines'][number];
export type Desk = z.infer<typeof desksFile>['desks'][number];
export type Routing = z.infer<typeof routingFile>;
export type Authority = z.infer<typeof authoritiesFile>['authorities'][number];
export type ErrandWords = z.infer<typeof errandsFile>['errands'][number];
export type RoleWords = z.infer<typeof rolesFile>['roles'][number];
export type Question = z.infer<typeof questionsFile>['questions'][number];
export type CompanyChoices = z.infer<typeof questionsFile>['company'];
export type Guidance = z.infer<typeof guidanceFile>;
export type Words = Readonly<Record<Lang, string>>;

/** Everything that is known of the agency and of what callers say: parsed once, never checked again. */
export interface Service {
  /** Changes when any service file or the catalogue does. */
  readonly version: string;
  readonly lines: Readonly<Record<LineId, Line>>;
  readonly calendars: Readonly<Record<string, Calendar>>;
  readonly desks: readonly Desk[];
  readonly routing: Routing;
  readonly authorities: readonly Authority[];
  readonly errands: readonly ErrandWords[];
  readonly roles: readonly RoleWords[];
  readonly questions: readonly Question[];
  readonly company: CompanyChoices;
  readonly guidance: Guidance;
  readonly prompts: Readonly<Record<Lang, Readonly<Record<string, string>>>>;
  readonly catalogue: Catalogue;
}

/** The numbers and when they are open. */
export type Lines = Pick<Service, 'lines' | 'calendars'>;
