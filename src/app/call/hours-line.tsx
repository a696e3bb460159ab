import { localTime, parseTime } from '../../../machines/stockholm.ts';
import type { Hours, LineId } from '../../../machines/types.ts';
import type { Lang } from '../../../intents/types.ts';
import type { Lines } from '../../service/types.ts';
import { clockTime, spokenTime } from '../../simulator/words.ts';
import { calendarOf } from '../../simulator/world.ts';
import { reasonOfHours } from './day-names.ts';
import { ClosedIcon, OpenIcon, UnknownIcon } from '../shell/icons.tsx';
import { SourceId } from './facts.tsx';
import { useLang, type Texts } from '../shell/texts.ts';

interface Props {
  readonly service: Lines;
  readonly line: LineId;
  readonly hours: Hours;
  readonly at: number;
  /** Without the basis and its source. */
  readonly brief?: boolean;
}

const ICONS = { open: OpenIcon, closed: ClosedIcon, unknown: UnknownIcon };

/** Open, closed or unknown: an icon and words, until when, and on what basis. */
export function HoursLine({ service, line, hours, at, brief = false }: Props) {
  const { lang, t } = useLang();
  const StateIcon = ICONS[hours.state];
  const basis = basisOf(service, line, hours, at, t);
  const reason = reasonOfHours(hours.because, lang);
  return (
    <div className="hours" data-state={hours.state}>
      <p className="hours-state">
        <StateIcon />
        <span>
          {stateWords(hours, t, lang)}
          {hours.state === 'closed' && hours.next !== null && <span className="opens"> {t.opens(spokenTime(hours.next, at, lang))}</span>}
          {!brief && basis === null && <> <SourceId id={hours.source} /></>}
        </span>
      </p>
      {!brief && basis !== null && <p className="basis">{reason === null ? '' : `${capital(reason)}, `}{basis} <SourceId id={hours.source} /></p>}
    </div>
  );
}

function stateWords(hours: Hours, t: Texts, lang: Lang): string {
  if (hours.state === 'unknown') return t.hoursUnknown;
  if (hours.state === 'closed') return t.closed;
  return hours.until === null ? t.open : `${t.open}, ${t.until(clockTime(localTime(parseTime(hours.until)).minutes, lang))}`;
}

function basisOf(service: Lines, line: LineId, hours: Hours, at: number, t: Texts): string | null {
  if (hours.basis === 'published') return t.published(localTime(at).year);
  if (hours.basis === 'projected') return t.projected(Math.max(...(calendarOf(service, line)?.publishedYears ?? [])));
  return null;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
