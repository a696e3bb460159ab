import { inspectorTexts } from './texts.ts';
import type { InspectorProps } from './slot.tsx';
import { useLang } from '../shell/texts.ts';

/** What goes on inside the call: the machine drawn, the trace, what was heard, and the way back. */
export default function Inspector({ talk }: InspectorProps) {
  const { lang } = useLang();
  const t = inspectorTexts[lang];
  return (
    <aside className="inspector" aria-labelledby="inspector-title">
      <h2 id="inspector-title">{t.title}</h2>
      <p>{talk.view.state}</p>
    </aside>
  );
}
