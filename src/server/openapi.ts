import { z } from 'zod';
import type { Limits } from './limits.ts';
import { beginning, restMessage, single } from './schemas.ts';

/** The description of the API: what is taken and given, from the schemas that read it. */

type Json = Readonly<Record<string, unknown>>;

const jsonBody = (schema: Json, example: Json) => ({ required: true, content: { 'application/json': { schema, example } } });
const given = (description: string, schema: Json, type = 'application/json') => ({ description, content: { [type]: { schema } } });
const text = (description: string, type = 'text/plain') => ({ description, content: { [type]: { schema: { type: 'string' } } } });
const of = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const schemaOf = (schema: z.ZodType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
};

const ERRORS: Json = {
  '400': { $ref: '#/components/responses/BadRequest' }, '401': { $ref: '#/components/responses/NoToken' }, '403': { $ref: '#/components/responses/Refused' },
  '413': { $ref: '#/components/responses/TooLarge' }, '415': { $ref: '#/components/responses/WrongType' }, '429': { $ref: '#/components/responses/TooMany' }, '503': { $ref: '#/components/responses/Busy' },
};
const UNKNOWN: Json = { '404': { $ref: '#/components/responses/Unknown' } };
const problem = (description: string) => given(description, of('Problem'));

const CALL = { name: 'id', in: 'path', required: true, description: 'The id of the call, as its beginning gave it.', schema: { type: 'string', pattern: '^[0-9a-f]{32}$' } };
const CONVERSATION = { name: 'conversation', in: 'path', required: true, description: 'The id of the conversation.', schema: { type: 'string', pattern: '^[0-9a-f]{32}$' } };

const STEP: Json = {
  description: 'What the caller does: a step of a suite. `turn` names it, so that it can be sent again without being done twice.',
  oneOf: [
    step('say', { type: 'string', minLength: 1 }, { over: { type: 'string', description: 'The prompt that is talked over.' } }),
    step('press', { type: 'string', pattern: '^[0-9*#]+$' }, { over: { type: 'string' } }),
    step('stay-silent', { type: 'null' }), step('hang-up', { type: 'null' }),
    step('wait', { type: 'string', pattern: '^[0-9]+(\\.[0-9]+)?(ms|s|m)$', description: 'Lets time pass: 10s.' }),
    step('bankid', { type: 'string', description: 'A hint or error code of BankID, or `complete`.' }, { order: { type: 'integer', minimum: 1, maximum: 9 } }),
  ],
};

function step(name: string, schema: Json, more: Json = {}): Json {
  return { type: 'object', additionalProperties: false, required: [name], properties: { [name]: schema, ...more, turn: { type: 'string', minLength: 1, maxLength: 100 } } };
}

const nullable = (type: string): Json => ({ type: [type, 'null'] });

