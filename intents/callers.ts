import { compileCue, compileLists, withStep, wordStep, type CompiledCue, type FirstCue } from './cues.ts';
import { likeliest, softmax } from './linear.ts';
import { policy } from './policy.ts';
import type { Seen } from './reading.ts';
import { atOnce, type Steps } from './steps.ts';
import { ROLES, type Catalogue, type Role } from './types.ts';

/** Who is calling, as far as the words tell. */
export interface Caller {
  readonly role: Role;
  /** Whether words of their own told it; otherwise the whole only sounded like it. */
  readonly isCued: boolean;
  /** Where the words stand that told it. */
  readonly told: readonly number[];
  /** Whether those words say nothing of the need (the form of a company); an introduction may ("vi på tandkliniken"). */
  readonly aside: boolean;
  /** Topics that such callers, known by their own words, mostly call about. */
  readonly about: readonly string[];
  /** What a topic means from their mouth, unless they name it. */
  readonly instead: Readonly<Record<string, string>>;
  /** Authorities that the caller, by their own words, speaks for. */
  readonly speaksFor: readonly string[];
}

export interface CallerFinder {
  readonly cues: readonly (readonly CompiledCue[])[];
  /** @param heard the words as spoken, and as the matcher reads them @param seen what is ranked when there is no cue */
  readonly find: (heard: readonly Heard[], seen: () => Seen) => Caller;
  /** Whether a phrase gives a role away by a cue, so that it is no private person's. */
  readonly isCued: (first: FirstCue) => boolean;
}

/** Fewer words than these give no role away without a cue ("läkarintyg" is anybody's). */
const MIN_WORDS = 4;
const PRIVATE: Caller = { role: 'private', isCued: false, told: [], aside: false, about: [], instead: {}, speaksFor: [] };

/** Words in which cues can be looked for. */
export interface Heard {
  readonly first: FirstCue;
  readonly words: readonly { readonly at: number }[];
}

/**
 * Who calls decides the line. First the cues: an introduction ("vi på vårdcentralen", "kurator här"), or words that only
 * one kind of caller says ("min anställd"). Without a cue, a role is believed only when the whole utterance sounds like it.
 */
export function createCallerFinder(catalogue: Catalogue): CallerFinder {
  return atOnce(makingCallerFinder(catalogue));
}

/** The same, step by step. */
export function* makingCallerFinder(catalogue: Catalogue): Steps<CallerFinder> {
  const lists = compileLists(catalogue.sets);
  yield;
  const ownErrand = catalogue.ownErrand.map((cue) => compileCue(cue, lists));
  const who = wordStep([]);
  const patterns = catalogue.introductions.map((cue) => compileCue(cue.replace('{who}', '@who'), new Map([['who', who]])));
  const compiled = (entry: Catalogue['roles'][number]) => ({
    ...entry,
    introductions: entry.who.flatMap((set) => patterns.map((cue) => withStep(cue, who, lists.get(set) ?? who))),
    cues: entry.cues.map((cue) => compileCue(cue, lists)),
    except: entry.except.map((cue) => compileCue(cue, lists)),
  });
  const roles: ReturnType<typeof compiled>[] = [];
  for (const entry of catalogue.roles) {
    roles.push(compiled(entry));
    yield;
  }

  return {
    cues: [ownErrand, ...roles.flatMap(({ introductions, cues, except }) => [introductions, cues, except])],
    isCued: (first) => roles.some(({ introductions, cues }) => first(introductions) !== null || first(cues) !== null),
    find(heard, seen) {
      const ruledOut = new Set<Role>();
      for (const { first, words } of heard) {
        const isOwn = first(ownErrand) !== null;
        for (const { role, introductions, cues, except, aside, about, instead, speaksFor } of roles) {
          const found = first(introductions);
          // Nothing but a workplace ("kronofogden") is what it is about, not who calls.
          const introduced = found && found.end - found.start < words.length ? found : null;
          const match = introduced && !isOwn ? introduced : first(cues);
          if (introduced && isOwn) ruledOut.add(role);
          if (!match) continue;
          if (first(except)) ruledOut.add(role);
          else return { role, isCued: true, told: introduced || aside ? words.slice(match.start, match.end).map(({ at }) => at) : [], aside, about, instead, speaksFor };
        }
      }
      const role = likelyRole(seen());
      const isDenied = ruledOut.has(role) || heard.some(({ first }) => first(roles.find((entry) => entry.role === role)?.except ?? []) !== null);
      return isDenied ? PRIVATE : { role, isCued: false, told: [], aside: false, about: [], instead: {}, speaksFor: [] };
    },
  };
}

function likelyRole({ tokens, scores }: Seen): Role {
  if (tokens.length < MIN_WORDS) return 'private';
  const likely = softmax(scores.roles, policy.sharpness.roles);
  const best = likeliest(likely);
  return (likely[best] ?? 0) >= policy.decision.role ? (ROLES[best] ?? 'private') : 'private';
}
