import { Button, ComboBox, I18nProvider, Input, Label, ListBox, ListBoxItem, Popover, type Key } from 'react-aria-components';
import type { Lang } from '../../../intents/types.ts';
import { capital } from '../call/hours-line.tsx';

interface Named {
  readonly id: string;
  readonly name: Readonly<Record<Lang, string>>;
}

interface Props {
  readonly lang: Lang;
  readonly label: string;
  readonly empty: string;
  readonly showAll: string;
  readonly names: readonly Named[];
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}

const LOCALES: Readonly<Record<Lang, string>> = { sv: 'sv-SE', en: 'en-GB' };

/** One of many names, found by typing any part of it. */
export default function NamePicker({ lang, label, empty, showAll, names, chosen, onChoose }: Props) {
  const items = names.map(({ id, name }) => ({ id, name: capital(name[lang]) })).toSorted((a, b) => a.name.localeCompare(b.name, lang));
  return (
    <I18nProvider locale={LOCALES[lang]}>
      <ComboBox className="picker" defaultItems={items} menuTrigger="focus" allowsEmptyCollection selectedKey={chosen} onSelectionChange={(key: Key | null) => onChoose(key === null ? null : String(key))}>
        <Label className="field-label">{label}</Label>
        <div className="picker-row"><Input className="picker-input" /><Button className="picker-all" aria-label={showAll}><span aria-hidden="true" /></Button></div>
        <Popover className="picker-list" offset={4}>
          <ListBox renderEmptyState={() => <p className="hint">{empty}</p>}>
            {(item: (typeof items)[number]) => <ListBoxItem className="picker-item" textValue={item.name}>{item.name}</ListBoxItem>}
          </ListBox>
        </Popover>
      </ComboBox>
    </I18nProvider>
  );
}
