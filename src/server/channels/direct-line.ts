import { randomBytes } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { maskPersonalNumbers } from '../../simulator/redact.ts';
import { bearer, conversationOf, isToken, passFor, PASS_SECONDS } from '../access.ts';
import { typedBeginning } from '../beginning.ts';
import { jsonOf } from '../body.ts';
import { counted, type Server } from '../context.ts';
import type { Reply } from '../reply.ts';
import { Problem } from '../problem.ts';
import { noRoom } from '../room.ts';
import { customOf } from './custom.ts';
import { typedStep } from './typed.ts';

/** An activity of a client. What else it holds is nobody's business here. */
const activity = z.looseObject({
  type: z.string().max(100),
  text: z.string().nullable().optional(),
  value: z.unknown().optional(),
  from: z.looseObject({ id: z.string().max(200) }).optional(),
  channelData: z.looseObject({ clientActivityID: z.string().min(1).max(100).optional() }).nullable().optional(),
});

/**
 * The polling part of Direct Line 3.0: a conversation is a client, and has one call after the other. Clients show the
 * server's token, or a pass for one conversation that was got with it.
 */
export function directLineChannel(server: Server): Hono {
  const { exchange, access, bankid, now } = server;
  // Passes are good for as long as the server runs where it has no token of its own to seal them with.
  const secret = access.token ?? randomBytes(32).toString('hex');

  /** @throws Problem 401 and 403 */
  const letIn = (c: Context, conversation: string | null) => {
    const shown = bearer(c.req.header('authorization'));
    if (isToken(access, shown) && access.token !== null) return;
    const allowed = conversationOf(secret, shown, now());
    if (allowed !== null && allowed === conversation) return;
    if (access.token === null && allowed === null) return;
    throw new Problem(allowed === null ? 401 : 403, 'TV-TOKEN', 'a token that lets into this conversation is expected: Authorization: Bearer …');
  };
  const passTo = (conversation: string) => ({ conversationId: conversation, token: passFor(secret, conversation, now()), expires_in: PASS_SECONDS });
  const conversationIn = (c: Context): string => {
    const conversation = c.req.param('conversation') ?? '';
    if (!/^[0-9a-f]{32}$/u.test(conversation)) throw new Problem(404, 'TV-CONVERSATION', 'no such conversation');
    letIn(c, conversation);
    return conversation;
  };
  return new Hono()
    .post('/tokens/generate', (c) => {
      letIn(c, null);
      return c.json(passTo(randomBytes(16).toString('hex')));
    })
    .post('/tokens/refresh', (c) => {
      const conversation = conversationOf(secret, bearer(c.req.header('authorization')), now());
      if (conversation === null) throw new Problem(401, 'TV-TOKEN', 'a token that has not run out is expected: Authorization: Bearer …');
      return c.json(passTo(conversation));
    })
    .post('/conversations', async (c) => {
      const named = conversationOf(secret, bearer(c.req.header('authorization')), now());
      if (named === null) letIn(c, null);
      const conversation = named ?? randomBytes(16).toString('hex');
      // Begun at once, so that the caller is greeted; again by the same pass goes on.
      counted(server, 'directline', await exchange.turnOf({ channel: 'directline', bankid }, { client: conversation, step: null, full: await noRoom(server) }));
      return c.json(passTo(conversation), 201);
    })
    .get('/conversations/:conversation', (c) => c.json(passTo(conversationIn(c))))
    .post('/conversations/:conversation/activities', async (c) => {
      const conversation = conversationIn(c);
      const { type, text, value, from, channelData } = await jsonOf(c, activity);
      const key = channelData?.clientActivityID ?? randomBytes(8).toString('hex');
      if (!(await exchange.callsOf('directline', conversation)).any) throw new Problem(404, 'TV-CONVERSATION', 'no such conversation');
      const words = text ?? (typeof value === 'string' ? value : '');
      // Typing, joining and the like are no turns.
      if (type === 'message' && words.trim() !== '') {
        // Kept and given back, so that nothing personal may be in it.
        const tag = maskPersonalNumbers(JSON.stringify({ from: from?.id ?? 'caller', key: channelData?.clientActivityID ?? null }));
        const begun = typedBeginning('directline', words, bankid);
        counted(server, 'directline', await exchange.turnOf(begun ?? { channel: 'directline', bankid }, { client: conversation, step: begun ? null : typedStep(words), anew: begun !== null, key, tag, full: await noRoom(server) }));
      } else if (type === 'endOfConversation') {
        await exchange.turnOf({ channel: 'directline', bankid }, { client: conversation, step: { 'hang-up': null }, key });
      }
      return c.json({ id: `${conversation}|${key}` });
    })
    .get('/conversations/:conversation/activities', async (c) => {
      const conversation = conversationIn(c);
      const replies = await exchange.repliesTo('directline', conversation);
      if (replies.length === 0) throw new Problem(404, 'TV-CONVERSATION', 'no such conversation');
      const all = replies.flatMap((reply) => activitiesOf(reply, conversation)).map((entry, i) => ({ ...entry, id: `${conversation}|${String(i).padStart(7, '0')}` }));
      const watermark = Math.min(all.length, Number(/^\d{1,7}$/u.exec(c.req.query('watermark') ?? '')?.[0] ?? 0));
      return c.json({ activities: all.slice(watermark), watermark: String(all.length) });
    });
}

const VOICE = { id: 'talsvar', name: 'Talsvar', role: 'bot' } as const;

/** What a turn is in Direct Line: what the caller said, as it was masked, and then what the voice response says. */
function activitiesOf(reply: Reply, conversation: string) {
  const common = { channelId: 'directline', conversation: { id: conversation }, timestamp: reply.at };
  const tag = reply.tag === null ? null : (JSON.parse(reply.tag) as { from: string; key: string | null });
  const said = tag === null ? [] : [{
    ...common, type: 'message', from: { id: tag.from, role: 'user' }, text: reply.said ?? '…',
    channelData: tag.key === null ? {} : { clientActivityID: tag.key },
  }];
  const texts = [...reply.notices.map((text) => ({ text, lang: reply.lang })), ...reply.prompts];
  const spoken = texts.map(({ text, lang }, i) => ({
    ...common, type: 'message', from: VOICE, text, speak: text, locale: lang === 'sv' ? 'sv-SE' : 'en-GB',
    inputHint: i === texts.length - 1 && !reply.over ? 'expectingInput' : 'ignoringInput',
    channelData: { talsvar: customOf(reply) },
    ...(i === texts.length - 1 && reply.replies.length > 0 ? { suggestedActions: { to: [], actions: reply.replies.map(({ label, say }) => ({ type: 'imBack', title: label, value: say })) } } : {}),
  }));
  // An event: Web Chat has nothing to show an activity of type endOfConversation with, and tells so in the page.
  const end = reply.over ? [{ ...common, type: 'event', name: 'endOfConversation', from: VOICE, channelData: { talsvar: customOf(reply) } }] : [];
  return [...said, ...spoken, ...end];
}
