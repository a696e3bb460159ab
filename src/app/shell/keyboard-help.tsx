import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { helpTexts } from './keyboard-help-texts.ts';
import { useLang } from './texts.ts';

interface Props {
  readonly hasKey: boolean;
  readonly onHasKey: (hasKey: boolean) => void;
  readonly onClose: () => void;
}

/** Which key does what. */
export default function KeyboardHelp({ hasKey, onHasKey, onClose }: Props) {
  const { lang, t } = useLang();
  const { title, groups, byKey } = helpTexts[lang];
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={onClose}>
      <Modal className="sheet">
        <Dialog lang={lang}>
          <Heading slot="title">{title}</Heading>
          {groups.map(({ where, keys }) => (
            <section key={where}>
              <h3>{where}</h3>
              <dl className="keys">
                {keys.map(([pressed, does]) => <div key={does}><dt>{pressed.map((key) => <kbd key={key}>{key}</kbd>)}</dt><dd>{does}</dd></div>)}
              </dl>
            </section>
          ))}
          <label className="option"><input type="checkbox" checked={hasKey} onChange={(event) => onHasKey(event.target.checked)} /> {byKey}</label>
          <div className="buttons sheet-foot"><Button className="primary" slot="close">{t.close}</Button></div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
