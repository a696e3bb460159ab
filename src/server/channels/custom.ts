import type { Reply } from '../reply.ts';

/** What tools look at beside the words: the same in every message of a turn. */
export function customOf({ call, turn, state, question, awaits, prompts, understood, outcome, over, refused }: Reply) {
  return {
    outcome: understood?.outcome ?? null, topic: understood?.topic ?? null, errand: understood?.errand ?? null, role: understood?.role ?? null,
    line: understood?.line ?? null, desk: understood?.desk ?? null,
    authority: understood?.authority ?? null, confidence: understood?.confidence ?? null, ask: understood?.ask ?? null,
    intent: { name: understood?.topic ?? understood?.outcome ?? null, confidence: understood?.confidence ?? null },
    state, question, awaits, prompts: prompts.map(({ id }) => id), said: prompts.map(({ text }) => text).join('\n'), refused,
    call: { id: call, turn, over, disposition: outcome?.disposition ?? null, line: outcome?.line ?? null, desk: outcome?.desk ?? null, authority: outcome?.authority ?? null },
  };
}
