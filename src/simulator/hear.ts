import personnummer from 'personnummer';
import { asSpoken, compileCue, firstCue } from '../../intents/cues.ts';
import { policy } from '../../intents/policy.ts';
import { keyOf, words } from '../../intents/text.ts';
import type { Matcher, Wish } from '../../intents/understand.ts';
import type { Decision } from '../../intents/types.ts';
import type { CallContext } from '../../machines/context.ts';
import type { Heard, HeardNeed, Manner } from '../../machines/types.ts';
import type { Service } from '../service/types.ts';
import { digitsIn, MASK, withoutMask } from './redact.ts';

/** A wish in so few words is nothing else; in more it may be a need told at length. */
const SHORT = 5;

/** What is asked of the voice response itself, at any question. */
function isOfVoice(wish: Wish | null): wish is Exclude<Wish, 'person' | 'skip'> {
  return wish !== null && wish !== 'person' && wish !== 'skip';
}

/** Which answers the present state listens for. */
export interface Listening {
  readonly tags: ReadonlySet<string>;
  readonly context: CallContext;
}

/** What was heard, how it was said, and what the open understanding made of it. */
export interface Hearing {
  readonly heard: Heard;
  readonly manner: Manner;
  readonly decision: Decision;
}

/** What is said as far as it may be kept, and what of it there is to understand. */
export interface Words {
  readonly kept: string;
  readonly utterance: string;
  readonly digits: string;
}

/** @param gated what the gate let through of `said` */
export function wordsOf(said: string, gated: string, { tags }: Pick<Listening, 'tags'>): Words {
  const digits = tags.has('personal-number') || tags.has('yes-no') ? digitsIn(said) : '';
  // At the question for it, anything with digits is the number: it is never kept, right or wrong.
  const kept = tags.has('personal-number') && digits.length >= 4 ? MASK : gated;
  return { kept, utterance: kept === MASK ? '' : withoutMask(gated), digits };
}

/** Makes of an utterance what the present question can use. Safety first, then the question, then the open understanding. */
export function hearSpeech(service: Service, matcher: Matcher, { utterance, digits }: Pick<Words, 'utterance' | 'digits'>, listening: Listening): Hearing {
  const { heard, decision } = hear(service, matcher, utterance, digits, listening);
  return { heard, decision, manner: mannerOf(utterance, heard, decision) };
}

/** Who speaks English is answered in English. In text telephony one ends a turn with "kom" (domain, B7). */
function mannerOf(utterance: string, heard: Heard, { lang }: Decision): Manner {
  const isOpen = heard.kind === 'need' || heard.kind === 'vague' || heard.kind === 'help' || heard.kind === 'callback';
  return {
    ...(isOpen && (lang === 'en' || (lang === 'sv' && words(utterance).length >= SHORT)) ? { lang } : {}),
    ...(TEXT_TELEPHONY.test(utterance) ? { isTextTelephony: true } : {}),
  };
}

const TEXT_TELEPHONY = /[.,!?]\s*kom\s*[.!]?$|\btexttelefon/iu;

function hear(service: Service, matcher: Matcher, utterance: string, digits: string, { tags, context }: Listening): Pick<Hearing, 'heard' | 'decision'> {
  const decision = matcher.understand(utterance);
  const at = (heard: Heard) => ({ heard, decision });
  const wish = matcher.wish(utterance);
  const maySkip = tags.has('bankid') || tags.has('personal-number') || context.question.startsWith('offer-identification');
  // "hoppa över" is what the prompt tells the caller to say; said so shortly it is nothing else.
  if (wish === 'skip' && maySkip && words(utterance).length <= 3) return at({ kind: 'skip' });
  // What was just offered, said word for word, is that choice, whatever it sounds like ("Jag kan inte arbeta på lång sikt").
  const repeated = tags.has('choosing') ? labelled(service, utterance, context) : -1;
  if (repeated >= 0) return at({ kind: 'choice', index: repeated });
  // "hjälp" and nothing else is a word for the voice response; the answer names 112 as well.
  if (decision.outcome === 'crisis' && !(wish === 'help' && words(utterance).length === 1)) return at({ kind: 'crisis' });
  if (isOfVoice(wish) && words(utterance).length <= SHORT) return at({ kind: wish });
  if (context.question.startsWith('offer-identification') && digits.length >= 10) return at({ kind: 'personal-number', valid: isPersonalNumber(digits) });
  if (tags.has('personal-number') && digits.length >= 4) return at({ kind: 'personal-number', valid: isPersonalNumber(digits) });
  const isAnswer = tags.has('yes-no') || tags.has('choosing') || tags.has('bankid') || tags.has('personal-number');
  const said = isAnswer ? matcher.yesOrNo(utterance) : null;
  // "ja tack" is a yes; "nej, en handläggare" is a wish for a person.
  if (said === null ? decision.outcome === 'agent' : matcher.wish(said.rest) === 'person') return at({ kind: 'agent' });
  const more = said === null ? decision : said.rest === '' ? null : matcher.understand(said.rest);
  if (wish === 'skip' && maySkip) return at({ kind: 'skip' });
  if (isOfVoice(wish) && decision.outcome !== 'route') return at({ kind: wish });
  if (tags.has('choosing')) {
    const index = chosen(service, utterance, decision, context);
    if (index !== null) return at({ kind: 'choice', index });
  }
  if (tags.has('company')) {
    const index = service.company.findIndex((choice) => hasCue(choice.cues, utterance) || decision.role === choice.role);
    return at(index >= 0 ? { kind: 'choice', index } : { kind: 'nothing' });
  }
  // After a referral the caller may say yes, or begin with something else.
  if (isAnswer && !(said === null && context.question === 'stay-here')) {
    // "nej, bostadsbidrag": the words after a no are a new description, where the question was a guess at the need.
    const guessing = tags.has('choosing') || context.question === 'confirm' || context.question === 'offer-signpost';
    const isNew = (guessing || (said === null && maySkip && tags.has('yes-no'))) && more?.outcome === 'route' && more.topic !== context.need?.topic;
    if (said && !(said.answer === 'no' && isNew)) return at({ kind: said.answer });
    return isNew && more ? { heard: { kind: 'need', need: needOf(more) }, decision: more } : at({ kind: 'nothing' });
  }
  if (decision.outcome === 'clarify') return at({ kind: 'vague' });
  return at(decision.outcome === 'none' ? { kind: 'nothing' } : { kind: 'need', need: needOf(decision) });
}

