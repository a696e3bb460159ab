import type { Failure } from '../run.ts';
import type { CaseRow } from './report.ts';

/** A failure as lines: what was expected and what happened first, then what explains it. */
export function explained(file: string, { line, failure, error }: CaseRow): string[] {
  if (error !== undefined) return [`${file}:${line}: could not be run: ${error}`];
  if (failure === undefined) return [];
  return [
    `${file}:${failure.line}: expected ${failure.expected}; ${failure.happened}`,
    ...(failure.state === null ? [] : [`state: ${failure.state}`]),
    ...(failure.heard.length === 0 ? [] : [`heard: ${failure.heard.join(', ')}`]),
    ...(failure.topics.length === 0 ? [] : [`understood as: ${failure.topics.map(inWords).join(', ')}`]),
    ...(failure.why === null ? [] : [`why: ${[...(failure.why.words.length === 0 ? [] : [failure.why.words.map((word) => `"${word}"`).join(', ')]), `by the rule "${failure.why.rule}"`].join(' ')}`]),
  ];
}

function inWords(hypothesis: Failure['topics'][number]): string {
  return `${'topic' in hypothesis ? hypothesis.topic : hypothesis.authority} ${hypothesis.confidence}`;
}
