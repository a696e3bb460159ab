import type { Catalogue } from '../../../intents/types.ts';
import type { Suite } from '../suite.ts';
import type { Utterance } from './types.ts';

/** Everything said in suites: whole utterances, and each `say` of a call as if it were the first words. */
export function saidInSuites(suites: readonly Suite[]): Utterance[] {
  return suites.flatMap(({ file, cases }) => cases.flatMap((entry): Utterance[] => (entry.kind === 'utterance'
    ? [{ text: entry.say, from: `${file}:${entry.line}`, label: null }]
    : entry.steps.flatMap(({ step, line }) => ('say' in step ? [{ text: step.say, from: `${file}:${line}`, label: null }] : [])))));
}

/** All phrases of a whole catalogue, each with its owner: of topics that come or go, these are what moves. */
export function phrasesOf(catalogue: Catalogue): Utterance[] {
  const said = (owner: string, phrases: readonly { readonly text: string }[]) => phrases.map(({ text }): Utterance => ({ text, from: `phrase of ${owner}`, label: null }));
  return [
    ...[...catalogue.topics, ...catalogue.authorities].flatMap(({ id, phrases }) => said(id, phrases)),
    ...Object.entries(catalogue.classes).flatMap(([id, phrases]) => said(id, phrases)),
    ...catalogue.rolePhrases.flatMap(({ role, phrases }) => said(role, phrases)),
    ...Object.entries(catalogue.danger).flatMap(([id, texts]) => said(id === 'said' ? 'danger' : id, texts.map((text) => ({ text })))),
    ...said('open', catalogue.open.map((text) => ({ text }))),
    ...Object.entries(catalogue.languages).flatMap(([language, texts]) => said(language, texts.map((text) => ({ text })))),
  ];
}

/** Each text once, where it stands first. */
export function withoutRepeats(utterances: readonly Utterance[]): Utterance[] {
  const seen = new Map<string, Utterance>();
  for (const utterance of utterances) if (!seen.has(utterance.text)) seen.set(utterance.text, utterance);
  return [...seen.values()];
}
