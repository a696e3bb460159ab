import { useMemo } from 'react';
import type { Run } from '../lab.ts';
import { useTestTexts } from '../texts.ts';
import { SHOWS, SORTS, topicsOf, type Filter, type Show, type Sort } from './rows.ts';

interface Props {
  readonly run: Run;
  readonly filter: Filter;
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly onFilter: (part: Partial<Filter>) => void;
}

/** Which rows are shown, and in which order. */
export function Filters({ run: { heads, rows, totals, state }, filter, words, onWords, onFilter }: Props) {
  const { t } = useTestTexts();
  // The choice of topics is made when all are known.
  const topics = useMemo(() => (state === 'running' ? [] : topicsOf(rows)), [rows, totals, state]);
  return (
    <form className="lab-filters" role="search" aria-label={t.filter} onSubmit={(event) => event.preventDefault()}>
      <label className="lab-search"><span>{t.search}</span><input type="search" value={words} autoComplete="off" spellCheck={false} onChange={(event) => onWords(event.target.value)} /></label>
      <label><span>{t.show}</span><select value={filter.show} onChange={(event) => onFilter({ show: event.target.value as Show })}>{SHOWS.map((show) => <option key={show} value={show}>{t.shows[show]}</option>)}</select></label>
      <label><span>{t.sort}</span><select value={filter.sort} onChange={(event) => onFilter({ sort: event.target.value as Sort })}>{SORTS.map((sort) => <option key={sort} value={sort}>{t.sorts[sort]}</option>)}</select></label>
      <label><span>{t.suite}</span>
        <select value={filter.suite ?? ''} onChange={(event) => onFilter({ suite: event.target.value || null })}>
          <option value="">{t.allSuites}</option>
          {heads.map(({ file, suite }) => <option key={file} value={file}>{suite}</option>)}
        </select>
      </label>
      <label><span>{t.topic}</span>
        <select value={filter.topic ?? ''} onChange={(event) => onFilter({ topic: event.target.value || null })}>
          <option value="">{t.allTopics}</option>
          {(filter.topic === null || topics.includes(filter.topic) ? topics : [filter.topic, ...topics]).map((topic) => <option key={topic} value={topic}>{topic}</option>)}
        </select>
      </label>
    </form>
  );
}