const SCHEMAS: Json = {
  Problem: { type: 'object', required: ['error'], properties: { error: { type: 'object', required: ['code', 'message'], properties: { code: { type: 'string', examples: ['TV-BODY-SHAPE'] }, message: { type: 'string' } } } } },
  Beginning: schemaOf(beginning),
  Step: STEP,
  Utterance: schemaOf(single),
  Utterances: { type: 'object', additionalProperties: false, required: ['utterances'], properties: { at: { type: 'string' }, utterances: { type: 'array', minItems: 1, items: { oneOf: [{ type: 'string' }, { type: 'object', required: ['utterance'], properties: { id: { type: 'string' }, utterance: { type: 'string' } } }] } } } },
  Routed: {
    type: 'object', description: 'As `talsvar route --json` (docs/cli.md).', required: ['utterance', 'outcome', 'confidence', 'topics'],
    properties: {
      id: { type: 'string' }, utterance: { type: 'string', description: 'As it was understood: personal numbers are masked.' },
      outcome: { enum: ['route', 'confirm', 'ambiguous', 'clarify', 'signpost', 'agent', 'crisis', 'none'] }, ask: nullable('string'), topic: nullable('string'), errand: nullable('string'),
      role: { type: 'string' }, line: nullable('string'), desk: nullable('string'), authority: nullable('string'), confidence: { type: 'number', minimum: 0, maximum: 1 },
      topics: { type: 'array', items: { type: 'object' } }, needs: { type: 'array', items: { type: 'object' } }, evidence: { type: 'array', items: { type: 'object' } }, hours: { type: ['object', 'null'] },
    },
  },
  Reply: {
    type: 'object', description: 'What a turn gives.', required: ['call', 'turn', 'at', 'prompts', 'state', 'over'],
    properties: {
      call: { type: 'string' }, turn: { type: 'integer', minimum: 0 }, at: { type: 'string' }, said: nullable('string'), tag: nullable('string'),
      prompts: { type: 'array', items: { type: 'object', required: ['id', 'text', 'lang'], properties: { id: { type: 'string' }, text: { type: 'string' }, lang: { enum: ['sv', 'en'] } } } },
      notices: { type: 'array', items: { type: 'string' } }, state: { type: 'string' }, question: { type: 'string' }, lang: { enum: ['sv', 'en'] },
      replies: { type: 'array', items: { type: 'object', properties: { label: { type: 'string' }, say: { type: 'string' }, key: nullable('string') } } },
      awaits: { enum: ['words', 'number', 'bankid', 'queue', null] }, understood: { type: ['object', 'null'] }, refused: { type: ['object', 'null'] },
      over: { type: 'boolean' }, outcome: { type: ['object', 'null'] },
    },
  },
  RestMessage: schemaOf(restMessage),
  RestReply: { type: 'array', items: { type: 'object', required: ['recipient_id', 'custom'], properties: { recipient_id: { type: 'string' }, text: { type: 'string' }, buttons: { type: 'array', items: { type: 'object', properties: { title: { type: 'string' }, payload: { type: 'string' } } } }, custom: { type: 'object' } } } },
  Conversation: { type: 'object', required: ['conversationId', 'token'], properties: { conversationId: { type: 'string' }, token: { type: 'string' }, expires_in: { type: 'integer' } } },
  Activity: { type: 'object', required: ['type'], properties: { type: { type: 'string' }, text: nullable('string'), from: { type: 'object', properties: { id: { type: 'string' } } }, channelData: { type: ['object', 'null'] } } },
  VoiceRequest: { type: 'object', required: ['CallSid'], properties: { CallSid: { type: 'string' }, SpeechResult: { type: 'string' }, Digits: { type: 'string' }, CallStatus: { type: 'string' } } },
};

const TELEPHONY = { required: true, content: { 'application/x-www-form-urlencoded': { schema: of('VoiceRequest') } } };
const TWIML = { '200': text('TwiML: what is said, and what is listened for.', 'text/xml'), ...ERRORS, ...UNKNOWN };
const signed = [{ twilio: [] }];
const open: readonly Json[] = [];

function operation(tag: string, operationId: string, summary: string, rest: Json): Json {
  return { tags: [tag], operationId, summary, ...rest };
}

