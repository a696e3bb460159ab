import { Hono, type Context } from 'hono';
import type { Service } from '../../service/types.ts';
import { queriedBeginning } from '../beginning.ts';
import { textOf } from '../body.ts';
import { counted, type Server } from '../context.ts';
import type { Beginning, Turn } from '../exchange.ts';
import { kindOf } from '../log.ts';
import { Problem } from '../problem.ts';
import type { CallerStep } from '../../qa/step.ts';
import { noRoom } from '../room.ts';
import { isSigned } from './signature.ts';
import { apology, twimlOf } from './twiml.ts';

const PATH = '/telephony/twilio';
/** BankID and the queue move with the clock; the turn only looks how far they are. */
const LOOKING: CallerStep = { wait: '1ms' };

/**
 * Voice requests as Twilio sends them, answered with TwiML. Each is signed. It is a simulation here too: nobody is put
 * through, the caller is told where they would be. What a call begins with (dial, lang, queue, bankid) may stand in the
 * query of a number's address, `/voice?dial=partner`.
 */
export function telephonyChannel(server: Server): Hono {
  const { exchange, bankid, twilioToken, publicUrl, log, engine } = server;
  const asking = { action: `${PATH}/turn`, hints: hintsOf(engine.service) };

  /** The fields of a signed request. @throws Problem 403 and 404 */
  async function fieldsOf(c: Context): Promise<URLSearchParams> {
    if (twilioToken === null) throw new Problem(404, 'TV-TELEPHONY', 'telephony is off; set TALSVAR_TWILIO_TOKEN to the secret that requests are signed with');
    const fields = new URLSearchParams(await textOf(c));
    const { origin, pathname, search } = new URL(c.req.url);
    if (!isSigned(twilioToken, `${publicUrl ?? origin}${pathname}${search}`, fields, c.req.header('x-twilio-signature') ?? '')) throw new Problem(403, 'TV-SIGNATURE', 'the signature is not that of this request; see TALSVAR_TWILIO_TOKEN and --public-url');
    if (!/^[\w-]{1,64}$/u.test(fields.get('CallSid') ?? '')) throw new Problem(400, 'TV-BODY-SHAPE', 'CallSid: the id of a call is expected');
    return fields;
  }

  async function answer(c: Context, fields: URLSearchParams, beginning: Beginning, step: Turn['step']): Promise<Response> {
    let xml: string;
    try {
      const key = c.req.header('i-twilio-idempotency-token')?.slice(0, 100).replaceAll(/\p{Cc}/gu, '') || null;
      const replies = await exchange.turnOf(beginning, { client: fields.get('CallSid') ?? '', key, step, full: await noRoom(server) });
      xml = twimlOf(counted(server, 'telephony', replies), asking);
    } catch (error) {
      // Whoever is on the telephone hears it: an answer with a status of a fault would end the call without a word.
      log('telephony.failed', { kind: kindOf(error) });
      xml = apology(`Tekniskt fel i simuleringen. Ring ${spoken(engine.service)} om du behöver prata med någon.`, 'sv');
    }
    return c.body(xml, 200, { 'Content-Type': 'text/xml; charset=utf-8' });
  }

  return new Hono()
    .post('/voice', async (c) => {
      const fields = await fieldsOf(c);
      return answer(c, fields, queriedBeginning('telephony', c.req.query(), bankid), null);
    })
    .post('/turn', async (c) => {
      const fields = await fieldsOf(c);
      const isWaiting = ['bankid', 'queue'].includes(c.req.query('awaits') ?? '');
      return answer(c, fields, { channel: 'telephony', bankid }, stepIn(fields, c.req.query('awaits') === 'number') ?? (isWaiting ? LOOKING : { 'stay-silent': null }));
    })
    .post('/status', async (c) => {
      const fields = await fieldsOf(c);
      const client = fields.get('CallSid') ?? '';
      const isEnd = ['completed', 'busy', 'failed', 'no-answer', 'canceled'].includes(fields.get('CallStatus') ?? '');
      if (isEnd && (await exchange.callsOf('telephony', client)).ongoing) counted(server, 'telephony', await exchange.turnOf({ channel: 'telephony', bankid }, { client, step: { 'hang-up': null } }));
      return c.body(null, 204);
    });
}

/** What the caller did; null for nothing. */
function stepIn(fields: URLSearchParams, isNumber: boolean): CallerStep | null {
  const digits = (fields.get('Digits') ?? '').replace(/[^\d*#]/gu, '');
  // A number comes whole, without the hash that ended it; a single key is none.
  const keys = isNumber && digits.length > 1 ? `${digits}#` : digits;
  const words = fields.get('SpeechResult') ?? '';
  if (keys !== '') return { press: keys };
  return words.trim() === '' ? null : { say: words };
}

/** What callers are likely to say: the names of the topics. */
function hintsOf({ catalogue }: Service): string[] {
  return [...new Set(catalogue.topics.map(({ name }) => name.sv))];
}

/** The private line's number, figure by figure. */
function spoken({ lines }: Service): string {
  return lines.private.number.replace(/\D/gu, '').split('').join(' ');
}
