import type { Lang } from '../../../intents/types.ts';
import { compoundRules } from './compounds.ts';
import { flowRules } from './flow.ts';
import { letterRules } from './letters.ts';
import type { Edit, Rule } from './rule.ts';
import { shortFormRules } from './short-forms.ts';
import { soundRules } from './sounds.ts';
import { spokenOf } from './spoken.ts';

/** Every way in which what is heard may differ from what was said. */
export const RULES: readonly Rule[] = [...compoundRules, ...letterRules, ...soundRules, ...shortFormRules, ...flowRules];

const byId = new Map(RULES.map((rule) => [rule.id, rule]));

export function ruleOf(id: string): Rule | null {
  return byId.get(id) ?? null;
}

/** Everything that can happen to an utterance (in NFC), by rule. What two rules could do is told as done by the first of them. */
export function editsOf(utterance: string, lang: Lang): readonly (readonly Edit[])[] {
  const spoken = spokenOf(utterance);
  const seen = new Set<string>();
  return RULES.map(({ id, places }) => places(spoken, lang).flatMap((place): Edit[] => {
    const key = `${place.at} ${place.from}>${place.to}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ rule: id, ...place }];
  })).filter(({ length }) => length > 0);
}
