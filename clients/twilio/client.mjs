import { randomBytes, randomInt } from 'node:crypto';
import { createRequire } from 'node:module';
import { elementsIn, parsed, unknownIn } from './twiml.mjs';

const { getExpectedTwilioSignature, validateRequest } = createRequire(import.meta.url)('twilio');

export const title = 'Twilio’s library over telephony';

/** How many requests with fields of chance are signed by the library. */
const BY_CHANCE = 200;

/** Whole calls by speech and keys, each request signed by the library and each answer held against what it knows. */
export async function play({ url, twilioToken }) {
  const failures = [];
  let passed = 0;
  let answers = 0;
  const check = (isSo, told) => {
    if (isSo) passed++;
    else failures.push(told);
  };

  /** @returns the answer to a request as Twilio would send it */
  async function send(path, fields, sign = getExpectedTwilioSignature) {
    const address = new URL(path, url).href;
    const signature = sign(twilioToken, address, fields);
    const body = new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])));
    const response = await fetch(address, { method: 'POST', body, headers: { 'X-Twilio-Signature': signature } });
    return { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() };
  }

  /** A telephone: it speaks and presses as told, and goes where each answer says. */
  function dial(query = '') {
    const common = { CallSid: `CA${randomBytes(16).toString('hex')}`, AccountSid: `AC${'0'.repeat(32)}`, From: '+46700000000', To: '+46771524524', Direction: 'inbound', ApiVersion: '2010-04-01' };
    let action = `/telephony/twilio/voice${query}`;
    return async (fields = {}) => {
      const { status, type, text } = await send(action, { ...common, CallStatus: 'in-progress', ...fields });
      if (status !== 200 || !type.startsWith('text/xml')) throw new Error(`${action} answered ${status} ${type}: ${text}`);
      const root = parsed(text);
      answers++;
      failures.push(...unknownIn(root));
      const gather = root.getElementsByTagName('Gather')[0];
      action = gather?.getAttribute('action') ?? '';
      return { said: Array.from(root.getElementsByTagName('Say')).map(({ textContent }) => textContent).join(' '), isOver: elementsIn(root).at(-1)?.tagName === 'Hangup', listens: gather?.getAttribute('input') ?? null };
    };
  }

  const speak = dial();
  check(/Försäkringskassan/u.test((await speak()).said), 'the call is not answered with a greeting');
  check(/bostadsbidrag/u.test((await speak({ SpeechResult: 'hjälp med hyran', Confidence: '0.91' })).said), 'no question is asked about “hjälp med hyran”');
  const end = await speak({ Digits: '1' });
  check(end.isOver && /Jag kopplar dig/u.test(end.said), `key 1 does not lead to a desk: ${end.said}`);

  const withBankid = dial('?bankid=complete');
  await withBankid();
  check((await withBankid({ SpeechResult: 'utbetalning av föräldrapenning' })).said.includes('bank-id'), 'bank-id is not offered');
  const number = await withBankid({ Digits: '1' });
  check(number.listens !== null && /personnummer/u.test(number.said), 'key 1 does not lead to the question for a number');
  let last = await withBankid({ Digits: '199001019802', FinishedOnKey: '#' });
  for (let looks = 0; !last.isOver && looks < 60; looks++) last = await withBankid();
  check(last.isOver && /Jag kopplar dig/u.test(last.said), `the call with bank-id does not end at a desk: ${last.said}`);

  const english = dial('?lang=en&dial=partner');
  check(/Welcome/u.test((await english()).said), 'an English call is not greeted in English');
  let silent = await english();
  for (let times = 0; !silent.isOver && times < 10; times++) silent = await english();
  check(silent.isOver, 'silence does not end a call');

  for (let n = 0; n < BY_CHANCE; n++) {
    const fields = { CallSid: `CA${randomBytes(8).toString('hex')}`, CallStatus: 'ringing', ...byChance() };
    const path = `/telephony/twilio/status?x=${encodeURIComponent(word())}`;
    const { status } = await send(path, fields);
    const signed = getExpectedTwilioSignature(twilioToken, new URL(path, url).href, fields);
    check(status === 204 && validateRequest(twilioToken, signed, new URL(path, url).href, fields), `a signed request with ${JSON.stringify(fields)} was answered ${status}`);
    const changed = await send(path, fields, (token, address) => getExpectedTwilioSignature(token, address, { ...fields, CallStatus: 'completed' }));
    check(changed.status === 403, `a request signed for other fields was answered ${changed.status}`);
  }
  check((await send('/telephony/twilio/voice', { CallSid: 'CA1' }, () => 'AAAA')).status === 403, 'a wrong signature is let in');
  check((await send('/telephony/twilio/voice', { CallSid: 'CA1' }, () => '')).status === 403, 'an empty signature is let in');
  return { passed, failures, about: `${answers} answers all in the library’s own elements and attributes, ${BY_CHANCE} requests of chance` };
}

/** Fields of any names and values, some of them several times. */
function byChance() {
  return Object.fromEntries(Array.from({ length: randomInt(0, 12) }, () => [word() || 'x', randomInt(4) === 0 ? [word(), word()] : word()]));
}

const SIGNS = ['a', 'B', 'å', 'Ö', 'é', '9', ' ', '+', '&', '=', '%', '"', "'", '<', '\n', '\t', '/', '?', '#', '🙂', 'ß', '\u0000', '\u00A0'];

function word() {
  return Array.from({ length: randomInt(0, 10) }, () => SIGNS[randomInt(SIGNS.length)]).join('');
}
