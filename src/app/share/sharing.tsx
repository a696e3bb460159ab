import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useAnnounce } from '../shell/announcer.tsx';
import type { Settings } from '../shell/settings.ts';
import { useLang } from '../shell/texts.ts';
import { arrivalBy, NONE, type Arrival } from './arrival.ts';
import { ArrivalNotice } from './arrival-notice.tsx';
import { dropFragment, holdsShared } from './fragment.ts';
import { SharingContext, type Opened } from './sharing-context.ts';
import { shareTexts } from './texts.ts';

interface Props {
  readonly settings: Settings;
  /** Takes over the settings of a shared call; they are no choice of the person's for the next visit. */
  readonly onAdopt: (part: Partial<Settings>) => void;
  readonly children: ReactNode;
}

/** Looks after what has been shared with the person: asks before anything is done with it, and opens it in a room. */
export function Sharing({ settings, onAdopt, children }: Props) {
  const { lang } = useLang();
  const t = shareTexts[lang];
  const announce = useAnnounce();
  const [arrival, setArrival] = useState<Arrival>(NONE);
  const [opened, setOpened] = useState<Opened | null>(null);

  useEffect(() => {
    let latest = 0;
    async function look(): Promise<void> {
      if (!holdsShared(location.hash)) return;
      const mine = ++latest;
      const read = await arrivalBy(location.hash);
      if (mine === latest) setArrival(read);
    }
    const changed = () => void look();
    changed();
    addEventListener('hashchange', changed);
    return () => {
      latest = Infinity;
      removeEventListener('hashchange', changed);
    };
  }, []);

  const news = arrival.kind === 'asking' ? t.asked : arrival.kind === 'unreadable' ? `${t.unreadable[arrival.why]}. ${t.unreadableHint[arrival.why]}` : null;
  useEffect(() => { if (news !== null) announce(news, lang); }, [news, lang, announce]);

  const take = useCallback((read: Arrival) => {
    if (read.kind !== 'asking') return setArrival(read);
    const { at, dialled, queue, lang: spoken } = read.shared.conversation;
    const conditions = { ...settings.conditions, at, dialled, queue };
    setOpened({ shared: read.shared, conditions });
    setArrival({ kind: 'open', isOfToday: read.isOfToday });
    onAdopt({ lang: spoken, conditions, room: settings.room === 'test' ? 'ask' : settings.room });
    announce(`${shareTexts[spoken].opened}.${read.isOfToday ? '' : ` ${shareTexts[spoken].otherRules}`}`, spoken);
  }, [settings.conditions, settings.room, onAdopt, announce]);

  const goOn = useCallback(() => {
    setOpened(null);
    setArrival(NONE);
    dropFragment();
  }, []);

  function close(): void {
    if (arrival.kind === 'asking') announce(t.declined, lang);
    if (arrival.kind !== 'open') dropFragment();
    setArrival(NONE);
    // The button is gone: the person goes on where answers are given.
    document.getElementById('answer')?.focus({ preventScroll: true });
  }

  return (
    <SharingContext value={useMemo(() => ({ opened, take, goOn }), [opened, take, goOn])}>
      <div className="wrap notices"><ArrivalNotice arrival={arrival} onOpen={() => take(arrival)} onClose={close} /></div>
      {children}
    </SharingContext>
  );
}
