import type { Lang } from '../../../../intents/types.ts';
import type { Led } from '../../../qa/coach/place.ts';
import type { Service } from '../../../service/types.ts';
import { authorityName, deskName, lineName } from '../../../simulator/words.ts';
import { coachTexts } from './texts.ts';

/** Where an utterance led, in words. */
export function ledWords({ kind, place }: Led, service: Service, lang: Lang): string {
  const { led } = coachTexts[lang];
  if (kind !== 'elsewhere') return led[kind];
  if (!place) return led.danger;
  if (place.authority !== null) return led.other(authorityName(service, place.authority, lang));
  return place.desk === null ? led.other(lineName(service, place.line ?? 'private', lang)) : led.desk(deskName(service, place.desk, lang));
}
