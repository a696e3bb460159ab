import { useRef, useState } from 'react';
import type { Caller, Talk } from '../call/caller.ts';
import type { Engine } from '../call/engine.ts';
import { ShareIcon } from '../shell/icons.tsx';
import { useLang } from '../shell/texts.ts';
import { arrivalIn } from './arrival.ts';
import { Handing } from './handing.tsx';
import { useSharing } from './sharing-context.ts';
import { shareTexts } from './texts.ts';
import { useDrop } from './use-drop.ts';

interface Props {
  readonly caller: Caller | null;
  readonly talk: Talk | null;
  readonly engine: Engine | null;
  /** The seed of the noise that the call was rehearsed in. */
  readonly seed?: number | null;
}

/** Hands the call on, as a link or a file, and opens one that was saved. */
export function ShareButton({ caller, talk, engine, seed = null }: Props) {
  const { lang } = useLang();
  const t = shareTexts[lang];
  const { take } = useSharing();
  const [isOpen, setOpen] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const isOver = useDrop(panel, (file) => void bring(file));

  async function bring(file: File | undefined): Promise<void> {
    if (file) take(await arrivalIn(file));
  }

  return (
    <details className="conditions share" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary><ShareIcon />{t.share}</summary>
      <section className="share-panel" aria-label={t.shareTitle} ref={panel} data-over={isOver}>
        {isOpen && caller && talk?.begun && engine ? <Handing key={`${talk.generation}.${talk.turns.length}`} caller={caller} at={talk.view.at} service={engine.service.version} seed={seed} /> : <p className="hint">{t.nothingYet}</p>}
        <div className="share-open">
          <label className="quiet">
            <input type="file" accept=".json,application/json" onChange={(event) => { void bring(event.target.files?.[0]); event.target.value = ''; }} />
            {t.openFile}
          </label>
          <p className="hint">{t.orDrop}</p>
        </div>
      </section>
    </details>
  );
}
