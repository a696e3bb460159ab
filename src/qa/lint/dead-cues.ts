import { createCueScanner } from '../../../intents/cue-scanner.ts';
import { asSpoken, compileCue, compileLists, type CompiledCue, type CueList } from '../../../intents/cues.ts';
import { words } from '../../../intents/text.ts';
import { inCatalogue, inService, type Place } from './documents.ts';
import type { Sighting, Subject } from './rule.ts';

interface Placed {
  readonly cue: string;
  readonly about: string;
  readonly place: Place;
}

/** Cues that stand in nothing that the catalogue knows callers to say. Introductions are patterns for many lists and are not looked at. */
export function deadCues({ service }: Subject): Sighting[] {
  const lists = compileLists(service.catalogue.sets);
  const placed = placedCues(service).map((entry) => ({ ...entry, list: [compileCue(entry.cue, lists)] as CueList & CompiledCue[] }));
  const scan = createCueScanner(placed.map(({ list }) => list));
  let silent = placed;
  for (const text of textsOf(service)) {
    const firstOf = scan(asSpoken(words(text)));
    silent = silent.filter(({ list }) => firstOf(list) === null);
  }
  return silent.map(({ cue, about, place }) => ({ place, about, message: `"${cue}" stands in no phrase of the catalogue; correct it, or add a phrase that shows it` }));
}

/** Every cue with where it stands: what decides without the classifier, who is calling, pairs, and the answers of questions. */
function placedCues({ catalogue, questions, company }: Subject['service']): Placed[] {
  return [
    ...Object.entries(catalogue.cues).flatMap(([purpose, cues]) => cues.map((cue, i): Placed => ({ cue, about: purpose, place: inCatalogue('cues.yaml', 'cues', purpose, i) }))),
    ...catalogue.ownErrand.map((cue, i): Placed => ({ cue, about: 'ownErrand', place: inCatalogue('roles.yaml', 'ownErrand', i) })),
    ...catalogue.roles.flatMap(({ role, cues, except }, r) => [...cues.map((cue, i) => ({ cue, i, field: 'cues' })), ...except.map((cue, i) => ({ cue, i, field: 'except' }))]
      .map(({ cue, i, field }): Placed => ({ cue, about: role, place: inCatalogue('roles.yaml', 'roles', r, field, i) }))),
    ...catalogue.pairs.flatMap(({ id, heard, unless }, p) => [...heard.map((cue, i) => ({ cue, i, field: 'heard' })), ...unless.map((cue, i) => ({ cue, i, field: 'unless' }))]
      .map(({ cue, i, field }): Placed => ({ cue, about: id, place: inCatalogue('pairs.yaml', 'pairs', p, field, i) }))),
    ...questions.flatMap(({ id, choices }, q) => choices.flatMap(({ cues }, c) => cues.map((cue, i): Placed => ({ cue, about: id, place: inService('questions.yaml', 'questions', q, 'choices', c, 'cues', i) })))),
    ...company.flatMap(({ role, cues }, c) => cues.map((cue, i): Placed => ({ cue, about: role, place: inService('questions.yaml', 'company', c, 'cues', i) }))),
  ];
}

/** What the catalogue knows callers to say, names and answers too, each once. */
function textsOf({ catalogue, questions, company }: Subject['service']): ReadonlySet<string> {
  const owners = [...catalogue.topics, ...catalogue.authorities];
  const phrases = [...owners.flatMap((owner) => owner.phrases), ...Object.values(catalogue.classes).flat(), ...catalogue.rolePhrases.flatMap((role) => role.phrases)];
  const labels = [...questions.flatMap(({ choices }) => choices), ...company].flatMap(({ label }) => [label.sv, label.en]);
  return new Set([...phrases.map(({ text }) => text), ...owners.flatMap(({ names }) => names), ...catalogue.topics.flatMap(({ name }) => [name.sv, name.en]), ...Object.values(catalogue.languages).flat(), ...catalogue.danger.said, ...labels]);
}
