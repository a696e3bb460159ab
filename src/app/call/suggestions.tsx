/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events --
   The list of a combobox (WAI-ARIA): no HTML element can be one, and its keys are read by the field, which keeps the focus. */
import { useLang } from '../shell/texts.ts';
import type { SuggestionList } from './use-suggestions.ts';

interface Props {
  readonly list: SuggestionList;
  readonly onChoose: (option: string) => void;
}

export function Suggestions({ list, onChoose }: Props) {
  const { t } = useLang();
  return (
    <div id="suggestions" className="suggestions" role="listbox" aria-label={t.suggestions} hidden={!list.isOpen}>
      {list.options.map((option, i) => (
        <div
          key={option} id={`suggestion-${i}`} role="option" tabIndex={-1} aria-selected={i === list.active}
          // A press must not take the focus from the field, or the keyboard of a phone would go away.
          onMouseDown={(event) => event.preventDefault()} onClick={() => onChoose(option)}
        >{option}</div>
      ))}
    </div>
  );
}
