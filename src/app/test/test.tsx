import type { RoomProps } from '../shell/room.ts';
import { useLang } from '../shell/texts.ts';
import { testTexts } from './texts.ts';

/** The Test room. */
export default function Test({ settings }: RoomProps) {
  const { lang } = useLang();
  const t = testTexts[lang];
  return <main className="wrap" data-room={settings.room}><h1>{t.title}</h1></main>;
}
