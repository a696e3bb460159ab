import { groupsOf, movesDestination, rangeWords, ruleWords, spansWords } from '../../../qa/diff/report.ts';
import { MOVES_DESTINATION, SEVERITIES, type Diff } from '../../../qa/diff/types.ts';
import { count } from '../figures.ts';
import { Table } from '../table.tsx';
import { useTestTexts } from '../texts.ts';
import { CopyMarkdown } from './copy-markdown.tsx';
import { Moved } from './moved.tsx';

/** So many rows are shown of each kind: the worst stand first. */
const MOST = 200;

/** Two versions compared: a headline, what moves worst first, and the rules, hours and values that differ. */
export function Difference({ diff, markdown }: { readonly diff: Diff; readonly markdown: string }) {
  const { lang, t } = useTestTexts();
  const moved = SEVERITIES.filter((severity) => MOVES_DESTINATION.has(severity)).reduce((sum, severity) => sum + diff.counts[severity], 0);
  const groups = SEVERITIES.flatMap((severity) => groupsOf(diff, severity).map((group) => ({ severity, ...group })));
  const isSame = groups.length + diff.rules.length + diff.hours.length + diff.data.length === 0;
  return (
    <>
      <p className="lab-headline" data-bad={movesDestination(diff)}>{isSame ? t.noDifference : t.headline(moved, diff.moves.length - moved, diff.utterances)}</p>
      <CopyMarkdown markdown={markdown} />
      {groups.length > 0 && (
        <Table
          caption={t.movesCaption}
          columns={[{ head: t.severity }, { head: t.before }, { head: t.after }, { head: t.utterances, isNumber: true }, { head: t.example }]}
          rows={groups.slice(0, MOST).map(({ severity, before, after, moves }) => ({
            key: JSON.stringify([severity, before, after]),
            cells: [t.severities[severity], <code key="before">{before}</code>, <code key="after">{after}</code>, count(moves.length, lang), moves[0]?.utterance ?? ''],
          }))}
        />
      )}
      {groups.length > MOST && <p className="hint">{t.rowsLeftOut(groups.length - MOST)}</p>}
      <Moved title={t.rulesMoved} most={MOST} columns={[t.forWhom, t.before, t.after]} rows={diff.rules.map((rule) => [ruleWords(rule), rule.before, rule.after])} />
      <Moved title={t.hoursMoved} most={MOST} columns={[t.when, t.before, t.after, t.severity]} rows={diff.hours.map((move) => [`${move.calendar}: ${rangeWords(move)}`, move.before, move.after, spansWords(move)])} />
      <Moved title={t.dataMoved} most={MOST} columns={[t.where, t.before, t.after]} rows={diff.data.map(({ kind, path, before, after }) => [`${kind}: ${path}`, before ?? '', after ?? ''])} />
    </>
  );
}
