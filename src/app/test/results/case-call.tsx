import { useEffect, useMemo, useState } from 'react';
import { useSelector } from '@xstate/react';
import { createMatcher } from '../../../../intents/understand.ts';
import { restore } from '../../../../intents/store.ts';
import type { SuiteCase } from '../../../qa/suite.ts';
import { createCaller, type Talk } from '../../call/caller.ts';
import type { Engine } from '../../call/engine.ts';
import { Transcript } from '../../call/transcript.tsx';
import { useEngine } from '../../call/use-call.ts';
import { Inspector } from '../../inspector/slot.tsx';
import { useAnnounce } from '../../shell/announcer.tsx';
import { LangContext, texts } from '../../shell/texts.ts';
import type { Bench, Lab } from '../lab.ts';
import { useTestTexts } from '../texts.ts';
import { scriptOf } from './script.ts';
import { Steps } from './steps.tsx';

interface Props {
  readonly bench: Bench;
  readonly lab: Lab;
  readonly entry: SuiteCase;
  /** Whether it was run against rules of one's own, and so must be played with them. */
  readonly ownRules: boolean;
  readonly inspector: boolean;
}

/** The case as a call: with the engine of the page, or with the rules that the worker hands over. */
export function CaseCall({ bench, lab: { handed, progress }, entry, ownRules, inspector }: Props) {
  const { lang, t } = useTestTexts();
  const { loaded: shipped, failed, retry } = useEngine();
  const own = useMemo((): Engine | null => (ownRules && handed ? { service: handed.service, matcher: createMatcher(handed.service.catalogue, restore(handed.trained)) } : null), [ownRules, handed]);
  const engine = ownRules ? own : shipped;
  if (engine) return <Played engine={engine} entry={entry} inspector={inspector} />;
  if (ownRules) return <p className="hint">{t.rulesNeeded} <button type="button" className="quiet" disabled={progress !== null} onClick={() => bench.start('rules')}>{t.loadRules}</button></p>;
  return <p className="status">{failed ? texts[lang].loadFailed : texts[lang].loading} {failed && <button type="button" className="quiet" onClick={retry}>{texts[lang].tryAgain}</button>}</p>;
}

function Played({ engine, entry, inspector }: { readonly engine: Engine; readonly entry: SuiteCase; readonly inspector: boolean }) {
  const { lang, t } = useTestTexts();
  const announce = useAnnounce();
  const script = useMemo(() => scriptOf(engine, entry), [engine, entry]);
  const caller = useMemo(() => createCaller(engine), [engine]);
  const talk = useSelector(caller, (snapshot: Talk) => snapshot);
  const { conversation, steps, failsAt } = script;
  /** How many steps have been done. */
  const [at, setAt] = useState(failsAt);
  useEffect(() => caller.open(conversation, steps[at - 1]?.acts ?? 0), [caller, conversation, steps, at]);

  function goTo(next: number): void {
    setAt(next);
    announce(t.stepAt(next, steps.length), lang);
  }

  return (
    <section className="lab-call" aria-labelledby="case-call-title">
      <h3 id="case-call-title">{entry.kind === 'call' ? t.callOf : t.utteranceOf}</h3>
      <div className="buttons">
        <StepButton name={t.stepOn} isIdle={at >= steps.length} onPress={() => goTo(at + 1)} />
        <StepButton name={t.stepBack} isIdle={at === 0} onPress={() => goTo(at - 1)} />
        <StepButton name={t.fromStart} isIdle={at === 0} onPress={() => goTo(0)} />
        {failsAt < steps.length && <StepButton name={t.toFailure} isIdle={at === failsAt} onPress={() => goTo(failsAt)} />}
      </div>
      <Steps steps={steps} at={at} />
      <LangContext value={lang}><Transcript talk={talk} /></LangContext>
      {inspector && <Inspector engine={engine} caller={caller} talk={talk} />}
    </section>
  );
}

/** A button that has nothing to do keeps its focus: it is idle, not disabled. */
function StepButton({ name, isIdle, onPress }: { readonly name: string; readonly isIdle: boolean; readonly onPress: () => void }) {
  return <button type="button" className="quiet" aria-disabled={isIdle} onClick={() => { if (!isIdle) onPress(); }}>{name}</button>;
}
