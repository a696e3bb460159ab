import { asSpoken, compileCue, findCue } from '../../../intents/cues.ts';
import { words } from '../../../intents/text.ts';
import type { Question } from '../../service/types.ts';
import { inCatalogue, inService } from './documents.ts';
import type { Rule, Sighting } from './rule.ts';
import { LANGS, placeOfPrompt } from './wording.ts';

/** Confusable pairs and the questions that tell them apart. */
export const pairRules: readonly Rule[] = [
  {
    id: 'pair-without-question',
    severity: 'error',
    says: 'Every pair of confusable topics has a question.',
    source: 'domain B3; docs/catalogue.md: pairs.yaml and service/questions.yaml go by the same id',
    find: ({ service: { catalogue, questions } }) => catalogue.pairs.flatMap(({ id }, i): Sighting[] => (questions.some((question) => question.id === id) ? []
      : [{ place: inCatalogue('pairs.yaml', 'pairs', i), about: id, message: `no question of service/questions.yaml is called ${id}; add one with its prompts` }])),
  },
  {
    id: 'question-without-pair',
    severity: 'error',
    says: 'Every question belongs to a pair of the catalogue; without one it is never asked.',
    source: 'domain B3; docs/catalogue.md',
    find: ({ service: { catalogue, questions } }) => questions.flatMap(({ id }, i): Sighting[] => (catalogue.pairs.some((pair) => pair.id === id) ? []
      : [{ place: inService('questions.yaml', 'questions', i), about: id, message: `no pair of intents/catalogue/pairs.yaml is called ${id}: it is never asked; add the pair, or remove the question` }])),
  },
  {
    id: 'topic-not-offered',
    severity: 'error',
    says: 'A question offers every topic of its pair.',
    source: 'Chu-Carroll & Carpenter 1998: the question comes from what separates the remaining candidates',
    find: ({ service: { catalogue, questions } }) => questions.flatMap(({ id, choices }, i) => {
      const offered = new Set(choices.flatMap((choice) => ('topic' in choice ? [choice.topic] : [])));
      return (catalogue.pairs.find((pair) => pair.id === id)?.topics ?? []).filter((topic) => !offered.has(topic))
        .map((topic): Sighting => ({ place: inService('questions.yaml', 'questions', i, 'choices'), about: id, message: `the pair may mean ${topic}, which no answer stands for; add it` }));
    }),
  },
  {
    id: 'choice-never-spoken',
    severity: 'warning',
    says: 'A question speaks each of the answers that it listens for.',
    source: 'Chu-Carroll & Carpenter 1998; IBM/Blueworx: prompts tell the caller what to say',
    find: ({ service: { questions, prompts } }) => questions.flatMap((question) => LANGS.flatMap((lang) => {
      const id = `disambiguate-${question.id}`;
      return unspoken(question, prompts[lang][id]).map((label): Sighting => ({ place: placeOfPrompt(id, lang), about: question.id, message: `does not say the answer "${label[lang]}" in any words that it listens for` }));
    })),
  },
];

/** The answers of which no cue stands in the question. A yes or no needs no words of its own. */
function unspoken({ choices }: Question, prompt: string | undefined) {
  if (prompt === undefined) return [];
  const spoken = asSpoken(words(prompt.replaceAll('{', ' ').replaceAll('}', ' ')));
  const isNamed = (i: number) => prompt.includes(`{choice${i + 1}}`);
  return choices.filter(({ cues }, i) => !isNamed(i) && !cues.some((cue) => /(?:^|\W)(?:ja|yes|nej|no)(?:\W|$)/u.test(cue) || findCue(compileCue(cue), spoken))).map(({ label }) => label);
}
