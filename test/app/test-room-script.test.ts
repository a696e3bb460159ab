import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCaller } from '../../src/app/call/caller.ts';
import { scriptOf } from '../../src/app/test/results/script.ts';
import { runCase } from '../../src/qa/run.ts';
import { parseSuite, type CallCase } from '../../src/qa/suite.ts';
import { matcher, service } from '../engine.ts';

const engine = { service, matcher };
const calls = readdirSync('suites').flatMap((name) => parseSuite(readFileSync(`suites/${name}`, 'utf8'), name).cases).filter((entry): entry is CallCase => entry.kind === 'call');

/** Keys pressed one by one tell the same number as keys pressed together. */
const promptsOf = (trace: ReturnType<typeof runCase>['trace']) => trace.flatMap((step) => (step.type === 'prompt' ? [step.id] : step.type === 'call.ended' ? [JSON.stringify(step.outcome)] : []));

describe('a case opened in the call view', () => {
  it('is the very call that was run: each shipped call says and ends the same', () => {
    const caller = createCaller(engine);
    const otherwise = calls.filter((entry) => {
      caller.open(scriptOf(engine, entry).conversation);
      return JSON.stringify(promptsOf(caller.getSnapshot().trace)) !== JSON.stringify(promptsOf(runCase(engine, entry).trace));
    });
    expect(otherwise.map(({ name }) => name)).toEqual([]);
  }, 120_000);

  const suite = parseSuite(`suite: S
at: 2025-03-03T10:15
calls:
  - name: a
    steps:
      - say: jag är sjuk
      - hear: describe
      - say: ja
      - press: "199001019802"
utterances:
  - { say: jag är sjuk, topic: vab, line: private }
`, 's.yaml');

  it('stands before the first step that does not hold', () => {
    const { failsAt, steps, conversation } = scriptOf(engine, suite.cases[0] as CallCase);
    expect(failsAt).toBe(1);
    expect(steps.map(({ acts }) => acts)).toEqual([1, 1, 2, 3]);
    const caller = createCaller(engine);
    caller.open(conversation, steps[failsAt - 1]?.acts);
    expect(caller.getSnapshot().turns).toHaveLength(1);
  });

  it('keeps no personal number', () => {
    expect(JSON.stringify(scriptOf(engine, suite.cases[0] as CallCase).conversation.acts)).not.toContain('1990');
  });

  it('shows what was expected of an utterance step by step', () => {
    const { steps, failsAt } = scriptOf(engine, suite.cases[1] as never);
    expect(steps.map(({ text, isRight }) => [text, isRight])).toEqual([['say: jag är sjuk', true], ['topic: vab', false], ['line: private', true]]);
    expect(failsAt).toBe(1);
  });
});
