import type { Words } from './describe.ts';

const words = (path: string, what: string): Words => ({ [path]: what, [`${path}.sv`]: 'In Swedish.', [`${path}.en`]: 'In English.' });
const HOURS = { description: 'Hours: 8-16, 8-11.30, closed, or unknown where no source gives them.', pattern: '^(?:closed|unknown|\\d{1,2}(?:[.:]\\d\\d)?-\\d{1,2}(?:[.:]\\d\\d)?)$' };
const DATE = { description: 'A date: 2025-06-30.', pattern: '^\\d{4}-\\d\\d-\\d\\d$' };
const SOURCE = 'What it rests on: an id of docs/domain.md.';
const guidance = (kind: string, what: string): Words => ({
  [`.${kind}`]: what, [`.${kind}[].id`]: 'A name for this entry.', ...words(`.${kind}[].text`, 'What stands on the card.'), [`.${kind}[].source`]: SOURCE,
  [`.${kind}[].topics`]: 'Only for these topics.', [`.${kind}[].errands`]: 'Only for these errands.', [`.${kind}[].roles`]: 'Only for these callers.', [`.${kind}[].lines`]: 'Only on these lines.',
});
const conditions = (path: string): Words => ({
  [`${path}.role`]: 'Holds for these callers; all, where it is missing.', [`${path}.topic`]: 'Holds for these topics.', [`${path}.errand`]: 'Holds for these errands.',
});
const choice = (path: string): Words => ({
  ...words(`${path}.label`, 'The answer, as a button.'), [`${path}.cues`]: 'What a caller may say for it, as cues (docs/catalogue.md).',
});

/** What the fields of the service files mean, by schema. */
export const serviceWords: Readonly<Record<string, Words>> = {
  lines: {
    '': 'The agency\'s telephone numbers.', '.lines[].id': 'The line.', ...words('.lines[].name', 'Its name.'), '.lines[].number': 'The number as it is written.', '.lines[].abroad': 'The number from abroad; null where none is given.',
    '.lines[].calendar': 'A calendar of hours.yaml; null where no source gives the hours.', '.lines[].sources': 'What it rests on: ids of docs/domain.md.',
  },
  hours: {
    '': 'Opening hours in Stockholm time (docs/calendar.md). A named day beats a season, a season beats the week.', '.calendars[].id': 'A name for lines.yaml.',
    '.calendars[].publishedYears': 'Years whose days and seasons stand in a source; any other is projected.', '.calendars[].source': SOURCE, '.calendars[].week': 'Seven entries, Monday first.', '.calendars[].week[]': HOURS,
    '.calendars[].seasons': 'Parts of the year with hours of their own.', '.calendars[].seasons[].name': 'Its name.', '.calendars[].seasons[].hours': HOURS, '.calendars[].seasons[].published': 'Its dates as the source gives them, both ends included.',
    '.calendars[].seasons[].published[].from': DATE, '.calendars[].seasons[].published[].to': DATE, '.calendars[].seasons[].isoWeeks': 'The first and the last ISO week in years that are projected; null where nothing can be projected.', '.calendars[].seasons[].source': SOURCE,
    '.calendars[].days': 'Days with a name (machines/days.ts), every year.', '.calendars[].days[].day': 'The day\'s name.', '.calendars[].days[].hours': HOURS, '.calendars[].days[].source': SOURCE,
    '.calendars[].like': 'The calendar above that this one follows.', '.calendars[].closesEarlier': 'Minutes by which it closes earlier than that one.',
  },
  desks: { '': 'Desks: groups of administrators behind a line.', '.assumption': 'That the desks are an assumption of ours.', '.desks[].id': 'A name for routing.yaml.', ...words('.desks[].name', 'Its name, as it is said.') },
  routing: {
    '': 'Who calls decides the line, what it is about decides the desk. In both lists the first rule that matches wins.', '.lines': 'Rules for the line; the last must hold for everyone.', ...conditions('.lines[]'),
    '.lines[].dialled': 'Holds for callers who dialled these lines.', '.lines[].line': 'Where it leads.', '.lines[].source': SOURCE, '.desks': 'Rules for the desk; the last must hold for everyone.', ...conditions('.desks[]'),
    '.desks[].line': 'Holds on these lines.', '.desks[].desk': 'Where it leads: an id of desks.yaml.', '.desks[].source': SOURCE, '.identification': 'Who is offered to identify.', '.identification.errands': 'For these errands.', '.identification.roles': 'These callers.',
    '.identification.exceptTopics': 'Not for these topics.', '.identification.source': SOURCE, '.protected': 'Callers with protected personal data: nothing of their need is said aloud.', '.protected.topics': 'Told by these topics.', '.protected.source': SOURCE,
  },
  authorities: { '': 'Other bodies that callers mean.', '.authorities[].id': 'A name for the catalogue and questions.yaml.', ...words('.authorities[].name', 'Its name within a sentence.'), '.authorities[].number': 'Its number; null where no source gives it.', '.authorities[].source': SOURCE, '.authorities[].verified': 'Whether the number was checked with the authority itself.' },
  errands: { '': 'Errands: their names, and a sentence to say for each.', '.errands[].id': 'The errand.', ...words('.errands[].name', 'Its name.'), ...words('.errands[].say', 'What a caller says; {topic} is the topic\'s name.') },
  roles: { '': 'Who is calling, as the caller would put it.', '.roles[].id': 'The role.', ...words('.roles[].name', 'Its name.'), ...words('.roles[].say', 'What such a caller says to come to the right line.'), '.roles[].sources': 'What it rests on: ids of docs/domain.md.' },
  questions: { '': 'The answers of the one question that tells confusable topics apart. Its words stand in prompts.*.yaml under disambiguate-<id>.', '.questions[].id': 'The pair in intents/catalogue/pairs.yaml.', '.questions[].choices': 'The answers, in the order spoken.', ...choice('.questions[].choices[]'), '.questions[].choices[].topic': 'The topic that it stands for.', '.questions[].choices[].authority': 'The other authority that it stands for.', '.company': 'The question about the form of company: partner line first, private line second.', ...choice('.company[]'), '.company[].role': 'The form of company that it stands for.' },
  guidance: { '': 'What stands on the card at the end of a call.', ...guidance('ready', 'What to have at hand.'), ...guidance('ways', 'Other ways in.'), ...guidance('notes', 'Notes for some topics.') },
  prompts: { '': 'What the voice response says in one language. {gaps} are filled by the program; a sentence with an empty gap is left out.', '.prompts': 'Prompts by id; every question has a -no-match and a -no-input as well.', '.prompts.*': 'What is said.' },
  lint: {},
};
