import type { Expected, UtteranceCase } from '../../qa/suite.ts';
import { writeSuite } from '../../qa/write-suite.ts';
import type { Service } from '../../service/types.ts';
import { createWorld } from '../../simulator/world.ts';
import type { Objection } from './objection.ts';

/** Whether a suite of them can fail. One in which nothing is expected is refused (docs/suites.md). */
export function isTestable(objections: readonly Objection[]): boolean {
  return objections.some(({ wanted }) => wanted.kind !== 'unknown');
}

/** The objections as a suite: each utterance with what it should have led to, where the asker knew. */
export function suiteOf(objections: readonly Objection[], service: Service, { name, comment }: { readonly name: string; readonly comment: string }): string {
  const world = createWorld(service);
  const cases = objections.map((objection): UtteranceCase => ({
    kind: 'utterance', name: objection.say, line: 0, at: objection.at, say: objection.say, expected: expectedOf(objection),
  }));
  return `# ${comment}\n${writeSuite({ name, cases })}`;

  function expectedOf({ wanted, understood: { role } }: Objection): Expected {
    if (wanted.kind === 'topic') return { topic: wanted.topic, line: world.destinationOf({ topic: wanted.topic, errand: null, role }, null).line };
    if (wanted.kind === 'authority') return { outcome: 'signpost', ...(wanted.authority === null ? {} : { authority: wanted.authority }) };
    return {};
  }
}
