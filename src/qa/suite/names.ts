import { BANKID_CODES } from '../../../machines/identification.ts';
import type { Service } from '../../service/types.ts';
import type { Step } from '../step.ts';
import type { SuiteCase } from '../suite.ts';
import { didYouMean, nearestTo } from '../../service/nearest.ts';

/** Finds names that a service does not know: topics, desks, authorities, prompts, BankID's codes. */
export type NameCheck = (entry: SuiteCase) => readonly NameProblem[];

export interface NameProblem {
  readonly line: number;
  readonly message: string;
}

type Kind = 'topic' | 'desk' | 'authority' | 'prompt' | 'BankID code';

export function createNameCheck(service: Service): NameCheck {
  const known: Readonly<Record<Kind, ReadonlySet<string>>> = {
    topic: new Set(service.catalogue.topics.map(({ id }) => id)),
    desk: new Set(service.desks.map(({ id }) => id)),
    authority: new Set(service.authorities.map(({ id }) => id)),
    prompt: new Set(Object.keys(service.prompts.sv)),
    'BankID code': new Set(BANKID_CODES),
  };
  const unknown = (kind: Kind, name: string | null | undefined): string[] =>
    (name === null || name === undefined || known[kind].has(name) ? [] : [`no ${kind} is called ${name}${didYouMean(name, known[kind])}`]);

  function inStep(step: Step): string[] {
    if ('hear' in step) return unknown('prompt', step.hear);
    if ('say' in step || 'press' in step) return unknown('prompt', step.over);
    // A code that is far from all known ones is tried on purpose: unknown codes are tolerated in a call.
    if ('bankid' in step) return nearestTo(step.bankid, BANKID_CODES) === null ? [] : unknown('BankID code', step.bankid);
    if ('transfer' in step) return unknown('desk', step.transfer?.desk);
    if ('referral' in step) return unknown('desk', step.referral?.desk);
    if ('signpost' in step) return unknown('authority', step.signpost?.authority);
    return [];
  }

  return (entry) => {
    if (entry.kind === 'call') return entry.steps.flatMap(({ step, line }) => inStep(step).map((message) => ({ line, message })));
    const { topic, desk, authority } = entry.expected;
    return [...unknown('topic', topic), ...unknown('desk', desk), ...unknown('authority', authority)].map((message) => ({ line: entry.line, message }));
  };
}
