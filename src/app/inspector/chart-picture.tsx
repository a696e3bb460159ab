import { useId, type MouseEvent } from 'react';
import type { PartId } from '../../qa/coverage/part.ts';
import type { ChartProps, Taken } from './chart.tsx';
import { TYPE, type Box, type Caption, type Drawing, type Way } from './drawing.ts';
import { structure } from './machine.ts';

interface Props extends Pick<ChartProps, 'covered' | 'onPick'> {
  readonly drawing: Drawing;
  readonly scale: number;
  readonly lit: string | null;
  readonly taken: Taken;
  readonly picked: string | null;
  readonly title: string;
}

/** The picture itself. What it shows is never told by colour alone: the present state is filled, what was taken is thick and numbered. */
export function ChartPicture({ drawing, scale, lit, taken, covered, picked, title, onPick }: Props) {
  const id = useId();
  const { width, height, boxes, ways } = drawing;
  const isTaken = (way: Way) => (covered ? countOf(covered, way) > 0 : way.id !== null && taken.arrows.includes(way.id));
  function pick(event: MouseEvent): void {
    const state = event.target instanceof Element ? event.target.closest('[data-state]')?.getAttribute('data-state') : null;
    if (state) onPick?.(state);
  }
  return (
    // By keyboard the same is done in the list of states.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/prefer-tag-over-role
    <svg className="chart-picture" role="img" aria-label={title} width={width * scale} height={height * scale} viewBox={`0 0 ${width} ${height}`} data-pickable={onPick !== undefined} onClick={pick}>
      <defs>
        {['plain', 'taken'].map((kind) => (
          <marker key={kind} id={`${id}-${kind}`} className="chart-tip" data-kind={kind} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="10" markerHeight="10" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 10 5 0 10z" /></marker>
        ))}
      </defs>
      {boxes.filter(({ kind }) => kind === 'group').map((box) => <rect key={box.id} className="chart-group" {...frameOf(box)} rx="14" />)}
      {/* What was taken is drawn over what was not. */}
      {ways.toSorted((a, b) => Number(isTaken(a)) - Number(isTaken(b))).map((way, i) => (
        <polyline
          key={way.id ?? `start ${i}`} className="chart-way" data-way={way.id ?? undefined} data-taken={isTaken(way)} data-tried={covered && way.id !== null ? countOf(covered, way) > 0 : undefined} data-picked={picked !== null && structure.arrows.some((arrow) => arrow.id === way.id && arrow.from === picked)}
          points={way.points.map((point) => point.join(',')).join(' ')} markerEnd={`url(#${id}-${isTaken(way) ? 'taken' : 'plain'})`}
        />
      ))}
      {boxes.filter(({ kind }) => kind === 'group').map((box) => <Words key={box.id} caption={box.name} size={TYPE.name} className="chart-group-name" />)}
      {boxes.filter(({ kind }) => kind === 'start').map((box) => <circle key={box.id} className="chart-start" cx={box.x + box.width / 2} cy={box.y + box.height / 2} r={box.width / 2} />)}
      {boxes.filter(({ kind }) => kind === 'state' || kind === 'always').map((box) => (
        <StateShape key={box.id} box={box} isLit={box.id === lit} isPicked={box.id === picked} badge={covered ? String(covered.get(`states:${box.id}`) ?? 0) : orderOf(taken.states, box.id)} tried={covered && box.kind === 'state' ? (covered.get(`states:${box.id}`) ?? 0) > 0 : null} />
      ))}
      {ways.map((way) => way.label.lines.length > 0 && <Words key={way.id} caption={way.label} size={TYPE.label} className="chart-reason" data-taken={isTaken(way)} />)}
    </svg>
  );
}

interface StateProps {
  readonly box: Box;
  readonly isLit: boolean;
  readonly isPicked: boolean;
  /** In which order it was come to, or how often it was tried. */
  readonly badge: string;
  readonly tried: boolean | null;
}

function StateShape({ box, isLit, isPicked, badge, tried }: StateProps) {
  const { id, kind, x, y, width, height } = box;
  const hasBadge = badge !== '' && kind === 'state';
  return (
    <g className="chart-state" data-state={id} data-kind={kind} data-lit={isLit} data-picked={isPicked} data-visited={tried === null && hasBadge} data-tried={tried ?? undefined}>
      {(isLit || isPicked) && <rect className="chart-ring" x={x - 5} y={y - 5} width={width + 10} height={height + 10} rx="14" />}
      <rect className="chart-box" {...frameOf(box)} rx={kind === 'always' ? Math.min(height / 2, 22) : 10} />
      {box.isFinal && <rect className="chart-final" x={x + 4} y={y + 4} width={width - 8} height={height - 8} rx="7" />}
      <Words caption={box.name} size={TYPE.name} className="chart-name" />
      <Words caption={box.stays} size={TYPE.label} className="chart-stays" />
      {hasBadge && (
        <g className="chart-badge">
          <rect x={x - 8} y={y - 12} width={badge.length * 8 + 12} height="20" rx="10" />
          <text x={x - 8 + (badge.length * 8 + 12) / 2} y={y + 2.5} fontSize="13">{badge}</text>
        </g>
      )}
    </g>
  );
}

function Words({ caption: { x, y, lines }, size, ...rest }: { readonly caption: Caption; readonly size: number; readonly className: string; readonly 'data-taken'?: boolean }) {
  return (
    <text {...rest} fontSize={size} textAnchor="middle">
      {/* The lines of a caption never change places. */}
      {/* oxlint-disable-next-line react/no-array-index-key */}
      {lines.map((line, i) => <tspan key={i} x={x} y={y + (i + 0.8) * size * TYPE.line}>{line}</tspan>)}
    </text>
  );
}

const frameOf = ({ x, y, width, height }: Box) => ({ x, y, width, height });

/** "1, 4": in which order a state was come to; of many, the first and the last. */
function orderOf(states: readonly string[], id: string): string {
  const order = states.flatMap((state, i) => (state === id ? [i + 1] : []));
  return order.length > 3 ? `${order[0]} … ${order.at(-1)}` : order.join(', ');
}

function countOf(covered: ReadonlyMap<PartId, number>, { id }: Way): number {
  const parts = structure.arrows.find((arrow) => arrow.id === id)?.parts ?? [];
  return parts.reduce((sum, part) => sum + (covered.get(part) ?? 0), 0);
}
