import type { Lang } from '../../../intents/types.ts';

const sv = { title: 'Insyn i samtalet' };

const en: typeof sv = { title: 'Inside the call' };

/** The words of the inspector. */
export const inspectorTexts: Readonly<Record<Lang, typeof sv>> = { sv, en };
