import { useDeferredValue, useMemo, useRef, useSyncExternalStore, type ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useAnnounce } from '../shell/announcer.tsx';
import { useLang } from '../shell/texts.ts';
import { branchesOf, type Branch } from './branches.ts';
import { ChartTab } from './chart-tab.tsx';
import { BackIcon, ForwardIcon } from './icons.tsx';
import './inspector.css';
import { createPlayer } from './journey.ts';
import { machineWords, stateName } from './machine-words.ts';
import { NowTab } from './now-tab.tsx';
import type { InspectorProps } from './slot.tsx';
import { inspectorTexts } from './texts.ts';
import { TraceTab } from './trace-tab.tsx';
import { TurnsTab } from './turns-tab.tsx';
import { UnderstandingTab } from './understanding-tab.tsx';
import { useKeptFocus } from './use-kept-focus.ts';

const TABS = ['chart', 'now', 'trace', 'understanding', 'turns'] as const;

/** What goes on inside the call: the machine drawn, what can happen next, the trace, what was heard, and the way back. */
export default function Inspector({ engine, caller, talk }: InspectorProps) {
  const { lang } = useLang();
  const t = inspectorTexts[lang];
  const announce = useAnnounce();
  const branches = branchesOf(caller);
  const all = useSyncExternalStore(branches.subscribe, branches.all);
  // What is looked at here must never hold up what is said there.
  const seen = useDeferredValue(talk);
  const { at, dialled, queue, lang: begunIn } = caller.conversation();
  const player = useMemo(() => createPlayer(engine.service, queue), [engine, queue]);
  const journey = useMemo(() => player({ at, dialled, lang: begunIn }, seen.view.facts), [player, at, dialled, begunIn, seen]);
  const present = journey.stops.at(-1)?.states.at(-1) ?? '';
  const title = useRef<HTMLHeadingElement>(null);
  const ahead = branches.ahead();

  const part = useRef<HTMLElement>(null);
  useKeptFocus(part, title);

  function move(go: () => void, tell: string): void {
    go();
    announce(tell, lang);
  }
  const back = (turns: number) => move(() => branches.backTo(turns), t.wentBack(turns));
  const goTo = (branch: Branch, turns = branch.conversation.acts.length) => move(() => branches.goTo(branch, turns), t.wentTo(turns));

  const panels: Readonly<Record<(typeof TABS)[number], ReactNode>> = {
    chart: <ChartTab stops={journey.stops} />,
    now: <NowTab engine={engine} caller={caller} journey={journey} present={present} />,
    trace: <TraceTab service={engine.service} trace={seen.trace} />,
    understanding: <UnderstandingTab service={engine.service} trace={seen.trace} stops={journey.stops} />,
    turns: <TurnsTab service={engine.service} caller={caller} talk={talk} branches={all} onBack={back} onGo={goTo} />,
  };

  return (
    <aside className="inspector" ref={part} aria-labelledby="inspector-title">
      <div className="inspector-head">
        <h2 id="inspector-title" ref={title} tabIndex={-1}>{t.title}</h2>
        <div className="inspector-steps">
          <button type="button" className="quiet" aria-label={t.back} aria-disabled={talk.turns.length === 0} onClick={() => { if (talk.turns.length > 0) back(talk.turns.length - 1); }}><BackIcon /></button>
          <button type="button" className="quiet" aria-label={t.forward} aria-disabled={ahead === null} onClick={() => { if (ahead) goTo(ahead, talk.turns.length + 1); }}><ForwardIcon /></button>
        </div>
        <p className="inspector-present">{talk.view.state === 'fault' ? t.failed : t.presentState(stateName(machineWords[lang], present))}</p>
      </div>
      <Tabs className="inspector-tabs" defaultSelectedKey="chart">
        <TabList className="inspector-tablist" aria-label={t.views}>
          {TABS.map((tab) => <Tab key={tab} id={tab} className="inspector-tab">{t.tabs[tab]}</Tab>)}
        </TabList>
        {TABS.map((tab) => <TabPanel key={tab} id={tab} className="inspector-panel"><h3 className="unseen">{t.tabs[tab]}</h3>{panels[tab]}</TabPanel>)}
      </Tabs>
    </aside>
  );
}
