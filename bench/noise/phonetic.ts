import { pick } from '../random.ts';
import type { Lang } from '../types.ts';
import type { Damage } from './damage.ts';

type Rule = readonly [heard: RegExp, written: string];

const DOUBLE: Rule = [/([bdfgklmnprst])\1/u, '$1'];

/** How words are written by ear. */
const RULES: Readonly<Record<Lang, readonly Rule[]>> = {
  sv: [
    [/ä/u, 'e'], [/e(?=[lnr])/u, 'ä'], [/å/u, 'o'], [/o(?=[lnr])/u, 'å'], DOUBLE, [/ck/u, 'k'],
    [/skj|stj/u, 'sj'], [/sj/u, 'sch'], [/sk(?=[eiyäö])/u, 'sj'], [/tion/u, 'sjon'], [/tj/u, 'kj'], [/k(?=[eiyäö])/u, 'tj'],
    [/^hj|^dj|^lj|^gj/u, 'j'], [/^g(?=[eiyäö])/u, 'j'], [/gn/u, 'ngn'], [/c(?=[eiy])/u, 's'], [/x/u, 'ks'], [/z/u, 's'],
    [/^mig$/u, 'mej'], [/^dig$/u, 'dej'], [/^sig$/u, 'sej'], [/^jag$/u, 'ja'], [/^är$/u, 'e'], [/^och$/u, 'å'], [/^det$/u, 'de'],
    [/^något/u, 'nåt'], [/^någon/u, 'nån'], [/^sedan$/u, 'sen'], [/^till$/u, 'te'], [/igt$/u, 'it'], [/ig$/u, 'i'], [/rd/u, 'd'],
  ],
  en: [
    [/ph/u, 'f'], [/c(?=[aou]|[^aeiouyh])/u, 'k'], [/c(?=[eiy])/u, 's'], [/ck/u, 'k'], [/ee/u, 'ea'], [/ea/u, 'ee'], DOUBLE,
    [/igh/u, 'y'], [/gh/u, ''], [/^kn/u, 'n'], [/^wr/u, 'r'], [/wh/u, 'w'], [/tion/u, 'shun'], [/ei/u, 'ie'], [/ie/u, 'ei'],
    [/oo/u, 'u'], [/ou/u, 'ow'], [/ai/u, 'ay'], [/ay/u, 'ai'], [/er$/u, 'ur'], [/y$/u, 'ie'], [/s(?=[aeiou])/u, 'z'], [/qu/u, 'kw'],
    [/x/u, 'ks'], [/([^aeiou])e$/u, '$1'],
  ],
};

/** The word as somebody would write it who goes by its sound: one rule that fits, at random. */
export function byEar(lang: Lang): Damage {
  return (word, random) => {
    const low = word.toLowerCase();
    const fitting = pick(RULES[lang].filter(([heard]) => heard.test(low)), random);
    return fitting ? low.replace(fitting[0], fitting[1]) : null;
  };
}
