import { useId, useRef, useState, type KeyboardEvent } from 'react';
import drawings from 'virtual:talsvar-chart';
import type { PartId } from '../../qa/coverage/part.ts';
import { useLang } from '../shell/texts.ts';
import './chart.css';
import { ChartPicture } from './chart-picture.tsx';
import { FitIcon, MinusIcon, PlusIcon } from './icons.tsx';
import { machineWords, stateName } from './machine-words.ts';
import { inspectorTexts } from './texts.ts';
import { useZoom } from './use-zoom.ts';

export interface ChartProps {
  /** The state that the call is in: "conversing.confirming". */
  readonly lit?: string | null;
  /** The states entered and the arrows taken, each in order (journey.ts). */
  readonly taken?: Taken;
  /** How often each state and transition has been tried, by the names that coverage gives them; then the chart shows coverage. */
  readonly covered?: ReadonlyMap<PartId, number>;
  /** The state that is looked at more closely. */
  readonly picked?: string | null;
  /** Told of the state that is pressed. By keyboard the same is done in a list beside the chart: `StateList`. */
  readonly onPick?: (state: string) => void;
}

export interface Taken {
  readonly states: readonly string[];
  readonly arrows: readonly string[];
}

const NOTHING: Taken = { states: [], arrows: [] };
const KEYS: Readonly<Record<string, 'in' | 'out' | 'fit'>> = { '+': 'in', '=': 'in', '-': 'out', '0': 'fit' };

/** The machine of calls as a picture that can be moved about in and enlarged. */
export function Chart({ lit = null, taken = NOTHING, covered, picked = null, onPick }: ChartProps) {
  const { lang } = useLang();
  const t = inspectorTexts[lang];
  const hint = useId();
  const [isWorded, setWorded] = useState(false);
  const [isFollowing, setFollowing] = useState(true);
  const view = useRef<HTMLElement>(null);
  const drawing = drawings[lang][isWorded ? 'worded' : 'plain'];
  const centre = drawing.boxes.find(({ id, kind }) => id === lit && kind === 'state') ?? null;
  const { scale, zoom } = useZoom(view, drawing, isFollowing ? centre : null);

  function steer(event: KeyboardEvent): void {
    const way = KEYS[event.key];
    if (way === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    zoom(way);
  }

  return (
    <figure className="chart" aria-label={t.chart}>
      <div className="chart-tools">
        <button type="button" className="quiet" aria-label={t.zoomOut} onClick={() => zoom('out')}><MinusIcon /></button>
        <button type="button" className="quiet" aria-label={t.zoomIn} onClick={() => zoom('in')}><PlusIcon /></button>
        <button type="button" className="quiet" onClick={() => zoom('fit')}><FitIcon />{t.fit}</button>
        {lit !== null && <button type="button" className="quiet" aria-pressed={isFollowing} onClick={() => setFollowing(!isFollowing)}>{t.follow}</button>}
        <button type="button" className="quiet" aria-pressed={isWorded} onClick={() => setWorded(!isWorded)}>{t.wordsOn}</button>
      </div>
      {/* Moved about in as any page is: with the arrow keys, the wheel or a finger. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions */}
      <section className="chart-view" ref={view} tabIndex={0} aria-label={t.chart} aria-describedby={hint} onKeyDown={steer}>
        <ChartPicture
          drawing={drawing} scale={scale} lit={lit} taken={taken} picked={picked} {...(covered ? { covered } : {})} {...(onPick ? { onPick } : {})}
          title={covered ? t.chartAltCovered : t.chartAlt(stateName(machineWords[lang], lit ?? ''))}
        />
      </section>
      <p className="hint" id={hint}>{t.chartKeys}</p>
      <Legend covered={covered !== undefined} />
    </figure>
  );
}

function Legend({ covered }: { readonly covered: boolean }) {
  const { lang } = useLang();
  const { legend } = inspectorTexts[lang];
  const entries = covered ? (['covered', 'uncovered'] as const) : (['present', 'taken', 'other'] as const);
  return (
    <ul className="chart-legend">
      {entries.map((entry) => <li key={entry}><span className="chart-sample" data-sample={entry} aria-hidden="true" />{legend[entry]}</li>)}
    </ul>
  );
}
