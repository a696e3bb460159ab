import { dimensionOf, nameOf, type PartId } from './part.ts';

/** Why no suite can cover a part. */
export interface Exception {
  readonly part: PartId;
  readonly reason: string;
}

/** What a key can say: agent (0), the question again (*), yes, no, a choice, a number, or nothing that is known. */
const UNPRESSED: ReadonlySet<string> = new Set(['isCrisis', 'asksForHelp', 'asksForCallback', 'startsOver', 'restartsTooOften', 'saysNeed', 'isVague']);
const KEYPAD = 'no key says it: keys are a person, the question again, yes, no, a choice or a number';

const PROMPTS: Readonly<Record<string, string>> = {
  fault: 'said only when something fails inside a call, which no suite can bring about; test/simulator does',
  'hung-up': 'who has hung up hears nothing',
};

/** The reason why a part is dead by the way the call is built; null where nothing is known against it. */
export function reasonAgainst(part: PartId): string | null {
  const name = nameOf(part);
  switch (dimensionOf(part)) {
    case 'prompts': return PROMPTS[name] ?? null;
    case 'transitions': return againstTransition(name);
    default: return null;
  }
}

function againstTransition(name: string): string | null {
  const [, event, guard] = /^[^,]*, ([^,]*), (\S+) →/u.exec(name) ?? [];
  return event === 'caller.pressed' && UNPRESSED.has(guard ?? '') ? KEYPAD : null;
}
