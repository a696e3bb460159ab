import { InsightIcon } from './icons.tsx';
import { RoomLink } from './room-link.tsx';
import type { RoomProps } from './room.ts';
import { ROOMS } from './settings.ts';
import { useLang } from './texts.ts';

/** The statement is read once, and stands in the footer. */
const IN_NAV = ROOMS.filter((room) => room !== 'accessibility');

/** The way between the rooms. Where there are calls, there is a look inside them. */
export function RoomsNav({ settings, onChange }: RoomProps) {
  const { t } = useLang();
  return (
    <nav className="rooms" aria-label={t.roomsLabel}>
      <div className="wrap rooms-row">
        <ul>{IN_NAV.map((room) => <li key={room}><RoomLink room={room} settings={settings} onChange={onChange} /></li>)}</ul>
        {settings.room !== 'accessibility' && (
          <button type="button" className="quiet" aria-pressed={settings.inspector} title={t.inspectHint} onClick={() => onChange({ inspector: !settings.inspector })}><InsightIcon />{t.inspect}</button>
        )}
      </div>
    </nav>
  );
}
