import type { MouseEvent } from 'react';
import type { RoomProps } from './room.ts';
import { addressOf, type Room } from './settings.ts';
import { useLang } from './texts.ts';

/** The way to a room: a real link, so that it can be opened in a tab of its own. */
export function RoomLink({ room, settings, onChange }: RoomProps & { readonly room: Room }) {
  const { t } = useLang();
  function go(event: MouseEvent): void {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onChange({ room });
  }
  return <a href={addressOf({ ...settings, room })} aria-current={room === settings.room ? 'page' : undefined} onClick={go}>{t.rooms[room]}</a>;
}
