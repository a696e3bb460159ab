import type { Lang } from '../../../intents/types.ts';

const sv = { title: 'Öva samtalet' };

const en: typeof sv = { title: 'Rehearse the call' };

/** The words of the Rehearse room. */
export const rehearseTexts: Readonly<Record<Lang, typeof sv>> = { sv, en };
