import { useEffect, useRef } from 'react';
import { useLang } from '../shell/texts.ts';
import { statementTexts } from './texts.ts';
import './statement.css';

/** The accessibility statement: what the page is held to, how that is tried, and what falls short. */
export default function Statement() {
  const { lang } = useLang();
  const { title, sections, written } = statementTexts[lang];
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Who pressed the link in the footer begins at the top; who came by the address is left alone.
    if (document.activeElement === document.body) return;
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  return (
    <main className="wrap statement" id="answer" tabIndex={-1}>
      <h1 ref={heading} tabIndex={-1}>{title}</h1>
      {sections.map((section) => (
        <section key={section.title}>
          <h2>{section.title}</h2>
          {section.text.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
          {section.list && <ul>{section.list.map((item) => <li key={item}>{item}</li>)}</ul>}
        </section>
      ))}
      <p className="hint">{written}</p>
    </main>
  );
}
