import { ERRANDS, ROLES } from '../../../intents/types.ts';
import type { Routing, Service } from '../../service/types.ts';
import { inService, replaced, swapped, without, type Mutant, type Operator } from './mutant.ts';

type Identification = Routing['identification'];
type ListName = 'errands' | 'roles' | 'exceptTopics';

const WHERE = 'routing.yaml, identification';
const inIdentification = (service: Service, what: string, changed: Partial<Identification>): Mutant =>
  inService(service, WHERE, what, { routing: { ...service.routing, identification: { ...service.routing.identification, ...changed } } });

function* identification(service: Service): Generator<Mutant> {
  const { identification: rules } = service.routing;
  for (const name of ['errands', 'roles', 'exceptTopics'] satisfies ListName[]) {
    for (const [i, value] of (rules[name] as readonly string[]).entries()) {
      yield inIdentification(service, `${value} is gone from ${name}`, { [name]: without(rules[name] as readonly string[], i) });
    }
  }
  for (const errand of ERRANDS) if (!rules.errands.includes(errand)) yield inIdentification(service, `${errand} is among the errands`, { errands: [...rules.errands, errand] });
  for (const role of ROLES) if (!rules.roles.includes(role)) yield inIdentification(service, `${role} is among the roles`, { roles: [...rules.roles, role] });
}

function* protection(service: Service): Generator<Mutant> {
  const { protected: rules } = service.routing;
  for (const [i, topic] of rules.topics.entries()) {
    yield inService(service, 'routing.yaml, protected', `${topic} protects nobody`, { routing: { ...service.routing, protected: { ...rules, topics: without(rules.topics, i) } } });
  }
}

function* choices(service: Service): Generator<Mutant> {
  for (const [i, question] of service.questions.entries()) {
    const heard = [`disambiguate-${question.id}`];
    const at = `questions.yaml, ${question.id}`;
    const changed = (list: typeof question.choices) => ({ questions: replaced(service.questions, i, { ...question, choices: list }) });
    for (let c = 0; c + 1 < question.choices.length; c++) yield inService(service, at, `answers ${c + 1} and ${c + 2} have changed places`, changed(swapped(question.choices, c, c + 1)), heard);
    for (const [c, choice] of question.choices.entries()) yield inService(service, at, `answer ${c + 1} is known by no word`, changed(replaced(question.choices, c, { ...choice, cues: [] })), heard);
  }
  const [trader, company] = service.company;
  const at = 'questions.yaml, company';
  yield inService(service, at, 'the two forms are known by each other’s words', { company: [{ ...trader, cues: company.cues }, { ...company, cues: trader.cues }] }, ['ask-company']);
  yield inService(service, at, 'the first form is known by no word', { company: [{ ...trader, cues: [] }, company] }, ['ask-company']);
  yield inService(service, at, 'the second form is known by no word', { company: [trader, { ...company, cues: [] }] }, ['ask-company']);
}

export const CARE: readonly Operator[] = [
  { id: 'identification', says: 'who is offered BankID changes by one errand, role or topic', of: ({ service }) => [...identification(service)] },
  { id: 'protection', says: 'callers with protected data are treated as others', of: ({ service }) => [...protection(service)] },
  { id: 'choices', says: 'the answers to a question change places, or are not known by their words', of: ({ service }) => [...choices(service)] },
];
