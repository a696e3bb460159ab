import type { ReactNode } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { PrintIcon } from '../shell/icons.tsx';
import { useLang } from '../shell/texts.ts';

interface Props {
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** The cue card as it will be printed, to be read from the screen as well. */
export default function CardLarge({ children, onClose }: Props) {
  const { lang, t } = useLang();
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={onClose}>
      <Modal className="sheet sheet-cue">
        <Dialog lang={lang}>
          <Heading slot="title" className="unseen">{t.large}</Heading>
          {children}
          <div className="buttons sheet-foot">
            <Button className="primary" onPress={() => print()}><PrintIcon />{t.print}</Button>
            <Button className="quiet" slot="close">{t.close}</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
