import { assign, emit, setup } from 'xstate';
import { createClaims } from './claims.ts';
import { choiceGaps, choiceIn, contextOf, heardIn, lineOf, minutesLeft, needGaps, notedOf, orderDeadline, outcomeOf, queueing, type CallContext, type CallInput } from './context.ts';
import { meaningOf } from './identification.ts';
import { callPolicy } from './policy.ts';
import type { CallEvent, CallOutcome, Choice, Disposition, Prompt, World } from './types.ts';

const prompt = (id: string, gaps: Readonly<Record<string, string>> = {}): Prompt => ({ type: 'prompt', id, gaps });

/**
 * The whole call, for a world of service data. Events are facts, guards are claims (claims.ts), actions are orders.
 * The machine sees no text: what the caller said arrives as a `Heard`, what is answered leaves as a `Prompt`.
 */
export function createCallMachine(world: World) {
  const machine = setup({
    types: {
      context: {} as CallContext,
      events: {} as CallEvent,
      input: {} as CallInput,
      output: {} as { outcome: CallOutcome | null },
      emitted: {} as Prompt,
      tags: {} as 'asking' | 'yes-no' | 'choosing' | 'company' | 'personal-number' | 'bankid' | 'queueing' | 'over',
    },
    guards: createClaims(world),
    actions: {
      note: assign(({ context, event }) => notedOf(context, event)),
      awaitCaller: assign(({ context }) => ({
        deadline: { at: context.at + (context.isTextTelephony ? callPolicy.silenceInText : callPolicy.silence), as: 'silence' as const },
      })),
      countMiss: assign(({ context }) => ({ misses: context.misses + 1 })),
      countRepeat: assign(({ context }) => ({ repeats: context.repeats + 1 })),
      countRejection: assign(({ context }) => ({ rejections: context.rejections + 1, need: null, alsoAbout: null })),

      say: emit((_, params: { prompt: string }) => prompt(params.prompt)),
      sayWelcome: emit(({ context }) => prompt('welcome', { line: lineOf(context.dialled) })),
      sayHours: emit(({ context }) => {
        const { state, next } = world.hoursAt(lineOf(context.dialled), context.at);
        return prompt(state === 'unknown' ? 'hours-unknown' : 'closed-now', { next: next ?? '' });
      }),
      sayQuestion: emit(({ context }) => prompt(context.question, context.gaps)),
      sayNotUnderstood: emit(({ context }) => prompt(`${context.question}-no-match`, context.gaps)),
      sayNotHeard: emit(({ context }) => prompt(`${context.question}-no-input`, context.gaps)),
      sayOrderState: emit(({ event }) => prompt(event.type === 'bankid.answered' ? meaningOf(event.code).prompt : 'bankid-waiting')),
      sayAlsoAbout: emit(({ context }) => prompt('also-noted', { topic: context.alsoAbout ?? '' })),
      sayPlace: emit(({ context }) => prompt('queue', { place: String(context.place ?? ''), minutes: minutesLeft(context, world) })),
      sayEnd: emit(({ context }) => prompt(context.isProtected && context.outcome?.disposition === 'transfer' ? 'transfer-plain' : (context.outcome?.disposition ?? 'transfer'), {
        line: context.outcome?.line ?? '', desk: context.isProtected ? '' : (context.outcome?.desk ?? ''), role: context.outcome?.role ?? '', next: context.outcome?.hours?.next ?? '', ...needGaps(context),
      })),

      ask: assign(({ context }, params: { question: string }) => ({ question: params.question, gaps: needGaps(context), choices: [], misses: 0, repeats: 0 })),
      askTopic: assign(({ context: { need } }) => {
        const choices: readonly Choice[] = need?.pair ? world.choicesOf(need.pair) : (need?.topics ?? []).map((topic) => ({ topic }));
        return { question: need?.pair ? `disambiguate-${need.pair}` : 'disambiguate', choices, gaps: choiceGaps(choices), misses: 0, repeats: 0 };
      }),
      askNeed: assign(({ context }) => {
        const choices = (context.need?.needs ?? []).map(({ topic }) => ({ topic }));
        return { question: 'ask-need', choices, gaps: choiceGaps(choices), misses: 0, repeats: 0 };
      }),
      offerIdentification: assign(({ context }) => ({
        question: context.bankidAsks === 0 ? 'offer-identification' : 'offer-identification-again',
        bankidAsks: context.bankidAsks + 1, gaps: {}, choices: [], misses: 0, repeats: 0,
      })),

      keepNeed: assign(({ context, event }) => {
        const heard = heardIn(event);
        return heard?.kind === 'need' ? { need: heard.need, isProtected: context.isProtected || world.isProtected(heard.need) } : {};
      }),
      confirmNeed: assign(({ context }) => (context.need ? { need: { ...context.need, ask: context.need.role === 'business-unspecified' ? 'role' : 'nothing' } } : {})),
      keepChoice: assign(({ context, event }) => {
        const choice = choiceIn({ context, event });
        if (!choice || !context.need) return {};
        if ('authority' in choice) return { need: { ...context.need, topic: null, authority: choice.authority, ask: 'signpost' } };
        const errand = context.need.needs.find(({ topic }) => topic === choice.topic)?.errand ?? context.need.errand;
        const other = context.need.needs.find(({ topic }) => topic !== choice.topic)?.topic ?? null;
        const ask = context.need.role === 'business-unspecified' ? 'role' : 'nothing';
        return { need: { ...context.need, topic: choice.topic, errand, ask }, alsoAbout: other };
      }),
      keepCompany: assign(({ context, event }) => {
        const heard = heardIn(event);
        if (heard?.kind !== 'choice' || !context.need) return {};
        return { need: { ...context.need, role: heard.index === 0 ? 'sole-trader' : 'limited-company', ask: 'nothing' } };
      }),
      startOrder: assign(({ context }) => {
        const endsAt = context.at + callPolicy.bankidLifetime;
        return { orderEndsAt: endsAt, waits: 0, deadline: orderDeadline(context.at, endsAt, 0) };
      }),
      awaitOrder: assign(({ context }) => ({ deadline: orderDeadline(context.at, context.orderEndsAt ?? context.at, context.waits) })),
      countWait: assign(({ context }) => ({ waits: context.waits + 1 })),
      sayWaiting: emit(({ context }) => prompt(context.waits === 0 ? 'bankid-waiting' : 'bankid-waiting-still')),
      keepIdentity: assign({ identified: true }),
      endAs: assign(({ context }, params: { disposition: Disposition }) => ({
        outcome: outcomeOf(context, world, params.disposition), deadline: null, orderEndsAt: null, place: null,
      })),
      // Who was told where to call, and stays all the same, has no outcome yet.
      reopen: assign({ outcome: null }),
      enterQueue: assign(({ context }) => queueing(context, world, null)),
      moveInQueue: assign(({ context, event }) => (event.type === 'queue.moved' ? queueing(context, world, event.place) : {})),
    },
  });

  const say = (id: string) => ({ type: 'say', params: { prompt: id } }) as const;
  const ask = (question: string) => [{ type: 'ask', params: { question } }, 'sayQuestion', 'awaitCaller'] as const;
  const endAs = (disposition: Disposition) => ({ type: 'endAs', params: { disposition } }) as const;
  /** Speech and keypad are one at every question. */
  const onAnswer = <const T>(transitions: T) => ({ 'caller.spoke': transitions, 'caller.pressed': transitions });
  const toPersonAfterMisses = { target: '#call.transferring', actions: ['note', say('to-person-after-misses')] } as const;
  /** What a guess that may be wrong listens for: another description, or a no (the second no goes to a person). */
  const orElse = [
    { guard: 'saysNeed', target: 'considering', actions: ['note', 'keepNeed'] },
    { guard: 'saysNoAgain', target: '#call.transferring', actions: ['note', 'countRejection', say('to-person-after-misses')] },
    { guard: 'saysNo', target: 'describingAgain', actions: ['note', 'countRejection'] },
  ] as const;

  return machine.createMachine({
    id: 'call',
    context: ({ input }) => contextOf(input),
    output: ({ context }) => ({ outcome: context.outcome }),
    initial: 'answering',
    on: { 'caller.hungUp': { target: '.over', actions: ['note', endAs('hung-up')] } },
    states: {
      answering: {
        entry: 'sayWelcome',
        always: [
          { guard: 'isNotOpen', actions: ['sayHours', say('recording-notice')], target: 'conversing' },
          { actions: say('recording-notice'), target: 'conversing' },
        ],
      },
      conversing: {
        initial: 'describing',
        // No call goes on for ever.
        always: { guard: 'hasTalkedLong', target: '#call.transferring', actions: say('to-person-after-long') },
        // One error policy for all questions: what the question did not understand is a miss, and two misses lead to a person.
        on: {
          ...onAnswer([
            { guard: 'isCrisis', target: '.answeringCrisis', actions: ['note', say('crisis')] },
            { guard: 'asksForPerson', target: '#call.transferring', actions: ['note', say('to-person')] },
            { guard: 'asksTooOften', ...toPersonAfterMisses },
            { guard: 'asksAgain', actions: ['note', 'countRepeat', 'sayQuestion', 'awaitCaller'] },
            { guard: 'asksForHelp', actions: ['note', 'countRepeat', say('help'), 'sayQuestion', 'awaitCaller'] },
            { guard: 'asksForCallback', actions: ['note', 'countRepeat', say('no-callback'), 'sayQuestion', 'awaitCaller'] },
            { guard: 'restartsTooOften', ...toPersonAfterMisses },
            { guard: 'startsOver', target: '.describingAgain', actions: ['note', 'countRejection'] },
            { guard: 'missedBefore', ...toPersonAfterMisses },
            { actions: ['note', 'countMiss', 'sayNotUnderstood', 'awaitCaller'] },
          ]),
          'caller.stayedSilent': [
            { guard: 'missedBefore', target: '#call.transferring', actions: ['note', say('to-person-after-silence')] },
            { actions: ['note', 'countMiss', 'sayNotHeard', 'awaitCaller'] },
          ],
        },
        states: {
          describing: {
            tags: 'asking',
            entry: ask('describe'),
            on: onAnswer([
              { guard: 'saysNeed', target: 'considering', actions: ['note', 'keepNeed'] },
              { guard: 'isVague', target: 'describingMore', actions: 'note' },
            ]),
          },
          describingMore: {
            tags: 'asking',
            entry: ask('describe-more'),
            on: onAnswer([{ guard: 'saysNeed', target: 'considering', actions: ['note', 'keepNeed'] }]),
          },
          describingAgain: {
            tags: 'asking',
            entry: ask('describe-again'),
            on: onAnswer([{ guard: 'saysNeed', target: 'considering', actions: ['note', 'keepNeed'] }]),
          },
          considering: {
            always: [
              // Nothing of a protected caller's need is asked or said aloud.
              { guard: 'isProtected', target: '#call.transferring' },
              { guard: 'mustAskAuthority', target: 'offeringSignpost' },
              { guard: 'mustAskNeed', target: 'choosingNeed' },
              { guard: 'mustAskTopic', target: 'disambiguating' },
              { guard: 'mustConfirm', target: 'confirming' },
              { guard: 'mustAskCompany', target: 'askingCompany' },
              { guard: 'belongsElsewhere', target: '#call.referring' },
              { guard: 'isClosed', target: '#call.transferring' },
              { guard: 'mayIdentify', target: 'offeringIdentification' },
              { target: '#call.transferring' },
            ],
          },
          confirming: {
            tags: ['asking', 'yes-no'],
            entry: ask('confirm'),
            on: onAnswer([{ guard: 'saysYes', target: 'considering', actions: ['note', 'confirmNeed'] }, ...orElse]),
          },
          offeringSignpost: {
            tags: ['asking', 'yes-no'],
            entry: ask('offer-signpost'),
            on: onAnswer([{ guard: 'saysYes', target: '#call.signposting', actions: 'note' }, ...orElse]),
          },
          disambiguating: {
            tags: ['asking', 'choosing'],
            entry: ['askTopic', 'sayQuestion', 'awaitCaller'],
            on: onAnswer([{ guard: 'choosesOne', target: 'considering', actions: ['note', 'keepChoice'] }, ...orElse]),
          },
          choosingNeed: {
            tags: ['asking', 'choosing'],
            entry: ['askNeed', 'sayQuestion', 'awaitCaller'],
            on: onAnswer([{ guard: 'choosesOne', target: 'considering', actions: ['note', 'keepChoice'] }, ...orElse]),
          },
          askingCompany: {
            tags: ['asking', 'company'],
            entry: ask('ask-company'),
            on: onAnswer([{ guard: 'choosesCompany', target: 'considering', actions: ['note', 'keepCompany'] }]),
          },
          offeringIdentification: {
            tags: ['asking', 'yes-no'],
            entry: ['offerIdentification', 'sayQuestion', 'awaitCaller'],
            on: onAnswer([
              { guard: 'saysYes', target: 'askingPersonalNumber', actions: 'note' },
              { guard: 'gaveValidNumber', target: 'awaitingBankid', actions: 'note' },
              { guard: 'saysNeed', target: 'considering', actions: ['note', 'keepNeed'] },
              { guard: 'skips', target: '#call.transferring', actions: 'note' },
            ]),
          },
          askingPersonalNumber: {
            tags: ['asking', 'personal-number'],
            entry: ask('ask-personal-number'),
            on: onAnswer([
              { guard: 'gaveValidNumber', target: 'awaitingBankid', actions: 'note' },
              { guard: 'skips', target: '#call.transferring', actions: 'note' },
            ]),
          },
          awaitingBankid: {
            tags: 'bankid',
            entry: [{ type: 'ask', params: { question: 'bankid-open-app' } }, 'sayQuestion', 'startOrder'],
            on: {
              ...onAnswer([{ guard: 'skips', target: '#call.transferring', actions: 'note' }]),
              // Silence is right while the caller is busy in the app.
              'caller.stayedSilent': { actions: ['note', 'sayWaiting', 'countWait', 'awaitOrder'] },
              'bankid.answered': [
                { guard: 'answersAnotherOrder' },
                { guard: 'isComplete', target: '#call.transferring', actions: ['note', 'keepIdentity', 'sayOrderState'] },
                { guard: 'isPending', actions: ['note', 'sayOrderState', 'awaitOrder'] },
                { guard: 'mayTryAgain', target: 'offeringIdentification', actions: ['note', 'sayOrderState'] },
                { target: '#call.transferring', actions: ['note', 'sayOrderState'] },
              ],
            },
          },
          // When nobody can answer, the call stays open for more words rather than ending.
          answeringCrisis: {
            always: [{ guard: 'isClosed', target: 'stayingOn' }, { target: '#call.transferring' }],
          },
          stayingOn: {
            tags: 'asking',
            entry: ask('stay-on'),
            on: onAnswer([{ guard: 'saysNeed', target: 'considering', actions: ['note', 'keepNeed'] }]),
          },
        },
      },
      // The hours are looked at again here, whatever was said before and however long the queue was: closed means closed.
      transferring: {
        always: [
          { guard: 'isClosed', target: 'over', actions: [endAs('closed'), 'sayEnd'] },
          { guard: 'isQueueFull', target: 'over', actions: [endAs('queue-full'), 'sayEnd'] },
          { guard: 'isQueueing', target: 'queueing', actions: 'enterQueue' },
          { target: 'connecting' },
        ],
      },
      queueing: {
        tags: 'queueing',
        entry: 'sayPlace',
        on: {
          ...onAnswer([
            { guard: 'isCrisis', actions: ['note', say('crisis'), 'sayPlace'] },
            { guard: 'asksForCallback', actions: ['note', say('no-callback'), 'sayPlace'] },
            { actions: ['note', 'sayPlace'] },
          ]),
          'queue.moved': [
            { guard: 'isAnswered', target: 'transferring', actions: ['note', 'moveInQueue'] },
            { actions: ['note', 'moveInQueue', 'sayPlace'] },
          ],
        },
      },
      connecting: {
        always: [
          { guard: 'hasMoreToSay', target: 'over', actions: [endAs('transfer'), 'sayEnd', 'sayAlsoAbout'] },
          { target: 'over', actions: [endAs('transfer'), 'sayEnd'] },
        ],
      },
      // Told where to call instead; who would rather talk to somebody here may.
      referring: {
        tags: ['asking', 'yes-no'],
        entry: [endAs('referral'), 'sayEnd', { type: 'ask', params: { question: 'stay-here' } }, 'sayQuestion', 'awaitCaller'],
        on: {
          ...onAnswer([
            { guard: 'isCrisis', target: '#call.conversing.answeringCrisis', actions: ['note', 'reopen', say('crisis')] },
            { guard: 'prefersPerson', target: 'transferring', actions: ['note', 'reopen', say('to-person')] },
            { guard: 'beginsTooLate', target: 'transferring', actions: ['note', 'reopen', say('to-person-after-long')] },
            { guard: 'saysNeed', target: '#call.conversing.considering', actions: ['note', 'reopen', 'keepNeed'] },
            { guard: 'isVague', target: '#call.conversing.describingMore', actions: ['note', 'reopen'] },
            { guard: 'asksTooOften', target: 'over', actions: 'note' },
            { guard: 'asksAgain', actions: ['note', 'countRepeat', 'sayEnd', 'sayQuestion', 'awaitCaller'] },
            { target: 'over', actions: 'note' },
          ]),
          'caller.stayedSilent': { target: 'over', actions: 'note' },
          'caller.hungUp': { target: 'over', actions: 'note' },
        },
      },
      signposting: { always: { target: 'over', actions: [endAs('signpost'), 'sayEnd'] } },
      over: { type: 'final', tags: 'over' },
    },
  });
}

export type CallMachine = ReturnType<typeof createCallMachine>;
