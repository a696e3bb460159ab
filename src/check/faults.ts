import { assign, emit } from 'xstate';
import type { CallMachine } from '../../machines/call.ts';
import type { CallContext } from '../../machines/context.ts';
import type { CallOutcome, World } from '../../machines/types.ts';
import type { Service } from '../service/types.ts';
import { rescueOutcome } from '../simulator/actor.ts';
import { SETTINGS, type Setting } from './alphabet.ts';
import { exploreAll, type Space, type Subject } from './explore.ts';

/** A machine, world or service that is broken on purpose: the guarantee that it breaks must find it. */
export interface Fault {
  readonly breaks: string;
  readonly what: string;
  readonly plant: (service: Service) => Subject;
  /** The settings in which it shows; others need not be walked through. */
  readonly settings: readonly Setting[];
}

/** Moments of a broken machine that are enough to find what is wrong with it. */
const ENOUGH = 600;

/** What a fault makes of the sound spaces: those that it touches walked through anew, or, where no event goes another way, the sound ones under a changed description. */
export function spacesOf(fault: Fault, service: Service, sound: readonly Space[]): { readonly spaces: readonly Space[]; readonly service: Service } {
  const subject = fault.plant(service);
  const spaces = fault.settings.length > 0 ? exploreAll(subject, fault.settings, ENOUGH) : sound.map((space) => ({ ...space, machine: subject.machine?.(space.machine) ?? space.machine }));
  return { spaces, service: subject.service };
}

type Provided = Parameters<CallMachine['provide']>[0];
type Config = CallMachine['config'];

const named = (name: string) => SETTINGS.filter((setting) => setting.name === name);
const PARTNER = named('partner, open');
const OPEN = named('abroad, open');
const CLOSED = named('press, closed');
const QUEUE = named('private, open, a queue');

const provided = (breaks: string, what: string, provide: Provided, settings: readonly Setting[] = OPEN): Fault =>
  ({ breaks, what, settings, plant: (service) => ({ service, machine: (machine) => machine.provide(provide) }) });
const guards = (breaks: string, what: string, changed: Record<string, boolean>, settings: readonly Setting[] = OPEN): Fault =>
  provided(breaks, what, { guards: Object.fromEntries(Object.entries(changed).map(([name, value]) => [name, () => value])) }, settings);
const inWorld = (breaks: string, what: string, change: (world: World) => Partial<World>, settings: readonly Setting[] = OPEN): Fault =>
  ({ breaks, what, settings, plant: (service) => ({ service, world: (world) => ({ ...world, ...change(world) }) }) });
const inService = (breaks: string, what: string, change: (service: Service) => Partial<Service>, settings: readonly Setting[] = OPEN): Fault =>
  ({ breaks, what, settings, plant: (service) => ({ service: { ...service, ...change(service) } }) });
const rescued = (breaks: string, what: string, change: (outcome: CallOutcome) => CallOutcome): Fault =>
  ({ breaks, what, settings: PARTNER, plant: (service) => ({ service, rescue: (...given) => change(rescueOutcome(...given)) }) });
/** Transitions and states themselves changed, by a copy of the machine's plain description. */
const inConfig = (breaks: string, what: string, change: (config: Config) => Config, settings: readonly Setting[] = OPEN): Fault =>
  ({ breaks, what, settings, plant: (service) => ({ service, machine: (machine) => rebuilt(machine, change) }) });

function rebuilt(machine: CallMachine, change: (config: Config) => Config): CallMachine {
  const { constructor } = Object.getPrototypeOf(machine) as { constructor: new (config: Config, implementations: unknown) => CallMachine };
  return new constructor(change(machine.config), machine.implementations);
}

type Node = { readonly on?: object; readonly states?: Readonly<Record<string, Node>>; readonly always?: unknown };
/** The description with one of its states changed, by the path of its name. */
function withState(config: Config, path: readonly string[], change: (node: Node) => Node): Config {
  const [name, ...rest] = path;
  if (name === undefined) return change(config as Node) as Config;
  const { states = {} } = config as Node;
  return { ...config, states: { ...states, [name]: withState(states[name] as Config, rest, change) } } as Config;
}

const set = (change: (context: CallContext) => Partial<CallContext>) => assign(({ context }: { context: CallContext }) => change(context)) as never;
const prompt = (service: Service, lang: 'sv' | 'en', id: string, text: string | undefined) => ({
  prompts: { ...service.prompts, [lang]: Object.fromEntries(Object.entries(service.prompts[lang]).flatMap(([key, value]) => (key !== id ? [[key, value]] : text === undefined ? [] : [[key, text]]))) },
});

