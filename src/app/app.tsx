import { useCallback, useEffect, useLayoutEffect, useState, type MouseEvent } from 'react';
import { Ask } from './ask/ask.tsx';
import { Guard } from './offline/guard.tsx';
import { PageNotices } from './offline/page-notices.tsx';
import { Announcer } from './shell/announcer.tsx';
import { Footer } from './shell/footer.tsx';
import { Header } from './shell/header.tsx';
import { lazily } from './shell/lazily.tsx';
import type { RoomProps } from './shell/room.ts';
import { RoomsNav } from './shell/rooms-nav.tsx';
import { addressOf, appearance, keepSettings, readSettings, rememberChoice, type Room, type Settings } from './shell/settings.ts';
import { Sharing } from './share/sharing.tsx';
import { LangContext, texts } from './shell/texts.ts';

/** The first room is here at once; the others are loaded when they are opened. */
const ROOM: Readonly<Record<Room, React.ComponentType<RoomProps>>> = {
  ask: Ask,
  rehearse: lazily<RoomProps>(() => import('./rehearse/rehearse.tsx')),
  test: lazily<RoomProps>(() => import('./test/test.tsx')),
  accessibility: lazily<RoomProps>(() => import('./statement/statement.tsx')),
};

export function App() {
  const [settings, setSettings] = useState<Settings>(readSettings);
  const { lang, theme, room } = settings;
  const t = texts[lang];
  const Room = ROOM[room];
  const adopt = useCallback((part: Partial<Settings>) => setSettings((before) => ({ ...before, ...part })), []);
  const change = useCallback((part: Partial<Settings>) => {
    rememberChoice(part);
    adopt(part);
  }, [adopt]);

  useLayoutEffect(() => {
    document.documentElement.lang = lang;
    document.title = room === 'ask' ? texts[lang].title : `${texts[lang].rooms[room]} – Talsvar`;
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [lang, theme, room]);
  useEffect(() => keepSettings(settings), [settings]);
  useEffect(() => {
    const back = () => setSettings(({ conditions }) => {
      const now = readSettings();
      // A step within the page (another fragment) begins no other call. A shared one may have begun in the middle of a minute.
      return addressOf({ ...now, conditions }) === addressOf(now) ? { ...now, conditions } : now;
    });
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  // Another tab of the page looks the same; its language and room are its own.
  useEffect(() => appearance.subscribe(() => adopt({ theme: appearance.read() })), [adopt]);

  return (
    <LangContext value={lang}>
      <Announcer>
        <a className="skip" href="#answer" onClick={goToField}>{room === 'accessibility' || room === 'test' ? t.skipToText : t.skipToField}</a>
        <Header lang={lang} theme={theme} onChange={change} />
        <RoomsNav settings={settings} onChange={change} />
        <PageNotices />
        <Sharing settings={settings} onAdopt={adopt}>
          <Guard key={room}><Room settings={settings} onChange={change} /></Guard>
        </Sharing>
        <Footer settings={settings} onChange={change} />
      </Announcer>
    </LangContext>
  );
}

/** To the field itself, whichever it is now; to the place of the answer when there is none. */
function goToField(event: MouseEvent): void {
  const field = document.querySelector<HTMLElement>('#answer input, #answer button');
  if (!field) return;
  event.preventDefault();
  field.focus();
}
