import { useEffect, useState } from 'react';
import type { Caller } from '../call/caller.ts';
import { useAnnounce } from '../shell/announcer.tsx';
import { CopyIcon } from '../shell/icons.tsx';
import { useLang } from '../shell/texts.ts';
import { shareTexts } from './texts.ts';

interface Props {
  readonly caller: Caller;
  /** The time of the call, for the file's name. */
  readonly at: number;
  readonly service: string;
  readonly seed: number | null;
}

/** The call in both forms; a form that it does not fit in is null. */
interface Forms {
  readonly link: string | null;
  readonly file: string | null;
}

type Told = 'linkCopied' | 'linkNotCopied' | 'fileSaved' | null;

/** The call as it stands, as a link and as a file. Made ready ahead: a browser copies only while a press is fresh. */
export function Handing({ caller, at, service, seed }: Props) {
  const { lang } = useLang();
  const t = shareTexts[lang];
  const announce = useAnnounce();
  const [forms, setForms] = useState<Forms | null>(null);
  const [told, setTold] = useState<Told>(null);

  useEffect(() => {
    let wanted = true;
    void formsOf(caller, service, seed).then((made) => { if (wanted) setForms(made); });
    return () => { wanted = false; };
  }, [caller, service, seed]);

  function tell(what: Exclude<Told, null>): void {
    setTold(what);
    announce(t[what], lang);
  }
  function copy(link: string): void {
    // Without permission the clipboard refuses; outside a secure page there is none.
    Promise.resolve(navigator.clipboard?.writeText(link) ?? Promise.reject(new Error('no clipboard'))).then(() => tell('linkCopied'), () => tell('linkNotCopied'));
  }
  function save(file: string): void {
    const url = URL.createObjectURL(new Blob([file], { type: 'application/json' }));
    Object.assign(document.createElement('a'), { href: url, download: `${new Date(at).toISOString().slice(0, 10)}.talsvar.json` }).click();
    URL.revokeObjectURL(url);
    tell('fileSaved');
  }

  const { link = null, file = null } = forms ?? {};
  return (
    <>
      <p className="share-warning">{t.warning}</p>
      <div className="buttons">
        <button type="button" className="primary" disabled={link === null} onClick={() => { if (link !== null) copy(link); }}><CopyIcon />{t.copyLink}</button>
        <button type="button" className="quiet" disabled={file === null} onClick={() => { if (file !== null) save(file); }}>{t.saveFile}</button>
      </div>
      {forms && link === null && <p className="hint">{file === null ? t.muchTooLong : t.tooLong}</p>}
      {told !== null && <p className="hint">{t[told]}</p>}
      {told === 'linkNotCopied' && link !== null && <label className="share-link"><span>{t.link}</span><input readOnly value={link} onFocus={(event) => event.target.select()} /></label>}
    </>
  );
}

async function formsOf(caller: Caller, service: string, seed: number | null): Promise<Forms> {
  const [{ fragmentOf }, { sharedOf, written }] = await Promise.all([import('./link.ts'), import('./shared.ts')]);
  const shared = sharedOf(caller.conversation(), { service, seed });
  const fragment = await fragmentOf(shared);
  return { link: fragment === null ? null : `${location.origin}${location.pathname}${location.search}${fragment}`, file: written(shared, 2) };
}
