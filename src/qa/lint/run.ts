import { allows, ALLOWANCES_FILE, type Allowance } from './allowances.ts';
import { inService } from './documents.ts';
import type { Finding, Rule, Severity, Sighting, Subject } from './rule.ts';

const ORDER: readonly Severity[] = ['error', 'warning', 'note'];

export interface Judgement {
  /** Errors first, then warnings, then notes; within each in the order of the rules and of the files. */
  readonly findings: readonly Finding[];
  /** How many findings an allowance covers. */
  readonly allowed: number;
}

/** An exception that has outlived its reason hides the next fault; judged after all others. */
export const UNUSED_ALLOWANCE: Rule = {
  id: 'allowance-unused',
  severity: 'warning',
  says: 'An allowance in lint.yaml covers something.',
  source: 'docs/lint.md: an allowance ends with its reason',
  find: () => [],
};

/** Judges a service by rules. What an allowance covers is counted and not told. */
export function judge(subject: Subject, rules: readonly Rule[], allowances: readonly Allowance[] = []): Judgement {
  const all = rules.flatMap((rule) => rule.find(subject).map((sighting) => asFinding(subject, rule, sighting)));
  const findings = all.filter((finding) => !allowances.some((allowance) => allows(allowance, finding)));
  const unused = allowances.flatMap((allowance, i): Finding[] => {
    if (!rules.some(({ id }) => id === allowance.rule) || all.some((finding) => allows(allowance, finding))) return [];
    return [asFinding(subject, UNUSED_ALLOWANCE, { place: inService(ALLOWANCES_FILE, 'allowances', i), about: allowance.about, message: `${allowance.rule} finds nothing of ${allowance.about} any more; remove the allowance` })];
  });
  return { findings: [...findings, ...unused].toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity)), allowed: all.length - findings.length };
}

function asFinding({ documents }: Subject, { id, severity, source }: Rule, { place, about, message, details }: Sighting): Finding {
  return { rule: id, severity, ...documents.locate(place), about, message, source, ...details };
}
