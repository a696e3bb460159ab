import { callPolicy } from '../../machines/policy.ts';
import type { CallEvent, Disposition } from '../../machines/types.ts';
import { circleOf } from './circles.ts';
import { wayTo, type Moment, type Space } from './explore.ts';
import { dispositionOf, either, everyEdge, everyMoment, heardIn, isActive, isAt, nameOf, shortest, told, type Guarantee } from './looking.ts';
import { unspoken } from './spoken.ts';

const PERSON: ReadonlySet<Disposition | null> = new Set(['transfer', 'closed', 'queue-full']);
const OFFERS = ['conversing.offeringIdentification', 'conversing.askingPersonalNumber', 'conversing.awaitingBankid'];
const WITHIN = 120_000;

export const GUARANTEES: readonly Guarantee[] = [
  {
    id: 'INV1', says: 'A person is always near: who asks for one is put through, queues, or hears the opening hours, in one step.',
    breach: everyEdge((edge, from) => {
      if (heardIn(edge.event) !== 'agent' || edge.worn !== null) return null;
      return PERSON.has(dispositionOf(edge.to)) || isAt(edge.to, 'queueing') ? null : `a wish for a person in ${nameOf(from)} leads to ${nameOf(edge.to)}`;
    }),
  },
  {
    id: 'INV2', says: 'No dead end: every wait has an end within two minutes, and waiting alone leads out of the call.',
    breach: everyMoment((moment, space) => {
      if (!isActive(moment)) return null;
      const { at, deadline } = moment.snapshot.context;
      if (deadline === null || deadline.at - at > WITHIN) return `${nameOf(moment)} waits without end`;
      let { snapshot } = moment;
      for (let waits = 0; snapshot.status === 'active'; waits++) {
        const { deadline: next, place } = snapshot.context;
        if (next === null || waits > 40) return `waiting in ${nameOf(moment)} leads nowhere`;
        const event: CallEvent = next.as === 'silence' ? { type: 'caller.stayedSilent', at: next.at }
          : next.as === 'queue' ? { type: 'queue.moved', at: next.at, place: (place ?? 1) - 1 } : { type: 'bankid.answered', at: next.at, code: 'expiredTransaction', order: snapshot.context.bankidAsks };
        ({ snapshot } = space.step(snapshot, event));
      }
      return null;
    }),
  },
  {
    id: 'INV3', says: 'No endless failing: what is not understood, not heard or asked for again comes round to no moment twice, and the third time at one question a person takes over.',
    breach: either(
      (spaces) => shortest(spaces.flatMap((space) => circleOf(space) ?? [])),
      everyEdge((edge, from) => (edge.worn === 'repeats' && isAt(from, 'conversing') && !PERSON.has(dispositionOf(edge.to)) && !isAt(edge.to, 'queueing')
        ? `asked again too often in ${nameOf(from)}, and still in ${nameOf(edge.to)}` : null)),
    ),
  },
  {
    id: 'INV4', says: 'Total: everything that can happen is handled at every moment, without an exception.',
    breach: (spaces) => shortest(spaces.flatMap((space) => space.failures.slice(0, 1).map(({ moment, event, message }) => ({ what: message, space, way: [...wayTo(moment), { event, worn: null }] })))),
  },
  {
    id: 'INV5', says: 'BankID is asked for at most twice, only in the caller’s own errand, and never where nobody can answer.',
    breach: everyMoment((moment, { world, setting }) => {
      const { bankidAsks, need, at, dialled } = moment.snapshot.context;
      if (bankidAsks > callPolicy.bankidAsks) return `asked ${bankidAsks} times`;
      if (!isAt(moment, 'conversing.offeringIdentification')) return null;
      if (need === null || !world.isPersonal(need)) return 'asked in an errand that is not the caller’s own';
      return setting.hours !== 'closing' && world.hoursAt(dialled === 'abroad' ? 'private' : dialled, at).state === 'closed' ? 'asked although the line is closed' : null;
    }),
  },
  {
    id: 'INV6', says: 'No identity without proof: a caller is identified only by a completed order that is waited for.',
    breach: everyEdge(({ event, to }, from) => {
      if (from.snapshot.context.identified || !to.snapshot.context.identified) return null;
      const isProof = event.type === 'bankid.answered' && event.code === 'complete' && event.order === from.snapshot.context.bankidAsks;
      return isProof && isAt(from, 'conversing.awaitingBankid') ? null : `identified in ${nameOf(from)} without an order`;
    }),
  },
  {
    id: 'INV9', says: 'Protected data: nothing of a protected caller’s need is asked about or said aloud.',
    breach: everyEdge(({ prompts, to }) => {
      if (!to.snapshot.context.isProtected) return null;
      const aloud = prompts.find(({ gaps }) => ['topic', 'authority', 'desk', 'choice1'].some((gap) => (gaps[gap] ?? '') !== ''));
      if (aloud) return `${aloud.id} says it aloud`;
      return OFFERS.some((state) => isAt(to, state)) ? 'a protected caller is asked to identify' : null;
    }),
  },
  {
    id: 'INV10', says: 'Every line exists: each need has a line with a number and a desk.',
    breach: everyMoment(({ snapshot }, _space, service) => {
      const { outcome } = snapshot.context;
      if (!outcome?.line) return null;
      const { number } = service.lines[outcome.line] ?? {};
      if (!number) return `the line ${outcome.line} has no number`;
      return service.desks.some(({ id }) => id === outcome.desk) ? null : `the desk ${outcome.desk} does not exist`;
    }),
  },
  {
    id: 'INV11', says: 'Closed means closed: nobody is put through to a closed line, and the next opening that is told lies ahead.',
    breach: everyMoment(({ snapshot }, { world }) => {
      const { outcome, at } = snapshot.context;
      if (!outcome?.line) return null;
      const { state, next } = world.hoursAt(outcome.line, at);
      if (outcome.disposition === 'transfer' && state === 'closed') return `put through to ${outcome.line}, which is closed`;
      if (outcome.disposition !== 'closed') return null;
      if (state !== 'closed') return `turned away from ${outcome.line}, which is ${state}`;
      return next !== null && Date.parse(next) > at ? null : 'no next opening is told';
    }),
  },
  {
    id: 'INV12', says: 'Danger first: the answer to danger begins with 112, at every moment, and never ends with a question about anything else.',
    breach: everyEdge(({ event, prompts, to }, from, _space, service) => {
      if (heardIn(event) !== 'crisis' || !isActive(from)) return null;
      if (prompts[0]?.id !== 'crisis') return `danger in ${nameOf(from)} is answered with ${told(prompts)}`;
      if (!/112/u.test(service.prompts.sv['crisis'] ?? '') || !/112/u.test(service.prompts.en['crisis'] ?? '')) return 'the answer to danger does not name 112';
      return [...OFFERS, 'conversing.confirming'].some((state) => isAt(to, state)) ? `danger leads to ${nameOf(to)}` : null;
    }),
  },
  {
    id: 'INV13', says: 'Words for everything: each prompt has words in both languages with every gap filled, and every choice that is offered is taken.',
    breach: either(
      everyEdge(({ prompts }, _from, _space, service) => prompts.map((prompt) => unspoken(service, prompt)).find((wrong) => wrong !== null) ?? null),
      everyEdge(({ event, to }, from) => (from.snapshot.hasTag('choosing') && 'heard' in event && event.heard.kind === 'choice' && event.heard.index < from.snapshot.context.choices.length
        && isAt(to, 'conversing') && to.snapshot.context.question === from.snapshot.context.question ? `choice ${event.heard.index + 1} of ${from.snapshot.context.question} is not taken` : null)),
    ),
  },
  {
    id: 'INV14', says: 'Consent before effect: BankID starts only with a number that the caller gave, and nobody is sent to another authority without a yes.',
    breach: everyEdge(({ event, to }, from) => {
      const heard = 'heard' in event ? event.heard : null;
      if (isAt(to, 'conversing.awaitingBankid') && !isAt(from, 'conversing.awaitingBankid') && !(heard?.kind === 'personal-number' && heard.valid)) return 'BankID is started without a number';
      return dispositionOf(to) === 'signpost' && heard?.kind !== 'yes' ? `sent to ${to.snapshot.context.outcome?.authority ?? ''} without a yes` : null;
    }),
  },
  {
    id: 'INV15', says: 'Hang-up: ends the call in one step, with nothing left to wait for; what comes after it changes nothing.',
    breach: either(
      everyEdge(({ event, to }, from) => {
        if (event.type !== 'caller.hungUp' || !isActive(from)) return null;
        if (isActive(to)) return `hung up in ${nameOf(from)}, and the call goes on in ${nameOf(to)}`;
        const { deadline, orderEndsAt } = to.snapshot.context;
        return isAt(from, 'referring') || (deadline === null && orderEndsAt === null) ? null : 'hung up, and something is still waited for';
      }),
      everyMoment((moment, { step }) => (isActive(moment) || step(moment.snapshot, { type: 'caller.spoke', at: 0, heard: { kind: 'agent' } }).snapshot.status === 'done' ? null : 'a call that is over begins again')),
    ),
  },
  {
    id: 'INV16', says: 'One outcome: each call that ends has exactly one, from the closed list.',
    breach: everyMoment((moment) => {
      const { outcome } = moment.snapshot.context;
      if (isActive(moment)) return outcome === null || isAt(moment, 'referring') || isAt(moment, 'conversing') ? null : `${nameOf(moment)} goes on with an outcome`;
      return outcome !== null && (['transfer', 'referral', 'signpost', 'closed', 'queue-full', 'hung-up'] as const).includes(outcome.disposition) ? null : 'the call ends without an outcome';
    }),
  },
  {
    id: 'INV17', says: 'Deterministic: the same event at the same moment gives the same words and the same next moment.',
    breach: everyEdge(({ event, worn, to, prompts }, from, { step }) => {
      // One event in several is enough: a machine that rolls dice is found by far fewer.
      if (worn !== null || event.type !== 'caller.spoke' || (event.heard.kind === 'need' && from.depth % 4 !== 1)) return null;
      const again = step(from.snapshot, event);
      return JSON.stringify(again.snapshot.value) === JSON.stringify(to.snapshot.value) && told(again.prompts) === told(prompts) ? null : `${nameOf(from)} goes two ways`;
    }),
  },
  {
    id: 'INV18', says: 'Stale is nothing: an answer of BankID or of the queue that nobody waits for, or to an order of before, changes nothing.',
    breach: everyEdge(({ event, changed, prompts }, from) => {
      const stale = (event.type === 'bankid.answered' && (!from.snapshot.hasTag('bankid') || event.order !== from.snapshot.context.bankidAsks)) || (event.type === 'queue.moved' && !from.snapshot.hasTag('queueing'));
      return stale && (changed || prompts.length > 0) ? `${event.type} in ${nameOf(from)} is acted on` : null;
    }),
  },
  {
    id: 'INV22', says: 'No dead parts: every state is reached, and every prompt of the service is heard.',
    breach: (spaces, service) => {
      const states = new Set(spaces.flatMap(({ moments }) => moments.map(nameOf)));
      const heard = new Set(spaces.flatMap(({ moments, opening }) => [...opening, ...moments.flatMap(({ edges }) => edges.flatMap(({ prompts }) => prompts))]).map(({ id }) => id));
      const [space] = spaces;
      const dead = space && [
        ...statesOf(space).filter((name) => !states.has(name)).map((name) => `the state ${name} is never reached`),
        ...Object.keys(service.prompts.sv).filter((id) => !heard.has(id) && !ELSEWHERE.has(id) && !id.startsWith('bankid-')).map((id) => `the prompt ${id} is never heard`),
      ][0];
      return dead && space ? { what: dead, space, way: [] } : null;
    },
  },
  {
    id: 'INV23', says: `Short calls: every ending is at most four turns away from the beginning, and after ${callPolicy.turns} turns a person takes over.`,
    breach: either(
      everyEdge((edge, from) => (edge.worn === 'turns' && (isAt(edge.to, 'conversing') || isAt(edge.to, 'referring')) ? `the last turn in ${nameOf(from)} leads on to ${nameOf(edge.to)}` : null)),
      (spaces) => shortest(spaces.flatMap((space) => {
        const ends = new Map<string, Moment>();
        for (const moment of space.moments) if (dispositionOf(moment) === 'transfer' && !ends.has(moment.snapshot.context.outcome?.desk ?? '')) ends.set(moment.snapshot.context.outcome?.desk ?? '', moment);
        const far = [...ends.values()].find(({ depth }) => depth > 4 + (space.setting.queue === null || space.setting.queue === 'full' ? 0 : 2));
        return far ? [{ what: `the desk ${far.snapshot.context.outcome?.desk ?? ''} is ${far.depth} turns away`, space, way: wayTo(far) }] : [];
      })),
    ),
  },
  {
    id: 'INV24', says: 'Universals: a person, help, the question again, beginning again and hanging up are answered at every question; asking for the question again changes nothing else.',
    breach: everyEdge(({ event, prompts, changed, to }, from) => {
      if (!isAt(from, 'conversing') || event.type !== 'caller.spoke') return null;
      const { kind } = event.heard;
      if (['agent', 'back'].includes(kind) && prompts.length === 0 && isActive(to)) return `${kind} in ${nameOf(from)} is not answered`;
      const answer = kind === 'help' ? 'help' : kind === 'callback' ? 'no-callback' : kind === 'repeat' ? from.snapshot.context.question : null;
      if (answer !== null && isAt(to, 'conversing') && !prompts.some(({ id }) => id === answer)) return `${kind} in ${nameOf(from)} is answered with ${told(prompts)}`;
      return kind === 'repeat' && changed && isAt(to, 'conversing') && to.snapshot.context.question !== from.snapshot.context.question ? `the question again in ${nameOf(from)} leads to ${nameOf(to)}` : null;
    }),
  },
  {
    id: 'INV25', says: 'Never parrot: what was not understood or not heard is asked in other words, and the next time a person takes over.',
    breach: everyEdge(({ event, prompts, to }, from) => {
      const kind = heardIn(event);
      const isMiss = kind === 'nothing' || (event.type === 'caller.stayedSilent' && !from.snapshot.hasTag('bankid'));
      if (!isMiss || !isAt(from, 'conversing') || !isAt(to, 'conversing')) return null;
      const { question, misses } = from.snapshot.context;
      if (misses + 1 >= callPolicy.misses) return `a second miss in ${nameOf(from)} is asked again`;
      return prompts.some(({ id }) => id === question) ? `${question} is said in the same words` : null;
    }),
  },
  {
    id: 'INV26', says: 'Faults go to people: when something fails inside, at any moment, the caller is put through or told when it opens.',
    breach: everyMoment((moment, { world, setting, rescue }) => {
      if (!isActive(moment)) return null;
      const { disposition, line } = rescue(world, moment.snapshot.context, { at: 0, dialled: setting.dialled, lang: 'sv' });
      return (disposition === 'transfer' || disposition === 'closed') && line !== null ? null : `a fault in ${nameOf(moment)} ends as ${disposition}`;
    }),
  },
];

/** Prompts that are said by those around the machine, or by other ways than events. */
const ELSEWHERE: ReadonlySet<string> = new Set(['fault', 'hung-up']);

/** All states that a call can stand still in. */
function statesOf({ machine }: Space): string[] {
  const names = (node: typeof machine.root, path: string): string[] => {
    const children = Object.entries(node.states);
    if (children.length === 0) return node.config.always === undefined ? [path] : [];
    return children.flatMap(([name, child]) => names(child, path === '' ? name : `${path}.${name}`));
  };
  return names(machine.root, '');
}
