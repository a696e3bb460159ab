import { Hono } from 'hono';
import { stepOf } from '../../qa/formats/turns.ts';
import { typedBeginning } from '../beginning.ts';
import { jsonOf } from '../body.ts';
import { counted, type Server } from '../context.ts';
import { Problem } from '../problem.ts';
import type { Reply } from '../reply.ts';
import { restMessage } from '../schemas.ts';
import { isCallers, type CallerStep } from '../../qa/step.ts';
import { noRoom } from './calls.ts';

/**
 * The REST channel of Rasa: a message of a sender in, messages of the voice response out. What is not said but done is
 * typed as in `talsvar call`: /press 1, /silent, /wait 10s, /bankid complete, /over PROMPT words, /hangup.
 * `/session_start` begins a call anew.
 */
export function restChannel(server: Server): Hono {
  const { exchange, bankid } = server;
  return new Hono()
    .get('/', (c) => c.json({ status: 'ok' }))
    .post('/webhook', async (c) => {
      const { sender, message, message_id: key = null } = await jsonOf(c, restMessage);
      const text = message ?? '';
      const begun = typedBeginning('rest', text, bankid);
      const replies = await exchange.turnOf(begun ?? { channel: 'rest', bankid }, { client: sender, step: begun ? null : typedStep(text), anew: begun !== null, key, full: await noRoom(server) });
      return c.json(counted(server, 'rest', replies).flatMap((reply) => messagesOf(reply, sender)));
    });
}

/** What a typed message does. No words at all are silence. @throws Problem 400 for a slash with nothing known behind it */
export function typedStep(text: string): CallerStep {
  if (text.trim() === '') return { 'stay-silent': null };
  const step = stepOf(text.trim());
  if (step && isCallers(step)) return step;
  throw new Problem(400, 'TV-TURN', 'not a turn; it is words, or /press 1, /silent, /wait 10s, /bankid complete, /over PROMPT words, or /hangup');
}

function messagesOf(reply: Reply, sender: string) {
  const custom = customOf(reply);
  const texts = [...reply.notices, ...reply.prompts.map(({ text }) => text)];
  const buttons = reply.replies.map(({ label, say }) => ({ title: label, payload: say }));
  const messages = texts.map((text, i) => ({ recipient_id: sender, text, ...(i === texts.length - 1 && buttons.length > 0 ? { buttons } : {}), custom }));
  return messages.length > 0 ? messages : [{ recipient_id: sender, custom }];
}

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
