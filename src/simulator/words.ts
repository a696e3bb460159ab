import { dayNumber, localTime, parseTime } from '../../machines/stockholm.ts';
import type { LineId, Prompt } from '../../machines/types.ts';
import type { Lang, Role } from '../../intents/types.ts';
import type { Service } from '../service/types.ts';

/** Names and times as they are spoken. All functions are pure; `at` is the instant of the call. */

export function topicName(service: Service, id: string, lang: Lang): string {
  return service.catalogue.topics.find((topic) => topic.id === id)?.name[lang] ?? id;
}

/** A name within a sentence: without brackets, and in lower case unless it is a name or an abbreviation. */
export function inSentence(name: string): string {
  const bare = name.replace(/ \([^)]*\)/gu, '');
  return /^(?:Mina sidor|My pages|[\p{Lu}\d-]{2,})/u.test(bare) ? bare : bare.charAt(0).toLowerCase() + bare.slice(1);
}

export function authorityName(service: Service, id: string, lang: Lang): string {
  return service.authorities.find((authority) => authority.id === id)?.name[lang] ?? id;
}

export function lineName(service: Service, id: LineId, lang: Lang): string {
  return service.lines[id].name[lang];
}

export function deskName(service: Service, id: string, lang: Lang): string {
  return service.desks.find((desk) => desk.id === id)?.name[lang] ?? id;
}

/** What to say to a voice response for a need (A-021: the benefit's name, or the errand). */
export function phraseFor(service: Service, topic: string | null, errand: string | null, lang: Lang, role: Role = 'private'): string | null {
  if (topic === null) return null;
  const byRole = service.roles.find(({ id }) => id === role)?.say?.[lang];
  if (byRole !== undefined) return byRole.replace('{topic}', inSentence(topicName(service, topic, lang)));
  const words = service.errands.find(({ id }) => id === errand);
  const name = inSentence(topicName(service, topic, lang));
  // General errands ("Utbetalning", "Omprövning") are said by their own name.
  const isGeneral = service.routing.identification.exceptTopics.includes(topic) || GENERAL.has(topic);
  return words && !isGeneral ? words.say[lang].replace('{topic}', name) : name;
}

const GENERAL: ReadonlySet<string> = new Set(['utbetalning', 'konto', 'handlaggning', 'handlingar', 'aterkrav', 'omprovning', 'inkomst-eller-uppgifter', 'digitalt-mote', 'formansintyg']);

const LOCALES: Record<Lang, string> = { sv: 'sv-SE', en: 'en-GB' };

/** "i dag klockan 8", "i morgon klockan 8", "måndag 23 juni klockan 8"; empty for no time. */
export function spokenTime(iso: string | null, at: number, lang: Lang): string {
  if (iso === null || iso === '') return '';
  const instant = parseTime(iso);
  const { date, minutes } = localTime(instant);
  const days = dayNumber(date) - dayNumber(localTime(at).date);
  const clock = clockTime(minutes, lang);
  const day = days === 0 ? (lang === 'sv' ? 'i dag' : 'today') : days === 1 ? (lang === 'sv' ? 'i morgon' : 'tomorrow') : dayWords(date, lang);
  return lang === 'sv' ? `${day} klockan ${clock}` : `${day} at ${clock}`;
}

/** "8", "11.30" in Swedish; "8:00", "11:30" in English. */
export function clockTime(minutes: number, lang: Lang): string {
  const hour = Math.floor(minutes / 60);
  const rest = String(Math.floor(minutes % 60)).padStart(2, '0');
  if (lang === 'en') return `${hour}:${rest}`;
  return rest === '00' ? String(hour) : `${hour}.${rest}`;
}

function dayWords(date: string, lang: Lang): string {
  const text = new Intl.DateTimeFormat(LOCALES[lang], { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${date}T12:00:00Z`));
  return lang === 'sv' ? text.replace(/ den /u, ' ') : `on ${text}`;
}

/** Fills a prompt's gaps. A sentence whose gap has nothing to fill it is left out. */
export function renderPrompt(service: Service, prompt: Prompt, lang: Lang, at: number): string {
  const template = service.prompts[lang][prompt.id] ?? service.prompts[lang]['fault'] ?? prompt.id;
  const values = gapValues(service, prompt, lang, at);
  return template
    .split(/(?<=[.?!])\s+/u)
    .map((sentence) => fill(sentence, values))
    .filter((sentence) => sentence !== null && sentence !== '')
    .join(' ');
}

function fill(sentence: string, values: Readonly<Record<string, string>>): string | null {
  let complete = true;
  const filled = sentence.replace(/\{(\w+)\}/gu, (_, name: string) => {
    const value = values[name] ?? '';
    if (value === '') complete = false;
    return value;
  });
  return complete ? filled.charAt(0).toUpperCase() + filled.slice(1) : null;
}

function gapValues(service: Service, { gaps }: Prompt, lang: Lang, at: number): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, raw] of Object.entries(gaps)) values[name] = gapValue(service, name, raw, lang, at);
  const line = gaps['line'];
  if (line === 'private' || line === 'partner' || line === 'press') {
    values['number'] = service.lines[line].number;
    values['say'] = phraseFor(service, gaps['topic'] ?? null, null, lang, gaps['role'] as Role) ?? '';
  }
  const authority = service.authorities.find(({ id }) => id === gaps['authority']);
  if (authority) values['number'] = authority.number === null ? '' : lang === 'sv' ? `Numret är ${authority.number}${authority.verified ? '' : ', men det är inte kontrollerat'}.` : `The number is ${authority.number}${authority.verified ? '' : ', but it is unverified'}.`;
  return values;
}

function gapValue(service: Service, name: string, raw: string, lang: Lang, at: number): string {
  if (raw === '' || name === 'role') return '';
  if (name === 'next') return spokenTime(raw, at, lang);
  if (name === 'minutes') return lang === 'sv' ? `${raw} ${raw === '1' ? 'minut' : 'minuter'}` : `${raw} ${raw === '1' ? 'minute' : 'minutes'}`;
  if (name === 'topic') return inSentence(topicName(service, raw, lang));
  if (name === 'authority') return authorityName(service, raw, lang);
  if (name === 'line') return inSentence(lineName(service, raw as LineId, lang));
  if (name === 'desk') return inSentence(deskName(service, raw, lang));
  const [kind, id = ''] = raw.split(':');
  if (kind === 'topic') return inSentence(topicName(service, id, lang));
  return kind === 'authority' ? authorityName(service, id, lang) : raw;
}

/** The date of an instant in Stockholm with its weekday, for heads of transcripts: "fredag 20 juni 2025 10.15". */
export function spokenMoment(at: number, lang: Lang): string {
  const { date, minutes, year } = localTime(at);
  return `${dayWords(date, lang).replace(/^on /u, '')} ${year} ${clockTime(Math.floor(minutes), lang)}`;
}

