import { decide, type Limits } from '../../../intents/decide.ts';
import type { Ranking, Reading } from '../../../intents/reading.ts';
import type { Decision } from '../../../intents/types.ts';
import type { Matcher } from '../../../intents/understand.ts';
import { memoized } from '../memoized.ts';

/** Matchers made of another matcher: what it has read once is not read again. Evidence is left out, as no case looks at it. */
type Undecided = Omit<Decision, 'evidence'>;

/** A matcher that remembers all that it was asked. */
export function remembering(matcher: Matcher): Matcher {
  const read = memoized(matcher.read);
  return {
    ...matcher,
    read,
    understand: memoized((utterance) => bare(decide(read(utterance), matcher.catalogue))),
    yesOrNo: memoized(matcher.yesOrNo),
    wish: memoized(matcher.wish),
  };
}

const bare = (decision: Undecided): Decision => ({ ...decision, evidence: [] });

/** A matcher with other thresholds. */
export function withLimits(matcher: Matcher, limits: Limits): Matcher {
  return { ...matcher, understand: memoized((utterance) => bare(decide(matcher.read(utterance), matcher.catalogue, limits))) };
}

/** A matcher that concludes otherwise. */
export function withDecision(matcher: Matcher, change: (decision: Decision) => Decision): Matcher {
  return { ...matcher, understand: memoized((utterance) => change(matcher.understand(utterance))) };
}

/** A matcher that hears an utterance as another one; `wish` and `yesOrNo` still hear it as it is. */
export function hearing(matcher: Matcher, heardAs: (utterance: string) => string): Matcher {
  return { ...matcher, understand: (utterance) => matcher.understand(heardAs(utterance)), read: (utterance) => matcher.read(heardAs(utterance)) };
}

/** A matcher for which one topic, authority or class never ranks. */
export function withoutLabel(matcher: Matcher, id: string): Matcher {
  const out = <T extends Ranking>(ranking: T): T => ({ ...ranking, ranked: ranking.ranked.filter(({ label }) => label.id !== id) });
  const lacking = (reading: Reading): Reading => ({ ...out(reading), besidesAgent: reading.besidesAgent && out(reading.besidesAgent), parts: reading.parts.map(out) });
  return { ...matcher, understand: memoized((utterance) => bare(decide(lacking(matcher.read(utterance)), matcher.catalogue))) };
}

/** What of an answer a call can look at. */
export function sameAnswers(one: Matcher, other: Matcher, utterance: string): boolean {
  const told = (matcher: Matcher) => {
    const { outcome, ask, topic, errand, role, authority, topics, needs, pair, lang } = matcher.understand(utterance);
    return JSON.stringify([outcome, ask, topic, errand, role, authority, topics, needs, pair, lang, matcher.yesOrNo(utterance), matcher.wish(utterance)]);
  };
  return told(one) === told(other);
}
