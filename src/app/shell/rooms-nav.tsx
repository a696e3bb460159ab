import type { MouseEvent } from 'react';
import { addressOf, ROOMS, type Room, type Settings } from './settings.ts';
import { useLang } from './texts.ts';

interface Props {
  readonly settings: Settings;
  readonly onChange: (part: Partial<Settings>) => void;
}

/** The way between the rooms: real links, so that each can be opened in a tab of its own. */
export function RoomsNav({ settings, onChange }: Props) {
  const { t } = useLang();
  function go(event: MouseEvent, room: Room): void {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onChange({ room });
  }
  return (
    <nav className="rooms wrap" aria-label={t.roomsLabel}>
      <ul>
        {ROOMS.map((room) => (
          <li key={room}><a href={addressOf({ ...settings, room })} aria-current={room === settings.room ? 'page' : undefined} onClick={(event) => go(event, room)}>{t.rooms[room]}</a></li>
        ))}
      </ul>
      <button type="button" className="quiet" aria-pressed={settings.inspector} onClick={() => onChange({ inspector: !settings.inspector })}>{t.inspect}</button>
    </nav>
  );
}