/** @returns an OpenAPI 3.1 document */
export function openapi(version: string, limits: Limits): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Talsvar', version, license: { name: 'MIT', identifier: 'MIT' },
      description: `A simulation of the voice response of Försäkringskassan, not affiliated with the agency. Nobody is put through to anywhere, and no BankID order is real.\n\nA body holds at most ${limits.body} bytes (a batch of utterances ${limits.batchBody}). Personal numbers are masked before anything is kept. Use only official test numbers.`,
    },
    servers: [{ url: '/', description: 'This server.' }],
    security: [{ token: [] }],
    tags: [
      { name: 'Understanding', description: 'Utterances alone.' }, { name: 'Calls', description: 'Calls by their own ids.' }, { name: 'REST channel', description: 'In the form of Rasa’s.' },
      { name: 'Direct Line', description: 'The polling part of Direct Line 3.0.' }, { name: 'Telephony', description: 'Voice requests answered with TwiML.' }, { name: 'Operations', description: 'For whoever runs the server.' },
    ],
    paths: {
      '/v1/route': { post: operation('Understanding', 'route', 'Understand utterances and say where they lead', {
        requestBody: jsonBody({ oneOf: [of('Utterance'), of('Utterances')] }, { utterance: 'utbetalning av föräldrapenning' }),
        responses: { '200': given('Where it leads; for several, `results` in their order, a bad one with `error`.', { oneOf: [of('Routed'), { type: 'object', required: ['results'], properties: { results: { type: 'array', items: { type: 'object' } } } }] }), ...ERRORS },
      }) },
      '/v1/calls': { post: operation('Calls', 'beginCall', 'Begin a call', {
        requestBody: jsonBody(of('Beginning'), { dial: 'private', lang: 'sv' }), responses: { '201': given('What is said when the call is answered.', of('Reply')), ...ERRORS },
      }) },
      '/v1/calls/{id}/events': { parameters: [CALL], post: operation('Calls', 'actInCall', 'Do something in a call', {
        requestBody: jsonBody(of('Step'), { say: 'jag är sjuk', turn: 'turn-1' }), responses: { '200': given('What came of it.', of('Reply')), ...ERRORS, ...UNKNOWN, '409': problem('The call is over.') },
      }) },
      '/v1/calls/{id}/trace': { parameters: [CALL], get: operation('Calls', 'traceOfCall', 'The trace of a call, as it is or followed while it goes on', {
        parameters: [{ name: 'after', in: 'query', required: false, description: 'Only steps after this `n`; `Last-Event-ID` does the same.', schema: { type: 'integer', minimum: 0 } }],
        responses: { '200': { description: 'JSON lines, or server-sent events where `Accept` asks for them (docs/trace.md).', content: { 'application/x-ndjson': { schema: { type: 'string' } }, 'text/event-stream': { schema: { type: 'string' } } } }, ...ERRORS, ...UNKNOWN },
      }) },
      '/v1/calls/{id}/export': { parameters: [CALL], get: operation('Calls', 'exportCall', 'All that is kept of a call, with a checksum', { responses: { '200': given('The envelope of the call.', { type: 'object' }), ...ERRORS, ...UNKNOWN } }) },
      '/v1/calls/{id}/hold': {
        parameters: [CALL],
        put: operation('Calls', 'holdCall', 'Keep a call from being deleted', { responses: { '204': { description: 'It is held.' }, ...ERRORS, ...UNKNOWN } }),
        delete: operation('Calls', 'releaseCall', 'Let a call be deleted in its time', { responses: { '204': { description: 'It is not held.' }, ...ERRORS, ...UNKNOWN } }),
      },
      '/webhooks/rest': { get: operation('REST channel', 'restStatus', 'Whether the channel is there', { responses: { '200': given('It is.', { type: 'object' }), ...ERRORS } }) },
      '/webhooks/rest/webhook': { post: operation('REST channel', 'restMessage', 'A message of a sender, and the answers to it', {
        description: '`/session_start` begins a call anew, with the fields of Beginning as JSON behind it or without (docs/clients.md).',
        requestBody: jsonBody(of('RestMessage'), { sender: 'tester-1', message: 'jag är sjuk' }), responses: { '200': given('The answers.', of('RestReply')), ...ERRORS },
      }) },
      '/v3/directline/tokens/generate': { post: operation('Direct Line', 'generateToken', 'A token for one conversation', { responses: { '200': given('The token.', of('Conversation')), ...ERRORS } }) },
      '/v3/directline/tokens/refresh': { post: operation('Direct Line', 'refreshToken', 'A new token for the same conversation', { responses: { '200': given('The token.', of('Conversation')), ...ERRORS } }) },
      '/v3/directline/conversations': { post: operation('Direct Line', 'startConversation', 'Start a conversation', { responses: { '201': given('The conversation.', of('Conversation')), ...ERRORS } }) },
      '/v3/directline/conversations/{conversation}': { parameters: [CONVERSATION], get: operation('Direct Line', 'reconnect', 'Take a conversation up again', { responses: { '200': given('The conversation.', of('Conversation')), ...ERRORS, ...UNKNOWN } }) },
      '/v3/directline/conversations/{conversation}/activities': {
        parameters: [CONVERSATION],
        get: operation('Direct Line', 'getActivities', 'The activities since a watermark', {
          parameters: [{ name: 'watermark', in: 'query', required: false, description: 'How many activities are known already.', schema: { type: 'string' } }],
          responses: { '200': given('The activities.', { type: 'object', properties: { activities: { type: 'array', items: of('Activity') }, watermark: { type: 'string' } } }), ...ERRORS, ...UNKNOWN },
        }),
        post: operation('Direct Line', 'postActivity', 'An activity of the caller', { requestBody: jsonBody(of('Activity'), { type: 'message', from: { id: 'caller' }, text: 'jag är sjuk' }), responses: { '200': given('Its id.', { type: 'object', properties: { id: { type: 'string' } } }), ...ERRORS, ...UNKNOWN } }),
      },
      '/telephony/twilio/voice': { post: operation('Telephony', 'voiceBegins', 'A call comes in', {
        security: signed, parameters: ['dial', 'lang', 'queue', 'bankid'].map((name) => ({ name, in: 'query', required: false, description: 'What the call begins with: as in Beginning.', schema: { type: 'string' } })), requestBody: TELEPHONY, responses: TWIML,
      }) },
      '/telephony/twilio/turn': { post: operation('Telephony', 'voiceTurn', 'The caller spoke, pressed or stayed silent', {
        security: signed, parameters: [{ name: 'awaits', in: 'query', required: false, description: 'What was waited for.', schema: { type: 'string' } }], requestBody: TELEPHONY, responses: TWIML,
      }) },
      '/telephony/twilio/status': { post: operation('Telephony', 'voiceStatus', 'The call ended', { security: signed, requestBody: TELEPHONY, responses: { '204': { description: 'Noted.' }, ...ERRORS, ...UNKNOWN } }) },
      '/healthz': { get: operation('Operations', 'health', 'Whether the process answers', { security: open, responses: { '200': given('It does.', { type: 'object' }), '403': { $ref: '#/components/responses/Refused' } } }) },
      '/readyz': { get: operation('Operations', 'readiness', 'Whether calls can be taken', { security: open, responses: { '200': given('They can.', { type: 'object' }), '403': { $ref: '#/components/responses/Refused' }, '503': { $ref: '#/components/responses/Busy' } } }) },
      '/metrics': { get: operation('Operations', 'metrics', 'Counts for Prometheus', { responses: { '200': text('Prometheus’ text format.'), '401': { $ref: '#/components/responses/NoToken' } } }) },
    },
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'TALSVAR_TOKEN of the server; on a server that only its own machine reaches, none is needed.' },
        twilio: { type: 'apiKey', in: 'header', name: 'X-Twilio-Signature', description: 'Made with TALSVAR_TWILIO_TOKEN.' },
      },
      responses: {
        BadRequest: problem('What was sent cannot be taken.'), NoToken: problem('A token is expected.'), Refused: problem('Not allowed from there, or not with this token.'), Unknown: problem('There is no such thing.'),
        TooLarge: problem('The body is too large.'), WrongType: problem('The body is of another type.'),
        TooMany: { ...problem('Too many requests; Retry-After says when to come again.'), headers: { 'Retry-After': { schema: { type: 'integer' } } } },
        Busy: { ...problem('More is asked than can be answered; Retry-After says when to come again.'), headers: { 'Retry-After': { schema: { type: 'integer' } } } },
      },
      schemas: SCHEMAS,
    },
  };
}
