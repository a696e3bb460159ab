import { Autocomplete, I18nProvider, Input, Label, ListBox, ListBoxItem, SearchField, useFilter } from 'react-aria-components';
import type { Lang } from '../../../intents/types.ts';
import { capital } from '../call/hours-line.tsx';

interface Named {
  readonly id: string;
  readonly name: Readonly<Record<Lang, string>>;
}

interface Props {
  readonly lang: Lang;
  readonly label: string;
  /** What is said when no name has the words. */
  readonly empty: string;
  readonly names: readonly Named[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

const LOCALES: Readonly<Record<Lang, string>> = { sv: 'sv-SE', en: 'en-GB' };

/**
 * One of many names, found by typing any part of it. The list stands open below: a combo box of react-aria hides the
 * rest of the page from screen readers while its list is open, although the rest can still be reached.
 */
export default function NamePicker(props: Props) {
  return <I18nProvider locale={LOCALES[props.lang]}><Picker {...props} /></I18nProvider>;
}

function Picker({ lang, label, empty, names, chosen, onChoose }: Props) {
  const { contains } = useFilter({ sensitivity: 'base' });
  const items = names.map(({ id, name }) => ({ id, name: capital(name[lang]) })).toSorted((a, b) => a.name.localeCompare(b.name, lang));
  return (
    <div className="picker">
      <Autocomplete filter={contains}>
        <SearchField><Label className="field-label">{label}</Label><Input className="picker-input" /></SearchField>
        <ListBox
          className="picker-list" aria-label={label} items={items} renderEmptyState={() => <p className="hint">{empty}</p>}
          selectionMode="single" disallowEmptySelection selectedKeys={chosen === null ? [] : [chosen]}
          onSelectionChange={(keys) => { if (keys !== 'all') for (const key of keys) onChoose(String(key)); }}
        >
          {(item) => <ListBoxItem className="picker-item" textValue={item.name}>{item.name}</ListBoxItem>}
        </ListBox>
      </Autocomplete>
    </div>
  );
}
