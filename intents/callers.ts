import { compileCue, compileLists, withStep, wordStep, type CompiledCue, type FirstCue } from './cues.ts';
import { score, softmax, type Linear } from './linear.ts';
import { policy } from './policy.ts';
import type { Seen } from './reading.ts';
import { ROLES, type Catalogue, type Role } from './types.ts';

/** Who is calling, as far as the words tell. */
export interface Caller {
  readonly role: Role;
  /** The words (from, to) that told it and say nothing of the need; null when they may. */
  readonly aside: { readonly start: number; readonly end: number } | null;
  /** Authorities that the caller speaks for. */
  readonly speaksFor: readonly string[];
}

export interface CallerFinder {
  readonly cues: readonly (readonly CompiledCue[])[];
  /** @param first finds cues in the words as spoken @param length how many these are @param seen the whole utterance, looked at only without a cue */
  readonly find: (first: FirstCue, length: number, seen: () => Seen, roles: Linear) => Caller;
  /** Whether a phrase gives a role away by a cue, so that it is no private person's. */
  readonly isCued: (first: FirstCue) => boolean;
}

/** Fewer words than these give no role away without a cue ("läkarintyg" is anybody's). */
const MIN_WORDS = 4;
const PRIVATE = { role: 'private', aside: null, speaksFor: [] } as const;

/**
 * Who calls decides the line. First the cues: an introduction ("vi på vårdcentralen", "kurator här"), or words that only
 * one kind of caller says ("min anställd"). Without a cue, a role is believed only when the whole utterance sounds like it.
 */
export function createCallerFinder(catalogue: Catalogue): CallerFinder {
  const lists = compileLists(catalogue.sets);
  const ownErrand = catalogue.ownErrand.map((cue) => compileCue(cue, lists));
  const who = wordStep([]);
  const introductions = catalogue.introductions.map((cue) => compileCue(cue.replace('{who}', '@who'), new Map([['who', who]])));
  const roles = catalogue.roles.map((entry) => ({
    ...entry,
    introductions: entry.who.flatMap((set) => introductions.map((cue) => withStep(cue, who, lists.get(set) ?? who))),
    cues: entry.cues.map((cue) => compileCue(cue, lists)),
    except: entry.except.map((cue) => compileCue(cue, lists)),
  }));

  return {
    cues: [ownErrand, ...roles.flatMap(({ introductions, cues, except }) => [introductions, cues, except])],
    isCued: (first) => roles.some(({ introductions, cues }) => first(introductions) !== null || first(cues) !== null),
    find(first, length, seen, model) {
      const ruledOut = new Set<Role>();
      const isOwn = first(ownErrand) !== null;
      for (const { role, who: lists, introductions, cues, except, aside, speaksFor } of roles) {
        const introduced = first(introductions);
        const match = introduced ?? first(cues);
        if (!match) continue;
        if ((isOwn && lists.length > 0) || first(except)) ruledOut.add(role);
        else return { role, aside: (aside || introduced) && match.end - match.start < length ? match : null, speaksFor };
      }
      const role = likelyRole(seen(), model);
      return ruledOut.has(role) ? PRIVATE : { role, aside: null, speaksFor: roles.find((entry) => entry.role === role)?.speaksFor ?? [] };
    },
  };
}

function likelyRole({ tokens, vector }: Seen, model: Linear): Role {
  if (tokens.length < MIN_WORDS) return 'private';
  const likely = softmax(score(model, vector), policy.sharpness.roles);
  const best = likely.indexOf(Math.max(...likely));
  return (likely[best] ?? 0) >= policy.decision.role ? (ROLES[best] ?? 'private') : 'private';
}
