import type { RoomProps } from '../shell/room.ts';
import { useLang } from '../shell/texts.ts';
import { rehearseTexts } from './texts.ts';

/** The Rehearse room. */
export default function Rehearse({ settings }: RoomProps) {
  const { lang } = useLang();
  const t = rehearseTexts[lang];
  return <main className="wrap" data-room={settings.room}><h1>{t.title}</h1></main>;
}
