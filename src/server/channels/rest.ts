import { Hono } from 'hono';
import { typedBeginning } from '../beginning.ts';
import { jsonOf } from '../body.ts';
import { counted, type Server } from '../context.ts';
import type { Reply } from '../reply.ts';
import { restMessage } from '../schemas.ts';
import { noRoom } from '../room.ts';
import { customOf } from './custom.ts';
import { typedStep } from './typed.ts';

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

function messagesOf(reply: Reply, sender: string) {
  const custom = customOf(reply);
  const texts = [...reply.notices, ...reply.prompts.map(({ text }) => text)];
  const buttons = reply.replies.map(({ label, say }) => ({ title: label, payload: say }));
  const messages = texts.map((text, i) => ({ recipient_id: sender, text, ...(i === texts.length - 1 && buttons.length > 0 ? { buttons } : {}), custom }));
  return messages.length > 0 ? messages : [{ recipient_id: sender, custom }];
}
