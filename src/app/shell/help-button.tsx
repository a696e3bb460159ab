import { useEffect, useState, useSyncExternalStore } from 'react';
import { boolean } from '../../simulator/shape.ts';
import { KeyboardIcon } from './icons.tsx';
import { lazily } from './lazily.tsx';
import { kept } from './storage.ts';
import { useLang } from './texts.ts';

const KeyboardHelp = lazily(() => import('./keyboard-help.tsx'));

/** A key of one character may be in somebody's way, who speaks to the machine or types with one hand: it can be switched off (WCAG 2.1.4). */
const helpKey = kept<boolean>('help-key', boolean, true);

/** Opens the keyboard help; so does a question mark while no field has focus. */
export function HelpButton() {
  const { t } = useLang();
  const [isOpen, setOpen] = useState(false);
  const hasKey = useSyncExternalStore(helpKey.subscribe, helpKey.read);
  useEffect(() => {
    if (!hasKey) return undefined;
    const ask = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isField(event.target)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', ask);
    return () => document.removeEventListener('keydown', ask);
  }, [hasKey]);
  return (
    <>
      <button type="button" className="quiet" aria-haspopup="dialog" onClick={() => setOpen(true)}><KeyboardIcon />{t.keyboard}</button>
      {isOpen && <KeyboardHelp hasKey={hasKey} onHasKey={helpKey.write} onClose={() => setOpen(false)} />}
    </>
  );
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}
