import type { Lang } from '../../../intents/types.ts';
import { BrandMark, ThemeIcon } from './icons.tsx';
import { THEMES, type Settings, type Theme } from './settings.ts';
import { useLang } from './texts.ts';

interface Props {
  readonly lang: Lang;
  readonly theme: Theme;
  readonly onChange: (part: Partial<Settings>) => void;
}

const LANGUAGES: readonly { readonly lang: Lang; readonly short: string; readonly name: string }[] = [
  { lang: 'sv', short: 'SV', name: 'Svenska' },
  { lang: 'en', short: 'EN', name: 'English' },
];

export function Header({ lang, theme, onChange }: Props) {
  const { t } = useLang();
  return (
    <header className="top">
      <div className="wrap top-row">
        <p className="brand"><BrandMark />Talsvar</p>
        <p className="pretence"><span>{t.simulation}</span> <span>{t.nothingLeaves}</span></p>
        <div className="top-tools">
          <fieldset className="languages">
            <legend className="unseen">{t.language}</legend>
            {LANGUAGES.map((one) => (
              <button key={one.lang} type="button" lang={one.lang} aria-pressed={one.lang === lang} onClick={() => onChange({ lang: one.lang })}>
                {one.short}<span className="unseen"> {one.name}</span>
              </button>
            ))}
          </fieldset>
          <label className="theme">
            <span className="unseen">{t.appearance}</span>
            <ThemeIcon />
            <select value={theme} onChange={(event) => onChange({ theme: THEMES.find((one) => one === event.target.value) ?? 'system' })}>
              {THEMES.map((one) => <option key={one} value={one}>{t.appearances[one]}</option>)}
            </select>
          </label>
        </div>
      </div>
    </header>
  );
}
