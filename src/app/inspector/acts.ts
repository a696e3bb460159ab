import { maskPersonalNumbers } from '../../simulator/redact.ts';
import { TEST_NUMBER, WRONG_NUMBER } from '../../simulator/test-number.ts';
import type { Caller } from '../call/caller.ts';
import type { Act } from '../call/conversation.ts';
import { CODES } from './possible.ts';
import type { InspectorTexts } from './texts.sv.ts';

/** Does something in the person's call as if the person had. */
export function perform(caller: Caller, act: Act): void {
  if (act.kind === 'say') caller.say(act.text);
  else if (act.kind === 'press') caller.press(act.key);
  else if (act.kind === 'number') caller.giveNumber(act.accepted ? TEST_NUMBER : WRONG_NUMBER);
  else if (act.kind === 'bankid') caller.bankid(act.code);
  else if (act.kind === 'silent') caller.staySilent();
  else if (act.kind === 'wait') caller.wait(act.ms);
  else caller.hangUp();
}

/** What stands on the button that does it. */
export function offerWords(t: InspectorTexts, act: Act, label: string | null): string {
  if (act.kind === 'say') return t.say(act.text);
  if (act.kind === 'press') return t.press(act.key, label);
  if (act.kind === 'number') return act.accepted ? t.giveNumber.right : t.giveNumber.wrong;
  if (act.kind === 'bankid') return codeWords(t, act.code);
  if (act.kind === 'silent') return t.silent;
  return act.kind === 'wait' ? t.wait : t.hangUp;
}

/** What was done, as it is told afterwards. */
export function actWords(t: InspectorTexts, act: Act): string {
  if (act.kind === 'say') return t.acts.say(maskPersonalNumbers(act.said ?? act.text));
  if (act.kind === 'press') return t.acts.press(maskPersonalNumbers(act.key));
  if (act.kind === 'bankid') return t.acts.bankid(act.code);
  if (act.kind === 'wait') return t.acts.wait(Math.round(act.ms / 1000));
  return t.acts[act.kind];
}

function codeWords(t: InspectorTexts, code: string): string {
  const known = CODES.find((one) => one === code);
  return known ? t.codes[known] : code;
}
