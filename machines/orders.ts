import { choiceGaps, choiceIn, heardIn, lineOf, minutesLeft, needGaps, notedOf, orderDeadline, outcomeOf, queueing, type CallContext, type Moment } from './context.ts';
import { meaningOf } from './identification.ts';
import { callPolicy } from './policy.ts';
import type { Choice, Disposition, HeardNeed, Prompt, World } from './types.ts';

type Change = Partial<CallContext>;

const prompt = (id: string, gaps: Readonly<Record<string, string>> = {}): Prompt => ({ type: 'prompt', id, gaps });

/** What the call keeps in mind: orders that change its context, as plain functions. */
export function createKeeping(world: World) {
  const asked = { misses: 0, repeats: 0 };
  const withChoices = (question: string, choices: readonly Choice[]): Change => ({ question, choices, gaps: choiceGaps(choices), ...asked });
  /** The form of company is asked for after everything else. */
  const askAfter = ({ role }: HeardNeed) => (role === 'business-unspecified' ? 'role' : 'nothing') satisfies HeardNeed['ask'];

  return {
    note: ({ context, event }: Moment): Change => notedOf(context, event),
    awaitCaller: ({ context }: Moment): Change => ({
      deadline: { at: context.at + (context.isTextTelephony ? callPolicy.silenceInText : callPolicy.silence), as: 'silence' },
    }),
    countMiss: ({ context }: Moment): Change => ({ misses: context.misses + 1 }),
    countRepeat: ({ context }: Moment): Change => ({ repeats: context.repeats + 1 }),
    countRejection: ({ context }: Moment): Change => ({ rejections: context.rejections + 1, need: null, alsoAbout: null }),

    ask: ({ context }: Moment, { question }: { question: string }): Change => ({ question, gaps: needGaps(context), choices: [], ...asked }),
    askTopic: ({ context: { need } }: Moment): Change => (need?.pair
      ? withChoices(`disambiguate-${need.pair}`, world.choicesOf(need.pair))
      : withChoices('disambiguate', (need?.topics ?? []).map((topic) => ({ topic })))),
    askNeed: ({ context: { need } }: Moment): Change => withChoices('ask-need', (need?.needs ?? []).map(({ topic }) => ({ topic }))),
    offerIdentification: ({ context }: Moment): Change => ({
      question: context.bankidAsks === 0 ? 'offer-identification' : 'offer-identification-again',
      bankidAsks: context.bankidAsks + 1, gaps: {}, choices: [], ...asked,
    }),

    keepNeed: ({ context, event }: Moment): Change => {
      const heard = heardIn(event);
      return heard?.kind === 'need' ? { need: heard.need, isProtected: context.isProtected || world.isProtected(heard.need) } : {};
    },
    confirmNeed: ({ context: { need } }: Moment): Change => (need ? { need: { ...need, ask: askAfter(need) } } : {}),
    keepChoice: ({ context, event }: Moment): Change => {
      const choice = choiceIn({ context, event });
      const { need } = context;
      if (!choice || !need) return {};
      if ('authority' in choice) return { need: { ...need, topic: null, authority: choice.authority, ask: 'signpost' } };
      const errand = need.needs.find(({ topic }) => topic === choice.topic)?.errand ?? need.errand;
      const other = need.needs.find(({ topic }) => topic !== choice.topic)?.topic ?? null;
      return { need: { ...need, topic: choice.topic, errand, ask: askAfter(need) }, alsoAbout: other };
    },
    keepCompany: ({ context: { need }, event }: Moment): Change => {
      const heard = heardIn(event);
      if (heard?.kind !== 'choice' || !need) return {};
      return { need: { ...need, role: heard.index === 0 ? 'sole-trader' : 'limited-company', ask: 'nothing' } };
    },

    startOrder: ({ context: { at } }: Moment): Change => {
      const endsAt = at + callPolicy.bankidLifetime;
      return { orderEndsAt: endsAt, waits: 0, deadline: orderDeadline(at, endsAt, 0) };
    },
    awaitOrder: ({ context: { at, orderEndsAt, waits } }: Moment): Change => ({ deadline: orderDeadline(at, orderEndsAt ?? at, waits) }),
    countWait: ({ context }: Moment): Change => ({ waits: context.waits + 1 }),
    keepIdentity: (): Change => ({ identified: true }),

    endAs: ({ context }: Moment, { disposition }: { disposition: Disposition }): Change => ({
      outcome: outcomeOf(context, world, disposition), deadline: null, orderEndsAt: null, place: null,
    }),
    // Who was told where to call, and stays all the same, has no outcome yet.
    reopen: (): Change => ({ outcome: null }),
    enterQueue: ({ context }: Moment): Change => queueing(context, world, null),
    moveInQueue: ({ context, event }: Moment): Change => (event.type === 'queue.moved' ? queueing(context, world, event.place) : {}),
  };
}

/** What the call says: orders that give a prompt, as plain functions. */
export function createSaying(world: World) {
  return {
    say: (_: Moment, params: { prompt: string }): Prompt => prompt(params.prompt),
    sayWelcome: ({ context }: Moment): Prompt => prompt('welcome', { line: lineOf(context.dialled) }),
    sayHours: ({ context }: Moment): Prompt => {
      const { state, next } = world.hoursAt(lineOf(context.dialled), context.at);
      return prompt(state === 'unknown' ? 'hours-unknown' : 'closed-now', { next: next ?? '' });
    },
    sayQuestion: ({ context }: Moment): Prompt => prompt(context.question, context.gaps),
    sayNotUnderstood: ({ context }: Moment): Prompt => prompt(`${context.question}-no-match`, context.gaps),
    sayNotHeard: ({ context }: Moment): Prompt => prompt(`${context.question}-no-input`, context.gaps),
    sayOrderState: ({ event }: Moment): Prompt => prompt(event.type === 'bankid.answered' ? meaningOf(event.code).prompt : 'bankid-waiting'),
    sayWaiting: ({ context }: Moment): Prompt => prompt(context.waits === 0 ? 'bankid-waiting' : 'bankid-waiting-still'),
    sayAlsoAbout: ({ context }: Moment): Prompt => prompt('also-noted', { topic: context.alsoAbout ?? '' }),
    sayPlace: ({ context }: Moment): Prompt => prompt('queue', { place: String(context.place ?? ''), minutes: minutesLeft(context, world) }),
    sayEnd: ({ context }: Moment): Prompt => {
      const { isProtected, outcome } = context;
      const gaps = { line: outcome?.line ?? '', desk: isProtected ? '' : (outcome?.desk ?? ''), role: outcome?.role ?? '', next: outcome?.hours?.next ?? '', ...needGaps(context) };
      return prompt(isProtected && outcome?.disposition === 'transfer' ? 'transfer-plain' : (outcome?.disposition ?? 'transfer'), gaps);
    },
  };
}
