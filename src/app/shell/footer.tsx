import { HelpButton } from './help-button.tsx';
import { RoomLink } from './room-link.tsx';
import type { RoomProps } from './room.ts';
import { useLang } from './texts.ts';

export function Footer({ settings, onChange }: RoomProps) {
  const { t } = useLang();
  return (
    <footer className="bottom">
      <div className="wrap bottom-row">
        <section><h2>{t.aboutTitle}</h2><p>{t.about}</p></section>
        <section><h2>{t.assumptionTitle}</h2><p>{t.assumption}</p></section>
        <section><h2>{t.privacyTitle}</h2><p>{t.privacy}</p></section>
      </div>
      <ul className="wrap bottom-links">
        <li><RoomLink room="accessibility" settings={settings} onChange={onChange} /></li>
        <li><HelpButton /></li>
      </ul>
    </footer>
  );
}
