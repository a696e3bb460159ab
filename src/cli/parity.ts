import { InputError } from '../service/errors.ts';
import type { Command } from './command.ts';
import { loadEngine } from './engine.ts';
import { print, visible } from './io.ts';
import { showProgress } from './progress.ts';
import { loadSuites } from './suite-files.ts';

export const parity: Command = {
  name: 'parity',
  usage: 'parity [FILES…] [--json]',
  summary: 'Holds the calls of suites in every channel, and shows where one goes another way than chat.',
  details: [
    'Chat, keypad, REST, Direct Line and telephony, in this process, without a port: the same prompts in order, and the same end.',
    'A call that a channel cannot tell is left out there, and counted with the reason.',
    'FILES are suites; without them, those in suites/, or the shipped ones. Exit status 1 when a channel goes another way.',
  ].join('\n'),
  options: {
    json: { type: 'boolean', help: 'one JSON object: each call in each channel, and every divergence' },
  },
  async run({ words, options }) {
    const { runParity } = await import('../server/parity/run.ts');
    const { leftOutLines, parityTable, rowOf } = await import('../server/parity/report.ts');
    const engine = loadEngine(options['service'] as string | undefined);
    const suites = await loadSuites(words, engine.service);
    const calls = suites.reduce((sum, { cases }) => sum + cases.filter(({ kind }) => kind === 'call').length, 0);
    if (calls === 0) throw new InputError('parity: no suite has a call in it, so that nothing can be compared');
    const progress = showProgress('Calls', calls);
    const played = await runParity(engine, suites, { onCall: progress.at });
    progress.end();
    const divergences = played.flatMap(({ divergence }) => (divergence === null ? [] : [divergence]));
    if (options['json'] === true) print(JSON.stringify({ calls: played.map(({ divergence, ...rest }) => ({ ...rest, same: rest.leftOut === null && divergence === null })), divergences }));
    else for (const line of [...parityTable(played), '', ...leftOutLines(played), ...divergences.map(rowOf), `${calls} calls, ${divergences.length} ${divergences.length === 1 ? 'divergence' : 'divergences'}`]) print(visible(line));
    return divergences.length > 0 ? 1 : 0;
  },
};
