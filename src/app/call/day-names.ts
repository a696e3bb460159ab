import type { Lang } from '../../../intents/types.ts';
import { NAMED_DAYS, type NamedDay } from '../../../machines/days.ts';
import { texts } from '../shell/texts.ts';

/** What the days that change the hours are called. */
const NAMES: Readonly<Record<NamedDay, Readonly<Record<Lang, string>>>> = {
  nyarsdagen: { sv: 'nyårsdagen', en: 'New Year’s Day' },
  trettondagsafton: { sv: 'trettondagsafton', en: 'Twelfth Night' },
  trettondagen: { sv: 'trettondagen', en: 'Epiphany' },
  skartorsdagen: { sv: 'skärtorsdagen', en: 'Maundy Thursday' },
  langfredagen: { sv: 'långfredagen', en: 'Good Friday' },
  paskafton: { sv: 'påskafton', en: 'Easter Eve' },
  paskdagen: { sv: 'påskdagen', en: 'Easter Day' },
  'annandag-pask': { sv: 'annandag påsk', en: 'Easter Monday' },
  valborgsmassoafton: { sv: 'valborgsmässoafton', en: 'Walpurgis Night' },
  'forsta-maj': { sv: 'första maj', en: 'May Day' },
  'kristi-himmelsfardsdag': { sv: 'Kristi himmelsfärdsdag', en: 'Ascension Day' },
  pingstdagen: { sv: 'pingstdagen', en: 'Whit Sunday' },
  nationaldagen: { sv: 'nationaldagen', en: 'the National Day' },
  midsommarafton: { sv: 'midsommarafton', en: 'Midsummer Eve' },
  midsommardagen: { sv: 'midsommardagen', en: 'Midsummer Day' },
  'dag-fore-alla-helgons-dag': { sv: 'dagen före alla helgons dag', en: 'the day before All Saints’ Day' },
  'alla-helgons-dag': { sv: 'alla helgons dag', en: 'All Saints’ Day' },
  julafton: { sv: 'julafton', en: 'Christmas Eve' },
  juldagen: { sv: 'juldagen', en: 'Christmas Day' },
  'annandag-jul': { sv: 'annandag jul', en: 'Boxing Day' },
  nyarsafton: { sv: 'nyårsafton', en: 'New Year’s Eve' },
};

/** The named day or season that decided the hours, in words; null when an ordinary week did. */
export function reasonOfHours(because: string | null, lang: Lang): string | null {
  if (because === null) return null;
  const day = NAMED_DAYS.find((name) => name === because);
  return day ? NAMES[day][lang] : texts[lang].summer;
}
