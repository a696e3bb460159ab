import type { Lang } from '../../../intents/types.ts';

const sv = { title: 'Testa reglerna' };

const en: typeof sv = { title: 'Test the rules' };

/** The words of the Test room. */
export const testTexts: Readonly<Record<Lang, typeof sv>> = { sv, en };
