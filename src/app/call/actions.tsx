import type { Caller, Talk } from './caller.ts';
import { AgainIcon, HangUpIcon, PersonIcon } from '../shell/icons.tsx';
import { useLang } from '../shell/texts.ts';

interface Props {
  readonly caller: Caller | null;
  readonly talk: Talk | null;
  /** Whether nothing that was sent waits for the call to be here. */
  readonly canAsk: boolean;
  readonly onPerson: () => void;
  readonly onRestart: () => void;
}

/** What can be done at every moment of a call. */
export function Actions({ caller, talk, canAsk, onPerson, onRestart }: Props) {
  const { t } = useLang();
  const isOver = talk?.view.over ?? false;
  return (
    <ul className="actions" aria-label={t.actions}>
      {!isOver && <li><button type="button" className="quiet" disabled={!canAsk} onClick={onPerson}><PersonIcon />{t.person}</button></li>}
      {!isOver && <li><button type="button" className="quiet" disabled={!caller} onClick={() => caller?.hangUp()}><HangUpIcon />{t.hangUp}</button></li>}
      {talk?.begun && <li><button type="button" className="quiet" onClick={onRestart}><AgainIcon />{t.startOver}</button></li>}
    </ul>
  );
}
