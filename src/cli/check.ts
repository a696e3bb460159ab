import pc from 'picocolors';
import { createCallMachine } from '../../machines/call.ts';
import { SETTINGS } from '../check/alphabet.ts';
import { drawMachine } from '../check/drawing.ts';
import { explore, type Space } from '../check/explore.ts';
import { FAULTS, spacesOf } from '../check/faults.ts';
import { GUARANTEES } from '../check/guarantees.ts';
import { stepsOf } from '../check/offending.ts';
import { InputError } from '../service/errors.ts';
import { createWorld } from '../simulator/world.ts';
import type { Command, Given } from './command.ts';
import { loadEngine } from './engine.ts';
import { print } from './io.ts';

export const check: Command = {
  name: 'check',
  usage: 'check [--fault N] [--list-faults] [--draw] [--json]',
  summary: 'Proves the guarantees of a call over everything that can happen in one.',
  details: [
    'Walks through every moment that a call can reach, under each number dialled, each kind of hours and with queues, and',
    'looks at each guarantee in every one of them. A guarantee that does not hold is shown with the shortest call that breaks it.',
    '--fault N breaks the call on purpose, to see the check find it; --list-faults names the faults.',
  ].join('\n'),
  options: {
    fault: { type: 'string', value: 'N', help: 'plant fault number N first (see --list-faults)' },
    'list-faults': { type: 'boolean', help: 'name the faults that can be planted' },
    draw: { type: 'boolean', help: 'print the call as a Mermaid diagram, drawn from the machine itself' },
    json: { type: 'boolean', help: 'one JSON object a guarantee; the last one has the figures' },
  },
  run: ({ options }) => Promise.resolve(proved(options)),
};

function proved(options: Given['options']): 0 | 1 {
  const json = options['json'] === true;
  if (options['list-faults'] === true) {
    FAULTS.forEach(({ breaks, what }, i) => print(json ? JSON.stringify({ fault: i + 1, breaks, what }) : `${String(i + 1).padStart(2)}  ${breaks.padEnd(6)} ${what}`));
    return 0;
  }
  const fault = faultOf(options['fault'] as string | undefined);
  const { service } = loadEngine(options['service'] as string | undefined);
  if (options['draw'] === true) {
    print(drawMachine(createCallMachine(createWorld(service))));
    return 0;
  }
  const begun = performance.now();
  const needsSound = fault === null || fault.settings.length === 0;
  const sound = needsSound ? SETTINGS.map((setting, i) => withProgress(`${i + 1} of ${SETTINGS.length}: ${setting.name}`, () => explore({ service }, setting))) : [];
  const subject = fault === null ? { spaces: sound, service } : spacesOf(fault, service, sound);
  // Where only some settings are walked through, whether every part is reached cannot be told.
  const results = GUARANTEES.filter(({ id }) => needsSound || id !== 'INV22').map((guarantee) => ({ ...guarantee, found: withProgress(guarantee.id, () => guarantee.breach(subject.spaces, subject.service)) }));
  for (const { id, says, found } of results) {
    if (json) {
      print(JSON.stringify({ guarantee: id, says, holds: found === null, ...(found ? { what: found.what, setting: found.space.setting.name, steps: stepsOf(found, service) } : {}) }));
      continue;
    }
    print(`${found ? pc.red('✗') : pc.green('✓')} ${pc.bold(id.padEnd(5))} ${says}`);
    if (found) for (const line of [`  ${found.what} (${found.space.setting.name})`, '  steps:', ...stepsOf(found, service).map((step) => `    ${step}`)]) print(line);
  }
  const broken = results.filter(({ found }) => found !== null).length;
  const figures = figuresOf(subject.spaces, performance.now() - begun);
  if (json) print(JSON.stringify({ guarantees: results.length, broken, ...figures }));
  else print(`\n${results.length - broken} of ${results.length} guarantees hold: ${figures.states} states, ${figures.transitions} transitions, ${figures.depth} turns deep, ${figures.seconds} s.`);
  return broken > 0 ? 1 : 0;
}

function faultOf(number: string | undefined) {
  if (number === undefined) return null;
  const fault = FAULTS[Number(number) - 1];
  if (!fault) throw new InputError(`--fault is "${number}"; it takes a number from 1 to ${FAULTS.length} (see --list-faults)`);
  return fault;
}

function figuresOf(spaces: readonly Space[], ms: number) {
  const moments = spaces.flatMap((space) => space.moments);
  return {
    settings: spaces.length, states: moments.length, transitions: spaces.reduce((sum, { transitions }) => sum + transitions, 0),
    depth: moments.reduce((most, { depth }) => Math.max(most, depth), 0), seconds: Math.round(ms / 100) / 10,
  };
}

/** Says on a terminal what is being looked at, on one line that goes away again. */
function withProgress<T>(what: string, work: () => T): T {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[2K${what} …`);
  const result = work();
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[2K');
  return result;
}
