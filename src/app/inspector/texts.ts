import type { Lang } from '../../../intents/types.ts';
import { en } from './texts.en.ts';
import { sv, type InspectorTexts } from './texts.sv.ts';

/** The words of the inspector. What the machine is called stands in machine-words.ts. */
export const inspectorTexts: Readonly<Record<Lang, InspectorTexts>> = { sv, en };
