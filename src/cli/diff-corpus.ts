import { checkFields, readCorpusRow, type Known } from '../qa/corpus.ts';
import { valueIn, type Item } from '../qa/evaluate/batch.ts';
import { phrasesOf, saidInSuites, withoutRepeats } from '../qa/diff/said.ts';
import type { Utterance } from '../qa/diff/types.ts';
import type { LabelledUtterance } from '../qa/score.ts';
import { listed } from '../qa/table.ts';
import { InputError } from '../service/errors.ts';
import type { Service } from '../service/types.ts';
import { openCorpus } from './corpus-file.ts';
import { shownName, visible } from './io.ts';
import { loadSuites } from './suite-files.ts';

/** All that is said in the suites here (or the shipped ones), and every phrase of both catalogues. */
export async function usualCorpus(sides: readonly Service[]): Promise<Utterance[]> {
  return withoutRepeats([...saidInSuites(await loadSuites([], null)), ...sides.flatMap(({ catalogue }) => phrasesOf(catalogue))]);
}

/**
 * The utterances of a corpus. A row with `topic` or `outcome` is labelled.
 * @throws InputError that lists what is wrong, the first 50
 */
export async function readCorpus(file: string, sides: readonly Service[]): Promise<Utterance[]> {
  const name = shownName(file);
  const known: Known = {
    topics: sides.flatMap(({ catalogue }) => catalogue.topics.map(({ id }) => id)),
    authorities: sides.flatMap(({ authorities }) => authorities.map(({ id }) => id)),
  };
  const problems: string[] = [];
  const utterances: Utterance[] = [];
  for await (const batch of openCorpus(file, false).batches) {
    for (const item of batch) {
      const from = `${name}:${item.line}`;
      const row = rowOf(item, known);
      if (typeof row === 'string') problems.push(`${from}: ${visible(row)}`);
      else utterances.push({ text: row.utterance, from, label: isJudged(row) ? row : null });
    }
  }
  if (problems.length > 0) throw new InputError(listed(problems));
  if (utterances.length === 0) throw new InputError(`${name}: no utterances in it`);
  return withoutRepeats(utterances);
}

/** @returns the row, or what is wrong with it */
function rowOf(item: Item, known: Known): LabelledUtterance | Pick<LabelledUtterance, 'utterance'> | string {
  const found = valueIn(item);
  if ('problem' in found) return found.problem;
  // In a YAML list an utterance may stand by itself.
  const value = 'fields' in item && typeof item.fields === 'string' ? { utterance: item.fields } : found.value;
  return isLabelled(value) ? readCorpusRow(value, known) : unlabelled(value);
}

function isLabelled(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ['topic', 'outcome'].some((field) => {
    const label = (value as Record<string, unknown>)[field];
    return label !== undefined && label !== null && label !== '' && !(Array.isArray(label) && label.length === 0);
  });
}

function isJudged(row: Pick<LabelledUtterance, 'utterance'>): row is LabelledUtterance {
  return 'outcome' in row;
}

function unlabelled(value: unknown): Pick<LabelledUtterance, 'utterance'> | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'not an object with "utterance"';
  const wrong = checkFields(Object.keys(value));
  if (wrong !== null) return wrong;
  const { utterance } = value as { utterance?: unknown };
  return typeof utterance === 'string' && utterance.trim() !== '' ? { utterance } : 'no "utterance"; give what the caller says, as text';
}
