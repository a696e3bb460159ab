import { useCallback, useEffect, useLayoutEffect, useState, type MouseEvent } from 'react';
import { Announcer } from './announcer.tsx';
import { Ask } from './ask.tsx';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { keepSettings, readSettings, type Conditions, type Settings } from './settings.ts';
import { LangContext, texts } from './texts.ts';

export function App() {
  const [settings, setSettings] = useState<Settings>(readSettings);
  const { lang, theme, conditions } = settings;
  const t = texts[lang];
  const change = useCallback((part: Partial<Settings>) => setSettings((before) => ({ ...before, ...part })), []);
  const changeConditions = useCallback((next: Conditions) => change({ conditions: next }), [change]);

  useLayoutEffect(() => {
    document.documentElement.lang = lang;
    document.title = texts[lang].title;
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [lang, theme]);
  useEffect(() => keepSettings(settings), [settings]);

  return (
    <LangContext value={lang}>
      <Announcer>
        <a className="skip" href="#answer" onClick={goToField}>{t.skipToField}</a>
        <Header lang={lang} theme={theme} onChange={change} />
        <Ask conditions={conditions} onConditions={changeConditions} />
        <Footer />
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
