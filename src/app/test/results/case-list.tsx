/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-interactions -- a grid whose rows are placed by themselves, which a table cannot hold; the keys of all rows are heard in one place */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react';
import type { LabRow, RunHead } from '../job/wire.ts';
import { useTestTexts } from '../texts.ts';
import { CaseRow, COLUMNS } from './case-row.tsx';

interface Props {
  readonly rows: readonly LabRow[];
  readonly heads: readonly RunHead[];
  readonly picked: LabRow | null;
  readonly onPick: (row: LabRow) => void;
}

const ROW = 60;
const OVERSCAN = 8;
const PAGE = 10;

/**
 * A grid of any length of which only what is seen is in the page. One stop for Tab; the arrows, Home, End and the page
 * keys move in it, Enter or blank picks. The row with focus is always there, wherever the list has been scrolled.
 */
export function CaseList({ rows, heads, picked, onPick }: Props) {
  const { t } = useTestTexts();
  const scroller = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState(0);
  const active = Math.min(wanted, rows.length - 1);
  const moved = useRef(false);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const list = useVirtualizer({
    count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: OVERSCAN, useFlushSync: false,
    rangeExtractor: useCallback((range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const seen = defaultRangeExtractor(range);
      return seen.includes(active) ? seen : [...seen, active].toSorted((a, b) => a - b);
    }, [active]),
  });

  useLayoutEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-index='${active}']`)?.focus({ preventScroll: true });
  }, [active]);

  function go(index: number): void {
    const next = Math.max(0, Math.min(rows.length - 1, index));
    moved.current = next !== active;
    setWanted(next);
    list.scrollToIndex(next);
  }
  function steer(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + PAGE, PageUp: active - PAGE, Home: 0, End: rows.length - 1 }[event.key];
    const row = rows[active];
    if (to !== undefined) go(to);
    else if ((event.key === 'Enter' || event.key === ' ') && row) onPick(row);
    else return;
    event.preventDefault();
  }

  return (
    <div className="lab-grid" role="grid" aria-label={t.listLabel} aria-rowcount={rows.length + 1} aria-colcount={COLUMNS.length}>
      <div role="rowgroup" className="unseen">
        <div role="row" aria-rowindex={1}>{COLUMNS.map((column) => <span key={column} role="columnheader" data-column={column}>{t.columns[column]}</span>)}</div>
      </div>
      <div role="rowgroup" className="lab-grid-body" ref={scroller} style={{ '--all': `${list.getTotalSize()}px` } as CSSProperties} onKeyDown={steer}>
        <div role="presentation" className="lab-grid-all" style={{ height: list.getTotalSize() }}>
          {list.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            return row && (
              <CaseRow
                key={`${row.suite}.${row.row.n}`} ref={list.measureElement} index={index} start={start} row={row} suite={heads[row.suite]?.suite ?? ''}
                isActive={index === active} isPicked={row === picked} onPick={() => { setWanted(index); onPick(row); }}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
