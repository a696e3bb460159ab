import { CopyIcon } from '../../shell/icons.tsx';
import { useAnnounce } from '../../shell/announcer.tsx';
import { download } from '../results/exports.ts';
import { useTestTexts } from '../texts.ts';

/** The comparison as a comment for a pull request. */
export function CopyMarkdown({ markdown }: { readonly markdown: string }) {
  const { lang, t } = useTestTexts();
  const announce = useAnnounce();
  function copy(): void {
    navigator.clipboard.writeText(markdown).then(() => announce(t.copied, lang), () => announce(t.notCopied, lang));
  }
  return (
    <div className="buttons">
      <button type="button" className="quiet" onClick={copy}><CopyIcon />{t.copyMarkdown}</button>
      <button type="button" className="quiet" onClick={() => download({ name: 'talsvar-diff.md', type: 'text/markdown', text: markdown })}>{t.saveMarkdown}</button>
    </div>
  );
}
