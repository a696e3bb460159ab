/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events -- a row is placed by itself, which a tr cannot be; its keys are heard by the list */
import type { Ref } from 'react';
import { AttentionIcon, ClosedIcon, OpenIcon } from '../../shell/icons.tsx';
import type { LabRow } from '../job/wire.ts';
import { decimal } from '../figures.ts';
import { useTestTexts } from '../texts.ts';

export const COLUMNS = ['status', 'name', 'ms', 'suite', 'topic'] as const;

interface Props {
  readonly ref: Ref<HTMLDivElement>;
  readonly index: number;
  readonly start: number;
  readonly row: LabRow;
  readonly suite: string;
  readonly isActive: boolean;
  readonly isPicked: boolean;
  readonly onPick: () => void;
}

/** One case in the list. The keys are heard by the list. */
export function CaseRow({ ref, index, start, row: { row, topic, ms }, suite, isActive, isPicked, onPick }: Props) {
  const { lang, t } = useTestTexts();
  return (
    <div
      ref={ref} role="row" className="lab-row" data-index={index} data-status={row.status} aria-rowindex={index + 2} aria-selected={isPicked}
      tabIndex={isActive ? 0 : -1} style={{ transform: `translateY(${start}px)` }} onClick={onPick}
    >
      <span role="gridcell" data-column="status"><StatusIcon status={row.status} /><span className="unseen">{t.statuses[row.status]}</span></span>
      <span role="gridcell" data-column="name">{row.id}</span>
      <span role="gridcell" data-column="ms">{decimal(ms, 1, lang)}</span>
      <span role="gridcell" data-column="suite">{suite}</span>
      <span role="gridcell" data-column="topic">{topic ?? ''}</span>
    </div>
  );
}

function StatusIcon({ status }: { readonly status: LabRow['row']['status'] }) {
  return status === 'passed' ? <OpenIcon /> : status === 'failed' ? <ClosedIcon /> : <AttentionIcon />;
}