/** Makes of pressed keys what the present question can use: 0 is a person and nothing else, except inside a number. */
export function hearKeys(keys: string, { tags, context }: Listening): Heard {
  const digits = keys.replace(/\D/gu, '').length;
  if ((tags.has('personal-number') && digits > 1) || (context.question.startsWith('offer-identification') && digits >= 10)) return { kind: 'personal-number', valid: isPersonalNumber(keys) };
  if (keys === '0') return { kind: 'agent' };
  if (keys === '*') return { kind: 'repeat' };
  const number = Number(keys);
  if (tags.has('yes-no') && (number === 1 || number === 2)) return { kind: number === 1 ? 'yes' : 'no' };
  if ((tags.has('choosing') || tags.has('company')) && number >= 1 && number <= 9) return { kind: 'choice', index: number - 1 };
  return { kind: 'nothing' };
}

/** Whether digits are a valid personal or coordination number (date and check digit). */
export function isPersonalNumber(digits: string): boolean {
  const plain = digits.replace(/\D/gu, '');
  return (plain.length === 10 || plain.length === 12) && personnummer.valid(plain);
}

const ORDINALS: readonly (readonly string[])[] = [
  ['^ett|1|den|det första|ett|1$', '^första|förra|first|one|1', 'den|det första', 'nummer ett|1'],
  ['^två|2|den|det andra|två|2$', '^andra|sista|second|two|2', 'den|det andra|sista', 'nummer två|2'],
  ['^tre|3|tredje|third|three$', 'den|det tredje', 'nummer tre|3'],
  ['^fyra|4|fjärde|fourth|four$', 'den|det fjärde', 'nummer fyra|4'],
];
const ordinals = ORDINALS.map((cues) => cues.map((cue) => compileCue(cue)));

/** The choices of the question that was asked, if it is one of several topics. */
function asked(service: Service, { question }: CallContext): Service['questions'][number] | undefined {
  return service.questions.find(({ id }) => question === `disambiguate-${id}`);
}

/** The choice whose label the words are; -1 where they are none's. */
function labelled(service: Service, utterance: string, context: CallContext): number {
  const said = keyOf(utterance);
  return asked(service, context)?.choices.findIndex(({ label }) => said === keyOf(label.sv) || said === keyOf(label.en)) ?? -1;
}

function chosen(service: Service, utterance: string, decision: Decision, context: CallContext): number | null {
  const { choices } = context;
  const byCue = asked(service, context)?.choices.findIndex((choice) => hasCue(choice.cues, utterance)) ?? -1;
  if (byCue >= 0) return byCue;
  const byTopic = choices.findIndex((choice) => ('topic' in choice ? choice.topic === decision.topic : choice.authority === decision.authority));
  if (byTopic >= 0) return byTopic;
  const byOrder = ordinals.findIndex((cues, i) => i < choices.length && firstCue(cues, asSpoken(words(utterance))));
  if (byOrder >= 0) return byOrder;
  const best = decision.topics.find((entry) => 'topic' in entry && choices.some((choice) => 'topic' in choice && choice.topic === entry.topic));
  const index = best && 'topic' in best ? choices.findIndex((choice) => 'topic' in choice && choice.topic === best.topic) : -1;
  return index >= 0 && best && best.confidence >= policy.decision.confirm ? index : null;
}

function hasCue(cues: readonly string[], utterance: string): boolean {
  return firstCue(cues.map((cue) => compileCue(cue)), asSpoken(words(utterance))) !== null;
}

/** What a decision means for the call: which single question must still be asked. */
export function needOf(decision: Decision): HeardNeed {
  const ask = decision.outcome === 'signpost' ? 'signpost'
    : decision.outcome === 'confirm' ? 'confirm'
      : decision.outcome === 'ambiguous' ? (decision.ask ?? 'nothing')
        : 'nothing';
  return {
    topic: decision.topic,
    errand: decision.errand,
    role: decision.role,
    ask,
    authority: decision.authority,
    pair: decision.pair,
    topics: decision.topics.flatMap((entry) => ('topic' in entry ? [entry.topic] : [])).slice(0, 2),
    needs: decision.needs,
  };
}
