import { calendarRules } from './calendar-rules.ts';
import { catalogueRules } from './catalogue-rules.ts';
import { factRules } from './fact-rules.ts';
import { gapRules } from './gap-rules.ts';
import { keyRules } from './key-rules.ts';
import { pairRules } from './pair-rules.ts';
import { promptRules } from './prompt-rules.ts';
import { repromptRules } from './reprompt-rules.ts';
import { routingRules } from './routing-rules.ts';
import type { Rule } from './rule.ts';

/** Everything that is judged, in the order in which it is told. */
export const RULES: readonly Rule[] = [
  ...catalogueRules, ...pairRules, ...promptRules, ...keyRules, ...repromptRules, ...gapRules, ...factRules, ...calendarRules, ...routingRules,
];
