import type { CallEvent, Heard } from '../../machines/types.ts';
import type { Service } from '../service/types.ts';
import { phraseFor } from '../simulator/words.ts';
import type { Breach } from './looking.ts';
import { TEST_NUMBER } from '../simulator/test-number.ts';

/** What a caller says to ask for something of the voice response itself. */
export const WORDS: Partial<Record<Heard['kind'], string>> = {
  crisis: 'jag vill inte leva längre', agent: 'handläggare', repeat: 'upprepa', help: 'vad kan jag säga', back: 'börja om', callback: 'kan ni ringa upp mig',
  skip: 'hoppa över', yes: 'ja', no: 'nej', vague: 'jag har en fråga', nothing: 'dumdidum trallan',
};

/** An offending call as the steps of a suite, one a line; what stands for a whole class says so behind it. */
export function stepsOf({ way, space: { setting } }: Breach, service: Service): string[] {
  return way.flatMap(({ event, worn }) => {
    const line = `- ${stepOf(event, service)}${'at' in event && setting.hours === 'closing' && event.at > 0 ? ' # after closing' : ''}`;
    if (worn === 'repeats') return [line, line, line];
    return worn === 'turns' ? [`# … so many turns that the next is the last …`, line] : [line];
  });
}

function stepOf(event: CallEvent, service: Service): string {
  switch (event.type) {
    case 'caller.stayedSilent': return 'stay-silent';
    case 'caller.hungUp': return 'hang-up';
    case 'bankid.answered': return `bankid: ${event.code}`;
    case 'queue.moved': return `wait: 60s # place ${event.place} in the queue`;
    case 'caller.spoke': case 'caller.pressed': return spoken(event.heard, service);
  }
}

function spoken(heard: Heard, service: Service): string {
  if (heard.kind === 'choice') return `press: "${heard.index + 1}"`;
  if (heard.kind === 'personal-number') return heard.valid ? `press: "${TEST_NUMBER}"` : 'press: "111111111111"';
  if (heard.kind !== 'need') return `say: ${WORDS[heard.kind] ?? heard.kind}`;
  const { topic, errand, role, ask, authority } = heard.need;
  const words = phraseFor(service, topic, errand, 'sv', role) ?? authority ?? 'något annat';
  return `say: ${words}${ask === 'nothing' ? '' : ` # understood so that it must be asked: ${ask}`}`;
}
