import shipped from 'virtual:talsvar-shipped';
import { compare } from '../../../qa/diff/compare.ts';
import { conditionsFor } from '../../../qa/diff/conditions.ts';
import { asMarkdown } from '../../../qa/diff/markdown.ts';
import { phrasesOf, saidInSuites, withoutRepeats } from '../../../qa/diff/said.ts';
import type { Suite } from '../../../qa/suite.ts';
import { shippedWhole, type OwnRules, type RuleFile } from './rules.ts';
import { baseOf } from './kind.ts';
import type { Tell } from './wire.ts';

/** Told so often. */
const EVERY = 50;

/** What other rules move for callers, worst first, over all that the shipped suites say and all phrases of both catalogues. */
export function compareWith({ engine, handed }: OwnRules, files: readonly RuleFile[], suites: readonly Suite[], tell: (told: Tell) => void): void {
  const whole = shippedWhole();
  // The same learning on both sides is one matcher: what is understood cannot differ, and is asked once.
  const isSame = handed.trained === shipped.trained;
  const before = whole;
  const after = isSame ? { service: { ...engine.service, catalogue: whole.service.catalogue }, matcher: whole.matcher } : engine;
  const utterances = withoutRepeats([...saidInSuites(suites), ...phrasesOf(before.service.catalogue), ...(isSame ? [] : phrasesOf(after.service.catalogue))]);
  const at = (done: number) => { if (done % EVERY === 0) tell({ told: 'progress', phase: 'comparing', done, of: utterances.length }); };
  const diff = compare(before, after, utterances, conditionsFor(before.service, after.service, null), at);
  const names = { before: 'shipped', after: files.map(({ path }) => baseOf(path)).join(', ') };
  tell({ told: 'diff', diff, markdown: asMarkdown(diff, { names, all: false }) });
}
