import { spokenMoment } from '../../simulator/words.ts';
import { Notice } from '../shell/notice.tsx';
import { useLang } from '../shell/texts.ts';
import type { Arrival } from './arrival.ts';
import { shareTexts } from './texts.ts';

interface Props {
  readonly arrival: Arrival;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

/** What has been shared with the person, and the choice to open it. */
export function ArrivalNotice({ arrival, onOpen, onClose }: Props) {
  const { lang } = useLang();
  const t = shareTexts[lang];
  const close = <button type="button" className="quiet" onClick={onClose}>{t.close}</button>;
  if (arrival.kind === 'none') return null;
  if (arrival.kind === 'unreadable') return <Notice title={t.unreadable[arrival.why]} actions={close}><p>{t.unreadableHint[arrival.why]}</p></Notice>;
  const rules = arrival.isOfToday ? null : <p>{t.otherRules}</p>;
  if (arrival.kind === 'open') return <Notice title={t.opened} actions={close}><p>{t.openedHint}</p>{rules}</Notice>;
  const { at, acts } = arrival.shared.conversation;
  const actions = (
    <>
      <button type="button" className="primary" onClick={onOpen}>{t.open}</button>
      <button type="button" className="quiet" onClick={onClose}>{t.decline}</button>
    </>
  );
  return <Notice title={t.asked} actions={actions}><p>{t.askedAbout(spokenMoment(at, lang), acts.length)}</p>{rules}</Notice>;
}
