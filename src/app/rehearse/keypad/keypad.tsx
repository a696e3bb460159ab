import { useRef, type KeyboardEvent } from 'react';
import { Toolbar } from 'react-aria-components';
import { useRehearseTexts } from '../texts.ts';
import { KEYS, type Key } from './tones.ts';

/** The letters that stand on a telephone's keys; nobody needs them to be read aloud. */
const LETTERS: Readonly<Partial<Record<Key, string>>> = { 2: 'ABC', 3: 'DEF', 4: 'GHI', 5: 'JKL', 6: 'MNO', 7: 'PQRS', 8: 'TUV', 9: 'WXYZ', 0: '+' };
const COLUMNS = 3;

/** Twelve keys, one stop for the keyboard: the arrows go between them, and the digits of the keyboard press them. */
export function Keypad({ onPress }: { readonly onPress: (key: Key) => void }) {
  const { r } = useRehearseTexts();
  const pad = useRef<HTMLDivElement>(null);

  function type(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const key = KEYS.find((one) => one === event.key);
    if (key) onPress(key);
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') go(event.key === 'ArrowUp' ? -COLUMNS : COLUMNS);
    else return;
    event.preventDefault();
  }
  function go(step: number): void {
    const buttons = [...(pad.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[at + step]?.focus();
  }

  return (
    <div className="keypad" ref={pad} onKeyDownCapture={type}>
      <Toolbar aria-label={r.keypad}>
        {KEYS.map((key) => (
          <button key={key} type="button" onClick={() => onPress(key)} aria-label={nameOf(key, r.keyNames)}>
            <span className="key-digit">{key}</span><span className="key-letters">{LETTERS[key] ?? ''}</span>
          </button>
        ))}
      </Toolbar>
    </div>
  );
}

function nameOf(key: Key, names: Readonly<Record<'*' | '#', string>>): string {
  return key === '*' || key === '#' ? names[key] : key;
}
