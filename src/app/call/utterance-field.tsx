import { type SubmitEvent, type KeyboardEvent } from 'react';
import type { Catalogue } from '../../../intents/types.ts';
import { SendIcon } from '../shell/icons.tsx';
import { Suggestions } from './suggestions.tsx';
import { useLang } from '../shell/texts.ts';
import { useSuggestions } from './use-suggestions.ts';

interface Props {
  readonly typed: string;
  readonly waiting: boolean;
  /** What was said last, to be brought back with the up arrow. */
  readonly last: string;
  /** Where suggestions are from; null where they would only be in the way. */
  readonly catalogue: Catalogue | null;
  readonly onType: (text: string) => void;
  readonly onSend: (text: string) => void;
}

/** One field for everything that is said. Suggestions are offered beneath and never forced. */
export function UtteranceField({ typed, waiting, last, catalogue, onType, onSend }: Props) {
  const { t } = useLang();
  const list = useSuggestions(catalogue, typed);

  function send(text: string): void {
    list.close();
    onSend(text);
  }
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    send(list.chosen ?? typed);
  }
  function steer(event: KeyboardEvent): void {
    const isPlain = !event.nativeEvent.isComposing && !event.altKey && !event.ctrlKey && !event.metaKey;
    if (!isPlain) return;
    if (event.key === 'ArrowUp' && typed === '' && last !== '') onType(last);
    else if (event.key === 'ArrowDown' && list.options.length > 0) list.move(1);
    else if (event.key === 'ArrowUp' && list.isOpen) list.move(-1);
    else if (event.key === 'Escape' && list.isOpen) list.close();
    else return;
    event.preventDefault();
  }

  return (
    <form className="utterance" onSubmit={submit}>
      <div className="field">
        <input
          id="utterance" type="text" role="combobox" autoComplete="off" autoCapitalize="sentences" enterKeyHint="send" spellCheck={false} readOnly={waiting}
          aria-expanded={list.isOpen} aria-controls="suggestions" aria-autocomplete="list" aria-activedescendant={list.active >= 0 ? `suggestion-${list.active}` : undefined}
          value={typed} onChange={(event) => { list.open(); onType(event.target.value); }} onKeyDown={steer} onBlur={list.close}
        />
        <button type="submit" className="send" aria-label={t.send}><SendIcon /></button>
      </div>
      <Suggestions list={list} onChoose={send} />
    </form>
  );
}