/** At least two for each guarantee. */
export const FAULTS: readonly Fault[] = [
  guards('INV1', 'a wish for a person is not heard', { asksForPerson: false }),
  inConfig('INV1', 'who asks for a person is asked to describe again', (config) => withState(config, ['conversing'], (node) => ({ ...node, on: { ...node.on, 'caller.spoke': { target: '.describingAgain', actions: 'note' } } }))),
  provided('INV2', 'a question is put and nobody waits for the answer', { actions: { awaitCaller: set(() => ({})) } }),
  provided('INV2', 'a question is waited for ten minutes', { actions: { awaitCaller: set(({ at }) => ({ deadline: { at: at + 600_000, as: 'silence' } })) } }),
  provided('INV3', 'misses are not counted', { actions: { countMiss: set(() => ({})) } }),
  guards('INV3', 'a question may be asked for again without end', { asksTooOften: false }),
  provided('INV4', 'keeping a need fails', { actions: { keepNeed: set(() => { throw new Error('keepNeed failed'); }) } }),
  provided('INV4', 'a claim fails', { guards: { mustAskCompany: () => { throw new Error('mustAskCompany failed'); } } }),
  guards('INV5', 'a try may always be made again', { mayTryAgain: true }),
  guards('INV5', 'everybody is asked to identify', { mayIdentify: true }),
  guards('INV6', 'every answer of BankID counts as complete', { isComplete: true }),
  provided('INV6', 'the number alone identifies', { actions: { startOrder: set(({ at }) => ({ identified: true, deadline: { at: at + 1000, as: 'silence' } })) } }),
  guards('INV9', 'protection is not looked at', { isProtected: false }),
  provided('INV9', 'the desk of a protected caller is told', { actions: { sayEnd: emit(() => ({ type: 'prompt', id: 'transfer', gaps: { line: 'private', desk: 'general' } })) } } as never),
  inWorld('INV10', 'needs lead to a desk that does not exist', ({ destinationOf }) => ({ destinationOf: (need, dialled) => ({ ...destinationOf(need, dialled), desk: 'nowhere' }) })),
  inService('INV10', 'a line has no number', (service) => ({ lines: { ...service.lines, private: { ...service.lines.private, number: '' } } })),
  guards('INV11', 'the hours are not looked at again', { isClosed: false }, CLOSED),
  inWorld('INV11', 'no next opening is known', ({ hoursAt }) => ({ hoursAt: (line, at) => ({ ...hoursAt(line, at), next: null }) }), CLOSED),
  guards('INV12', 'danger is not heard', { isCrisis: false }),
  inService('INV12', 'the answer to danger does not name 112', (service) => prompt(service, 'sv', 'crisis', 'Ta det lugnt.')),
  inService('INV13', 'a prompt has no English words', (service) => prompt(service, 'en', 'confirm', undefined)),
  inService('INV13', 'a prompt has a gap that nothing fills', (service) => prompt(service, 'sv', 'confirm', 'Gäller det {ämne}?')),
  guards('INV14', 'any answer starts BankID', { gaveValidNumber: true }),
  guards('INV14', 'no answer to an offer counts as yes', { saysYes: true }),
  inConfig('INV15', 'hanging up is not noticed', (config) => { const { on: _on, ...rest } = config; return rest as Config; }),
  provided('INV15', 'the deadline outlives the call', { actions: { endAs: set(({ at }) => ({ outcome: null, deadline: { at: at + 1000, as: 'silence' } })) } }),
  provided('INV16', 'the end writes no outcome', { actions: { endAs: set(() => ({ deadline: null })) } }),
  provided('INV16', 'who stays after a referral keeps its outcome', { actions: { reopen: set(() => ({})) } }, QUEUE),
  provided('INV17', 'a claim rolls dice', { guards: { isVague: dice(), asksForHelp: dice() } }),
  provided('INV17', 'a prompt rolls dice', { actions: { sayNotUnderstood: alternating() } }),
  inConfig('INV18', 'an answer of BankID counts at every question', (config) => withState(config, ['conversing'], (node) => ({ ...node, on: { ...node.on, 'bankid.answered': { target: '#call.transferring' } } }))),
  inConfig('INV18', 'a word from the queue counts before it', (config) => ({ ...config, on: { ...config.on, 'queue.moved': { target: '.connecting' } } }) as Config),
  guards('INV18', 'an answer to the first order counts for the second', { answersAnotherOrder: false }),
  inConfig('INV22', 'a state is drawn that nothing leads to', (config) => ({ ...config, states: { ...config.states, ghost: {} } }) as Config, []),
  inService('INV22', 'a prompt is written that nobody hears', (service) => ({ prompts: { sv: { ...service.prompts.sv, ghost: 'Bu.' }, en: { ...service.prompts.en, ghost: 'Boo.' } } }), []),
  guards('INV23', 'no call is too long', { hasTalkedLong: false }),
  guards('INV23', 'after a referral a call may go on without end', { beginsTooLate: false }),
  provided('INV23', 'turns are not counted', { actions: { note: set(({ at }) => ({ at, turns: 0 })) } }, PARTNER),
  guards('INV24', 'help is not given', { asksForHelp: false }),
  inConfig('INV24', 'beginning again is met with silence', (config) => withState(config, ['conversing'], (node) => ({ ...node, on: { ...node.on, 'caller.spoke': { actions: 'note' } } }))),
  provided('INV25', 'what was not understood is asked in the same words', { actions: { sayNotUnderstood: emit(({ context }: { context: CallContext }) => ({ type: 'prompt', id: context.question, gaps: context.gaps })) } } as never),
  guards('INV25', 'a second miss is asked again', { missedBefore: false }),
  rescued('INV26', 'a fault hangs up', (outcome) => ({ ...outcome, disposition: 'hung-up' })),
  rescued('INV26', 'a fault puts nobody through to anywhere', (outcome) => ({ ...outcome, line: null })),
];

function dice(): () => boolean {
  let rolls = 0;
  return () => rolls++ % 3 === 0;
}

function alternating(): never {
  let rolls = 0;
  return emit(() => ({ type: 'prompt', id: rolls++ % 2 === 0 ? 'describe' : 'help', gaps: {} })) as never;
}

