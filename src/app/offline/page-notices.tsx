import { useEffect, useState, useSyncExternalStore } from 'react';
import { useAnnounce } from '../shell/announcer.tsx';
import { Notice } from '../shell/notice.tsx';
import { storageFaults, type StorageFault } from '../shell/storage.ts';
import { useLang } from '../shell/texts.ts';
import { offlineTexts } from './texts.ts';
import { takeNewVersion, versions, type Version } from './worker.ts';

const watchFaults = (watcher: () => void) => storageFaults.subscribe(watcher);

/** What the page has to tell of itself: a new version, and what the browser could not keep. Each can be put away. */
export function PageNotices() {
  const { lang } = useLang();
  const t = offlineTexts[lang];
  const announce = useAnnounce();
  const version = useSyncExternalStore(versions.subscribe, versions.read);
  const faults = useSyncExternalStore(watchFaults, storageFaults.read);
  const [away, setAway] = useState<ReadonlySet<Version | StorageFault>>(new Set());
  const putAway = (what: Version | StorageFault) => setAway((before) => new Set([...before, what]));
  const fault = faults.find((one) => !away.has(one));
  const news = version === 'present' || away.has(version) ? null : version;

  useEffect(() => { if (news) announce(`${t[news]}.`, lang); }, [news, t, lang, announce]);
  useEffect(() => { if (fault) announce(`${t.storage[fault]}. ${t.storageHint[fault]}`, lang); }, [fault, t, lang, announce]);

  return (
    <div className="wrap notices">
      {news && (
        <Notice
          title={t[news]}
          actions={<><button type="button" className="primary" onClick={takeNewVersion}>{t.reload}</button><button type="button" className="quiet" onClick={() => putAway(news)}>{t.later}</button></>}
        >
          <p>{news === 'waiting' ? t.waitingHint : t.replacedHint}</p>
        </Notice>
      )}
      {fault && <Notice title={t.storage[fault]} actions={<button type="button" className="quiet" onClick={() => putAway(fault)}>{t.close}</button>}><p>{t.storageHint[fault]}</p></Notice>}
    </div>
  );
}
