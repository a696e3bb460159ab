import './jitless.ts';
import { useEffect } from 'react';
import { I18nProvider, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { RoomProps } from '../shell/room.ts';
import { Compare } from './compare/compare.tsx';
import { Coverage } from './coverage/coverage.tsx';
import { Refusal } from './problems.tsx';
import { Results } from './results/results.tsx';
import { RunBar } from './run-bar.tsx';
import { Sources } from './sources.tsx';
import './test.css';
import { useTestTexts } from './texts.ts';
import { Understanding } from './understanding/understanding.tsx';
import { useBench } from './use-bench.ts';
import { useBenchNews } from './use-bench-news.ts';
import { useView } from './use-view.ts';
import { TABS, type Tab as TabName } from './view.ts';

/** What is done when a link leads straight to a tab: the same as its button does. */
const JOB = { results: 'run', understanding: 'evaluate', coverage: 'coverage', compare: null } as const;

/** The Test room: suites against the rules, in a worker, with what came of it as lists, pictures and files. */
export default function Test({ settings, onChange }: RoomProps) {
  const { lang, t } = useTestTexts();
  const { bench, lab } = useBench();
  const { view, change } = useView(settings.lab, onChange);
  useBenchNews(lab);
  useEffect(() => {
    const job = settings.lab === '' ? null : JOB[view.tab];
    if (job !== null) bench.start(job);
    // Only what the address held when the room was entered.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  return (
    <I18nProvider locale={lang === 'sv' ? 'sv-SE' : 'en-GB'}>
      <main className="wrap lab" data-room={settings.room}>
        <h1>{t.title}</h1>
        <p className="lab-lead">{t.lead}</p>
        <Sources bench={bench} lab={lab} />
        <RunBar bench={bench} lab={lab} />
        {lab.refused && <Refusal problem={lab.refused} />}
        <Tabs className="lab-tabs" selectedKey={view.tab} onSelectionChange={(key) => change({ tab: key as TabName })}>
          <TabList className="lab-tablist" aria-label={t.tabsLabel}>
            {TABS.map((tab) => <Tab key={tab} id={tab} className="lab-tab">{t.tabs[tab]}</Tab>)}
          </TabList>
          <TabPanel id="results" className="lab-panel"><Results bench={bench} lab={lab} view={view} change={change} inspector={settings.inspector} /></TabPanel>
          <TabPanel id="understanding" className="lab-panel"><Understanding bench={bench} lab={lab} /></TabPanel>
          <TabPanel id="coverage" className="lab-panel"><Coverage bench={bench} lab={lab} /></TabPanel>
          <TabPanel id="compare" className="lab-panel"><Compare bench={bench} lab={lab} /></TabPanel>
        </Tabs>
      </main>
    </I18nProvider>
  );
}
