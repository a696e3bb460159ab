import { useId, useMemo } from 'react';
import type { Run } from '../lab.ts';
import { useTestTexts } from '../texts.ts';
import { SHOWS, SORTS, topicsOf, type Filter } from './rows.ts';

interface Props {
  readonly run: Run;
  readonly filter: Filter;
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly onFilter: (part: Partial<Filter>) => void;
}

/** Which rows are shown, and in which order. */
export function Filters({ run: { heads, rows, state }, filter, words, onWords, onFilter }: Props) {
  const { t } = useTestTexts();
  const search = useId();
  // The choice of topics is made when all are known.
  const topics = useMemo(() => (state === 'running' ? [] : topicsOf(rows)), [rows, state]);
  const known = filter.topic === null || topics.includes(filter.topic) ? topics : [filter.topic, ...topics];
  return (
    <search className="lab-filters" aria-label={t.filter}>
      <p className="lab-search">
        <label htmlFor={search}>{t.search}</label>
        <input id={search} type="search" value={words} autoComplete="off" spellCheck={false} onChange={(event) => onWords(event.target.value)} />
      </p>
      <Choice name={t.show} value={filter.show} options={SHOWS.map((show) => [show, t.shows[show]])} onChoose={(show) => onFilter({ show })} />
      <Choice name={t.sort} value={filter.sort} options={SORTS.map((sort) => [sort, t.sorts[sort]])} onChoose={(sort) => onFilter({ sort })} />
      <Choice name={t.suite} value={filter.suite ?? ''} options={[['', t.allSuites], ...heads.map(({ file, suite }) => [file, suite] as const)]} onChoose={(suite) => onFilter({ suite: suite || null })} />
      <Choice name={t.topic} value={filter.topic ?? ''} options={[['', t.allTopics], ...known.map((topic) => [topic, topic] as const)]} onChoose={(topic) => onFilter({ topic: topic || null })} />
    </search>
  );
}

interface ChoiceProps<T extends string> {
  readonly name: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChoose: (value: T) => void;
}

function Choice<T extends string>({ name, value, options, onChoose }: ChoiceProps<T>) {
  const id = useId();
  return (
    <p>
      <label htmlFor={id}>{name}</label>
      <select id={id} value={value} onChange={(event) => onChoose(event.target.value as T)}>{options.map(([key, text]) => <option key={key} value={key}>{text}</option>)}</select>
    </p>
  );
}
