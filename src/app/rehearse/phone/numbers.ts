import type { Dialled } from '../../../../machines/types.ts';
import type { Service } from '../../../service/types.ts';
import { DIALS } from '../../shell/settings.ts';

export type Numbers = Readonly<Record<Dialled, string>>;

/** The numbers that can be dialled, as they are written. */
export function numbersOf({ lines }: Service): Numbers {
  return { private: lines.private.number, partner: lines.partner.number, press: lines.press.number, abroad: lines.private.abroad ?? lines.private.number };
}

/** Which of the numbers was keyed, however it was grouped; null while it is none of them. */
export function dialledBy(keyed: string, numbers: Numbers): Dialled | null {
  return DIALS.find((one) => bare(numbers[one]) === bare(keyed)) ?? null;
}

/** 00 is how + is keyed. */
function bare(number: string): string {
  return number.replace(/[^\d+]/gu, '').replace(/^00/u, '+');
}
