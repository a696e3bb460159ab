import type { Expected, UtteranceCase } from '../../qa/suite.ts';
import { writeSuite } from '../../qa/write-suite.ts';
import type { Service } from '../../service/types.ts';
import { createWorld } from '../../simulator/world.ts';
import type { Objection } from './objection.ts';

/** Whether a suite of them can fail. One in which nothing is expected is refused (docs/suites.md). */
export function isTestable(objections: readonly Objection[], service: Service): boolean {
  return objections.some((objection) => Object.keys(expectedOf(objection, service)).length > 0);
}

/** The objections as a suite: each utterance with what it should have led to, where the asker knew. */
export function suiteOf(objections: readonly Objection[], service: Service, { name, comment }: { readonly name: string; readonly comment: string }): string {
  const cases = objections.map((objection): UtteranceCase => ({
    kind: 'utterance', name: objection.say, line: 0, at: objection.at, say: objection.say, expected: expectedOf(objection, service),
  }));
  return `# ${comment}\n${writeSuite({ name, cases })}`;
}

/** A name that has gone from the catalogue since it was chosen is not expected: the suite would be refused. */
function expectedOf({ wanted, understood: { role } }: Objection, service: Service): Expected {
  const { kind } = wanted;
  if (kind === 'topic') {
    const { topic } = wanted;
    const isKnown = service.catalogue.topics.some(({ id }) => id === topic);
    return isKnown ? { topic, line: createWorld(service).destinationOf({ topic, errand: null, role }, null).line } : {};
  }
  if (kind === 'unknown') return {};
  const isKnown = service.authorities.some(({ id }) => id === wanted.authority);
  return { outcome: 'signpost', ...(isKnown ? { authority: wanted.authority } : {}) };
}
