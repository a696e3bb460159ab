import { useState } from 'react';
import { useAnnounce } from '../shell/announcer.tsx';
import { CopyIcon } from '../shell/icons.tsx';
import { useLang } from '../shell/texts.ts';

/** The sentence that the voice response understands, ready to be taken along. */
export function CardSay({ phrase }: { readonly phrase: string }) {
  const { lang, t } = useLang();
  const announce = useAnnounce();
  const [told, setTold] = useState<'copied' | 'notCopied' | null>(null);

  async function copy(): Promise<void> {
    const result = await putOnClipboard(phrase) ? 'copied' : 'notCopied';
    setTold(result);
    announce(t[result], lang);
  }

  return (
    <section className="say">
      <h3>{t.say}</h3>
      <div className="say-row">
        <blockquote>{phrase}</blockquote>
        <button type="button" className="quiet" onClick={() => void copy()}><CopyIcon />{told === 'copied' ? t.copied : t.copy}</button>
      </div>
      {told === 'notCopied' && <p className="hint">{t.notCopied}</p>}
    </section>
  );
}

/** Without permission the clipboard refuses; outside a secure page there is none. */
export async function putOnClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
