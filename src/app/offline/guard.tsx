import { Component, useEffect, type ReactNode } from 'react';
import { useAnnounce } from '../shell/announcer.tsx';
import { DIALS } from '../shell/settings.ts';
import { useLang } from '../shell/texts.ts';
import { offlineTexts } from './texts.ts';

/** If a room breaks, what stands around it stays, and the numbers take its place. */
export class Guard extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    return this.state.isBroken ? <Broken onAgain={() => this.setState({ isBroken: false })} /> : this.props.children;
  }
}

function Broken({ onAgain }: { readonly onAgain: () => void }) {
  const { lang, t } = useLang();
  const words = offlineTexts[lang];
  const announce = useAnnounce();
  useEffect(() => announce(words.broken, lang), [announce, words, lang]);
  return (
    <main className="wrap room">
      <h1>{words.broken}</h1>
      <section className="numbers" aria-labelledby="numbers-title">
        <h2 id="numbers-title">{words.numbers}</h2>
        <ul>
          {DIALS.map((dial) => {
            const [number = '', name = ''] = t.dials[dial].split(', ');
            return <li key={dial}><h3>{name.charAt(0).toUpperCase() + name.slice(1)}</h3><a className="number" href={`tel:${number.replace(/[^\d+]/gu, '').replace(/^0/u, '+46')}`}>{number}</a></li>;
          })}
        </ul>
      </section>
      <section className="answer" id="answer" tabIndex={-1} aria-label={t.answers}>
        <p>{words.brokenHint}</p>
        <div className="buttons"><button type="button" className="primary" onClick={onAgain}>{words.again}</button></div>
      </section>
    </main>
  );
}
