import type { catalogueShapes } from '../../service/catalogue.ts';
import type { Words } from './describe.ts';

const CUES = 'Cues (docs/catalogue.md).';

/** What the fields of the catalogue's files mean, by schema (docs/catalogue.md). */
export const catalogueWords: Readonly<Record<keyof typeof catalogueShapes, Words>> = {
  topics: {
    '': 'Topics and what callers say about them.', '.general': 'Whether the topics of this file are about the case or the agency, whichever the benefit.', '.topics': 'Topics by id.', '.topics.*.sv': 'The official name in Swedish.', '.topics.*.en': 'The official name in English.', '.topics.*.names': 'Nouns that point to this topic and no other.',
    '.topics.*.phrases': 'Swedish phrases by errand; none where a phrase expresses no errand, any where it teaches none.', '.topics.*.english': 'English phrases.',
  },
  special: {
    '': 'Callers who belong elsewhere, and utterances that are no topic.', '.authorities': 'Other authorities by id.', '.authorities.*.names': 'Nouns that point to it and no other.', '.authorities.*.phrases': 'Swedish phrases.', '.authorities.*.english': 'English phrases.',
    '.classes': 'Utterances that are no topic: a wish for a person, danger, too vague, nothing to do with the agency.', '.classes.*.phrases': 'Swedish phrases.', '.classes.*.english': 'English phrases.', '.languages': 'Sentences in other languages, by language.',
  },
  danger: { '': 'What people in danger say, and what only sounds so.', '.danger': 'What people in danger say in a clause or two, by kind.', '.harmless': 'What only sounds like danger, by language.' },
  open: { '': 'What is open between two or three topics.', '.open': 'What is open, whatever the words.', '.open.phrases': 'Swedish phrases.', '.open.english': 'English phrases.' },
  roles: {
    '': 'Who is calling. Roles are tried in this order, the first that fits wins.', '.professionalTopics': 'Topics whose callers are mostly no private persons.', '.introductions': 'How callers on duty present themselves; {who} stands for each list under who.', '.ownErrand': 'Cues that show an errand of the caller\'s own.',
    '.roles[].role': 'The role.', '.roles[].who': 'Lists of caller-words.yaml that introduce such a caller.', '.roles[].aside': 'That the cues tell who is calling and nothing of the need.', '.roles[].speaksFor': 'Authorities that such a caller is never sent to.', '.roles[].about': 'Topics that they mostly call about.',
    '.roles[].instead': 'What a topic means from their mouth, unless they name it.', '.roles[].cues': CUES, '.roles[].except': 'Cues that speak against it.',
  },
  'caller-words': { '': 'Lists of titles, workplaces and family, named as @list in cues.', '.sets': 'Word lists by name.' },
  'role-phrases': { '': 'How callers of each role sound where no cue gives them away.', '.rolePhrases': 'Phrases by role.', '.rolePhrases.*.sv': 'Swedish phrases.', '.rolePhrases.*.en': 'English phrases.' },
  errands: { '': 'Sentence patterns by errand; {name} stands for a topic\'s name.', '.errands': 'Swedish patterns.', '.english': 'English patterns.' },
  cues: { '': 'Words that decide without the classifier.', '.words': 'Word lists that the cues of this file name as @list.', '.cues': 'Cues by what they decide.', '.spoken': 'Abbreviations as they are heard.' },
  pairs: { '': 'Words that are open to several topics.', '.pairs[].id': 'The question of service/questions.yaml.', '.pairs[].topics': 'The topics that it may be.', '.pairs[].heard': 'Cues that make it open.', '.pairs[].unless': 'Cues any of which settles it.' },
  concepts: { '': 'Words that mean the same to the classifier.', '.concepts': 'Words by concept; a * at the end: any word that begins so.' },
};
