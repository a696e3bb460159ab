import type { Lang } from '../../../intents/types.ts';
import { callPolicy } from '../../../machines/policy.ts';
import { escaped } from '../../qa/evaluate/html/escape.ts';
import type { Reply } from '../reply.ts';

/** What Twilio-style telephony does next, as TwiML: what is said, what is listened for, and where the answer goes. */

const TONGUE: Readonly<Record<Lang, string>> = { sv: 'sv-SE', en: 'en-GB' };
/** While BankID or the queue is waited for, so many seconds pass between two looks. */
const LOOK_SECONDS = 5;
const NUMBER_DIGITS = 12;
/** No more hints than telephony takes, and each no longer. */
const HINTS = { most: 500, longest: 100 } as const;

export interface Asking {
  /** Where the caller's answer goes: a path of this server. */
  readonly action: string;
  /** Words that are likely to be said, for the recogniser. */
  readonly hints: readonly string[];
}

/** @param replies the turn's, and before it that of the call's beginning if it began with it */
export function twimlOf(replies: readonly Reply[], { action, hints }: Asking): string {
  const last = replies.at(-1);
  const said = replies.flatMap(({ prompts, notices, lang }) => [...notices.map((text) => ({ id: '', text, lang })), ...prompts]);
  if (!last || last.over) return response([...said.map(say), '<Hangup/>']);
  // What must be heard out stands before the question, where nothing interrupts it.
  const out = said.findLastIndex(({ id }) => (callPolicy.heardOut as readonly string[]).includes(id)) + 1;
  const asked = said.slice(out).map(say).join('');
  return response([...said.slice(0, out).map(say), gather(last, asked, action, hints)]);
}

/** What is said when nothing else can be: the call ends with a number to turn to. */
export function apology(text: string, lang: Lang): string {
  return response([say({ text, lang }), '<Hangup/>']);
}

function gather({ awaits, lang, patience }: Reply, inside: string, action: string, hints: readonly string[]): string {
  // Whoever waits is listened to as well: they may be in danger, or want somebody.
  const isWaiting = awaits === 'bankid' || awaits === 'queue';
  const listening = {
    action: `${action}?awaits=${awaits}`, method: 'POST', actionOnEmptyResult: 'true', language: TONGUE[lang],
    input: 'dtmf speech', timeout: String(isWaiting ? LOOK_SECONDS : patience / 1000), speechTimeout: 'auto',
  };
  if (awaits === 'number') return element('Gather', { ...listening, numDigits: String(NUMBER_DIGITS), finishOnKey: '#' }, inside);
  const hinted = hints.map((hint) => hint.slice(0, HINTS.longest).replaceAll(',', ' ')).slice(0, HINTS.most).join(', ');
  // The hash is a key like the others here; else it would be taken for silence.
  return element('Gather', { ...listening, numDigits: '1', finishOnKey: '', hints: hinted }, inside);
}

function say({ text, lang }: { readonly text: string; readonly lang: Lang }): string {
  return element('Say', { language: TONGUE[lang] }, escaped(text));
}

function response(parts: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Response>${parts.join('')}</Response>\n`;
}

function element(name: string, attributes: Readonly<Record<string, string>>, inside: string): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`).join('');
  return inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}
