import { TEST_NUMBER } from '../../simulator/test-number.ts';
import { startCall } from '../../simulator/call.ts';
import { act, type CallerStep } from '../../qa/step.ts';
import type { Channel } from './channel.ts';
import { since, type Turn } from './scenario.ts';

/** Keys instead of words, wherever the question offers a key for what was said. */
export const keypad: Channel = {
  name: 'keypad',
  leavesOut: ({ turns }) => (turns.some((turn) => keysFor(turn) !== null) ? null : 'no question in it offers a key for what is said'),
  async *play({ call: { at, dialled, lang, queue }, turns }, { engine: { service, matcher } }) {
    const call = startCall(service, matcher, { at, dialled, lang, queue });
    let known = { line: -1, step: -1 };
    for (const turn of turns) {
      const step = keysFor(turn) ?? turn.step;
      if (step) act(call, step);
      yield since(call, known.line, known.step).heard;
      known = { line: call.snapshot().lines.at(-1)?.n ?? -1, step: call.trace().at(-1)?.n ?? -1 };
    }
  },
};

/** Where "no" is none of the answers that are offered, no key means it. */
const SAID: Readonly<Record<string, readonly string[]>> = { yes: ['ja', 'yes'], no: ['nej', 'no'] };

/** The keys that mean what the words were taken for; null where the question offers none. */
export function keysFor({ step, before, noted }: Turn): CallerStep | null {
  const spoke = noted.find((entry) => entry.type === 'caller.spoke');
  if (step === null || !('say' in step) || before === null || spoke?.type !== 'caller.spoke') return null;
  const { heard } = spoke;
  const over = step.over === undefined ? {} : { over: step.over };
  const answer = heard.kind === 'choice' ? before.replies[heard.index] : before.replies.find(({ say }) => SAID[heard.kind]?.includes(say));
  const offered = answer?.key ?? null;
  if (offered !== null) return { press: offered, ...over };
  if (heard.kind === 'agent') return { press: '0', ...over };
  if (heard.kind === 'repeat') return { press: '*', ...over };
  return heard.kind === 'personal-number' && heard.valid && before.awaitsNumber ? { press: TEST_NUMBER, ...over } : null;
}
