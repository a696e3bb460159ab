import type { Prompt } from '../../machines/types.ts';
import type { Service } from '../service/types.ts';
import { renderPrompt } from '../simulator/words.ts';
import type { Wrong } from './looking.ts';

const AT = Date.parse('2025-03-03T09:15:00Z');

const judged = new WeakMap<Service, Map<string, Wrong>>();

/** Whether a prompt has words in both languages with every gap filled; each is looked at once. */
export function unspoken(service: Service, prompt: Prompt): Wrong {
  const known = judged.get(service) ?? new Map<string, Wrong>();
  judged.set(service, known);
  const key = JSON.stringify(prompt);
  if (!known.has(key)) known.set(key, wrongWords(service, prompt));
  return known.get(key) ?? null;
}

function wrongWords(service: Service, prompt: Prompt): Wrong {
  for (const lang of ['sv', 'en'] as const) {
    if (!service.prompts[lang][prompt.id]) return `${prompt.id} has no words in ${lang}`;
    const text = renderPrompt(service, prompt, lang, AT);
    if (text === '' || /[{}]|undefined/u.test(text)) return `${prompt.id} says "${text}" in ${lang}`;
  }
  return null;
}
