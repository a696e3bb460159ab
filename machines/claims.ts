import { choiceIn, heardIn, lineOf, needOf, type CallContext, type Moment } from './context.ts';
import { meaningOf } from './identification.ts';
import { callPolicy } from './policy.ts';
import type { Heard, HeardNeed, World } from './types.ts';

/** The guards of the call: claims about the present moment, as plain functions. */
export function createClaims(world: World) {
  const hears = (...kinds: Heard['kind'][]) => ({ event }: Moment) => {
    const heard = heardIn(event);
    return heard !== null && kinds.includes(heard.kind);
  };
  const mustAsk = (ask: HeardNeed['ask']) => ({ context }: { context: CallContext }) => context.need?.ask === ask;
  const order = ({ event }: Moment) => (event.type === 'bankid.answered' ? meaningOf(event.code) : null);
  const hours = (context: CallContext) => world.hoursAt(lineOf(context.dialled), context.at).state;
  const saysNo = hears('no');
  const isRequest = hears('repeat', 'help', 'callback');
  const startsOver = hears('back');
  const beginsAgain = hears('need', 'vague');
  const queue = (context: CallContext) => world.queueAt(lineOf(context.dialled), context.at);

  return {
    isClosed: ({ context }: Moment) => hours(context) === 'closed',
    isNotOpen: ({ context }: Moment) => hours(context) !== 'open',
    isCrisis: hears('crisis'),
    asksForPerson: hears('agent'),
    asksAgain: hears('repeat'),
    asksForHelp: hears('help'),
    asksForCallback: hears('callback'),
    asksTooOften: (moment: Moment) => isRequest(moment) && moment.context.repeats >= callPolicy.repeats,
    startsOver,
    restartsTooOften: (moment: Moment) => startsOver(moment) && moment.context.rejections + 1 >= callPolicy.rejections,
    prefersPerson: hears('yes', 'agent'),
    saysYes: hears('yes'),
    saysNo,
    saysNoAgain: (moment: Moment) => saysNo(moment) && moment.context.rejections + 1 >= callPolicy.rejections,
    skips: hears('skip', 'no'),
    saysNeed: hears('need'),
    isVague: hears('vague'),
    choosesOne: (moment: Moment) => choiceIn(moment) !== null,
    choosesCompany: hears('choice'),
    mustAskAuthority: mustAsk('signpost'),
    mustAskNeed: mustAsk('need'),
    mustAskTopic: mustAsk('topic'),
    mustConfirm: mustAsk('confirm'),
    // On the partner line the form of company decides nothing: all of them are at home there.
    mustAskCompany: ({ context }: Moment) => mustAsk('role')({ context }) && lineOf(context.dialled) !== 'partner',
    belongsElsewhere: ({ context }: Moment) => world.destinationOf(needOf(context), lineOf(context.dialled)).line !== lineOf(context.dialled),
    mayIdentify: ({ context }: Moment) => context.bankidAsks === 0 && !context.identified && world.isPersonal(needOf(context)),
    mayTryAgain: (moment: Moment) => order(moment)?.retry === true && moment.context.bankidAsks < callPolicy.bankidAsks,
    // Each offer has one order at most, so that their count names it.
    answersAnotherOrder: ({ context, event }: Moment) => event.type === 'bankid.answered' && event.order !== context.bankidAsks,
    isComplete: (moment: Moment) => order(moment)?.state === 'complete',
    isPending: (moment: Moment) => order(moment)?.state === 'pending',
    gaveValidNumber: ({ event }: Moment) => {
      const heard = heardIn(event);
      return heard?.kind === 'personal-number' && heard.valid;
    },
    missedBefore: ({ context }: Moment) => context.misses + 1 >= callPolicy.misses,
    // After a referral nothing else counts the turns.
    beginsTooLate: (moment: Moment) => beginsAgain(moment) && moment.context.turns + 1 >= callPolicy.turns,
    hasTalkedLong: ({ context }: Moment) => context.turns >= callPolicy.turns,
    isProtected: ({ context }: Moment) => context.isProtected,
    isQueueFull: ({ context }: Moment) => queue(context) === 'full',
    // Who has a place has been through the queue.
    isQueueing: ({ context }: Moment) => context.place === null && queue(context) !== null,
    isAnswered: ({ event }: Moment) => event.type === 'queue.moved' && event.place <= 0,
    hasMoreToSay: ({ context }: Moment) => context.alsoAbout !== null && !context.isProtected,
  };
}
