import { asSpoken, compileCue, compileLists, firstCue } from '../../../intents/cues.ts';
import { words } from '../../../intents/text.ts';
import { readTokens } from '../../../intents/tokens.ts';
import type { Catalogue, Cue } from '../../../intents/types.ts';
import { memoized } from '../memoized.ts';
import { remembering } from './matchers.ts';
import { replaced, without, type Mutant, type Operator, type Subject } from './mutant.ts';

/** Lists of cues that decide something by themselves; fillers and function words only help the others. */
const DECIDING = ['agent', 'crisis', 'crisis-over', 'sent-here', 'unsure', 'yes', 'no', 'repeat', 'help', 'back', 'callback', 'skip', 'also', 'both', 'adding', 'joining', 'between', 'having', 'governing', 'wanting', 'correction', 'not'] as const satisfies readonly (keyof Catalogue['cues'])[];

/** A cue that is gone: where it stood, and the catalogue without it. */
interface Lost {
  readonly where: string;
  readonly cue: Cue;
  readonly catalogue: () => Catalogue;
}

function* lostCues(catalogue: Catalogue): Generator<Lost> {
  for (const list of DECIDING) {
    for (const [i, cue] of catalogue.cues[list].entries()) yield { where: `cues.yaml, ${list}`, cue, catalogue: () => ({ ...catalogue, cues: { ...catalogue.cues, [list]: without(catalogue.cues[list], i) } }) };
  }
  for (const [p, pair] of catalogue.pairs.entries()) {
    for (const list of ['heard', 'unless'] as const) {
      for (const [i, cue] of pair[list].entries()) yield { where: `pairs.yaml, ${pair.id}, ${list}`, cue, catalogue: () => ({ ...catalogue, pairs: replaced(catalogue.pairs, p, { ...pair, [list]: without(pair[list], i) }) }) };
    }
  }
  for (const [r, role] of catalogue.roles.entries()) {
    for (const list of ['cues', 'except'] as const) {
      for (const [i, cue] of role[list].entries()) yield { where: `roles.yaml, ${role.role}, ${list}`, cue, catalogue: () => ({ ...catalogue, roles: replaced(catalogue.roles, r, { ...role, [list]: without(role[list], i) }) }) };
    }
  }
}

function* cues({ matcher, rematch }: Subject): Generator<Mutant> {
  const { catalogue, model } = matcher;
  const lists = compileLists(catalogue.sets);
  const spoken = memoized((utterance: string) => [asSpoken(words(utterance)), asSpoken(readTokens(utterance, model.reader))]);
  for (const { where, cue, catalogue: changed } of lostCues(catalogue)) {
    const anywhere = [compileCue(anyOrder(cue), lists)];
    yield {
      where, what: `the cue "${cue}" is gone`,
      change: { of: 'matcher', matcher: () => remembering(rematch(changed())), reaches: (utterance) => spoken(utterance).some((form) => firstCue(anywhere, form) !== null) },
    };
  }
}

/** The cue's words, wherever they stand: without them all it can match nowhere, however the utterance is cut. */
function anyOrder(cue: Cue): Cue {
  return cue.replace(/[$^]/gu, '').split(/\s+/u).filter((step) => step !== '...' && step !== ',' && step !== '&' && step !== '').join(' & ');
}

/** A cue as somebody could say it: the first of its alternatives, and nothing where anything may stand. */
export function saidAloud(cue: Cue): string {
  return cue.replace(/[$^,&*]|\.\.\./gu, ' ').split(/\s+/u).flatMap((step) => step.split('|')[0] ?? []).filter((word) => word !== '').join(' ');
}

export const CUES: readonly Operator[] = [
  { id: 'cues', says: 'a cue for a person, danger, yes and no, a role or open words is gone', of: (subject) => [...cues(subject)] },
];
