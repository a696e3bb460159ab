import { useLang } from './texts.ts';

export function Footer() {
  const { t } = useLang();
  return (
    <footer className="bottom">
      <div className="wrap bottom-row">
        <section><h2>{t.aboutTitle}</h2><p>{t.about}</p></section>
        <section><h2>{t.assumptionTitle}</h2><p>{t.assumption}</p></section>
        <section><h2>{t.privacyTitle}</h2><p>{t.privacy}</p></section>
      </div>
    </footer>
  );
}
