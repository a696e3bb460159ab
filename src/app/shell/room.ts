import type { Settings } from './settings.ts';

/** What every room is given. */
export interface RoomProps {
  readonly settings: Settings;
  readonly onChange: (part: Partial<Settings>) => void;
}
