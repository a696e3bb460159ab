import type { CallContext } from '../../../machines/context.ts';
import { callPolicy } from '../../../machines/policy.ts';
import { isoInStockholm } from '../../../machines/stockholm.ts';
import type { Service } from '../../service/types.ts';
import { topicName } from '../../simulator/words.ts';
import { useLang } from '../shell/texts.ts';
import { inspectorTexts } from './texts.ts';

/** What the call remembers at a moment, with the limits that it counts towards. */
export function Slots({ service, context }: { readonly service: Service; readonly context: CallContext }) {
  const { lang } = useLang();
  const t = inspectorTexts[lang];
  const yesNo = (value: boolean) => (value ? t.yes : t.no);
  const topic = (id: string | null | undefined) => (id === null || id === undefined ? t.nothing : topicName(service, id, lang));
  const rows: Readonly<Record<keyof typeof t.slotNames, string>> = {
    question: context.question,
    misses: t.of(context.misses, callPolicy.misses),
    rejections: t.of(context.rejections, callPolicy.rejections),
    repeats: t.of(context.repeats, callPolicy.repeats),
    turns: t.of(context.turns, callPolicy.turns),
    lang: t.languages[context.lang],
    need: context.isProtected ? t.slotNames.isProtected : topic(context.need?.topic),
    alsoAbout: topic(context.alsoAbout),
    identified: yesNo(context.identified),
    bankidAsks: t.of(context.bankidAsks, callPolicy.bankidAsks),
    isProtected: yesNo(context.isProtected),
    isTextTelephony: yesNo(context.isTextTelephony),
    place: context.place === null ? t.nothing : String(context.place),
    deadline: context.deadline === null ? t.nothing : `${isoInStockholm(context.deadline.at).slice(11, 16)}, ${context.deadline.as}`,
  };
  return (
    <section aria-label={t.slots}>
      <h4>{t.slots}</h4>
      <dl className="facts-list">
        {Object.entries(rows).map(([slot, value]) => <div key={slot}><dt>{t.slotNames[slot as keyof typeof rows]}</dt><dd>{value}</dd></div>)}
      </dl>
    </section>
  );
}
