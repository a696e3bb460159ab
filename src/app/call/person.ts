import type { Lang } from '../../../intents/types.ts';

/** What asks for a person where no key can be pressed. */
export const PERSON: Readonly<Record<Lang, string>> = { sv: 'handläggare', en: 'administrator' };
