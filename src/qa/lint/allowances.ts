import { z } from 'zod';
import { InputError } from '../../service/errors.ts';
import { text } from '../../service/fields.ts';
import { parseYaml, readDocument } from '../../service/yaml.ts';
import type { Finding } from './rule.ts';

/** The file of a service folder that says what is broken on purpose. */
export const ALLOWANCES_FILE = 'lint.yaml';

export const allowancesFile = z.strictObject({
  allowances: z.array(z.strictObject({
    rule: text.describe('The id of the rule, as lint --rules lists it.'),
    about: text.describe('What the finding is about, as lint --json shows it; a * at the end stands for any ending.'),
    reason: text.describe('Why it is right here all the same.'),
  })),
}).describe('What of the service breaks a lint rule on purpose, each with its reason.');

export type Allowance = z.infer<typeof allowancesFile>['allowances'][number];

/**
 * Reads a service's allowances.
 * @param rules the ids that there are
 * @throws InputError with file and line
 */
export function parseAllowances(content: string, file: string, rules: readonly string[]): readonly Allowance[] {
  const { allowances } = parseYaml(content, file, allowancesFile);
  const strange = allowances.findIndex(({ rule }) => !rules.includes(rule));
  if (strange >= 0) throw new InputError(`${file}:${readDocument(content, file).lineOf(['allowances', strange, 'rule'])}: allowances.${strange}.rule: no rule is called ${allowances[strange]?.rule}; lint --rules lists them`);
  return allowances;
}

export function allows({ rule, about }: Allowance, finding: Pick<Finding, 'rule' | 'about'>): boolean {
  if (rule !== finding.rule) return false;
  return about.endsWith('*') ? finding.about.startsWith(about.slice(0, -1)) : about === finding.about;
}
