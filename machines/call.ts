import { assign, emit, setup } from 'xstate';
import { createClaims } from './claims.ts';
import { contextOf, type CallContext, type CallInput } from './context.ts';
import { createKeeping, createSaying } from './orders.ts';
import type { CallEvent, CallOutcome, Disposition, Prompt, World } from './types.ts';

/**
 * The whole call, for a world of service data. Events are facts, guards are claims (claims.ts), actions are orders (orders.ts).
 * The machine sees no text: what the caller said arrives as a `Heard`, what is answered leaves as a `Prompt`.
 */
export function createCallMachine(world: World) {
  const keeping = createKeeping(world);
  const saying = createSaying(world);
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
      note: assign(keeping.note),
      awaitCaller: assign(keeping.awaitCaller),
      countMiss: assign(keeping.countMiss),
      countRepeat: assign(keeping.countRepeat),
      countRejection: assign(keeping.countRejection),
      ask: assign(keeping.ask),
      askTopic: assign(keeping.askTopic),
      askNeed: assign(keeping.askNeed),
      offerIdentification: assign(keeping.offerIdentification),
      keepNeed: assign(keeping.keepNeed),
      confirmNeed: assign(keeping.confirmNeed),
      keepChoice: assign(keeping.keepChoice),
      keepCompany: assign(keeping.keepCompany),
      startOrder: assign(keeping.startOrder),
      awaitOrder: assign(keeping.awaitOrder),
      countWait: assign(keeping.countWait),
      keepIdentity: assign(keeping.keepIdentity),
      endAs: assign(keeping.endAs),
      reopen: assign(keeping.reopen),
      enterQueue: assign(keeping.enterQueue),
      moveInQueue: assign(keeping.moveInQueue),

      say: emit(saying.say),
      sayWelcome: emit(saying.sayWelcome),
      sayHours: emit(saying.sayHours),
      sayQuestion: emit(saying.sayQuestion),
      sayNotUnderstood: emit(saying.sayNotUnderstood),
      sayNotHeard: emit(saying.sayNotHeard),
      sayOrderState: emit(saying.sayOrderState),
      sayWaiting: emit(saying.sayWaiting),
      sayAlsoAbout: emit(saying.sayAlsoAbout),
      sayPlace: emit(saying.sayPlace),
      sayEnd: emit(saying.sayEnd),
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
