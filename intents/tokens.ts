import { firstCue, type CompiledCue } from './cues.ts';
import type { Vocabulary } from './spelling.ts';
import { words, type Word } from './text.ts';

/** What the matcher reads: one or more spoken words under one known key. */
export interface Token {
  readonly key: string;
  /** The words as the caller said them. */
  readonly text: string;
  readonly at: number;
  readonly opensClause: boolean;
}

export interface Reader {
  readonly vocabulary: Vocabulary;
  /** Compounds that callers and recognisers split: "foraldra penning". */
  readonly compounds: ReadonlySet<string>;
  readonly fillers: ReadonlySet<string>;
  readonly corrections: readonly CompiledCue[];
}

/** Reads an utterance: corrections applied, fillers dropped, split compounds joined, unknown words repaired. */
export function readTokens(utterance: string, reader: Reader): Token[] {
  const spoken = words(utterance).filter((word) => !reader.fillers.has(word.key));
  return joinCompounds(afterCorrection(spoken, reader.corrections), reader).flatMap((token) => repaired(token, reader.vocabulary));
}

/**
 * "bostadstillägg, nej bostadsbidrag menar jag": the last correction wins. What stood before it is kept
 * but for the clause that it corrects, so that the rest of the sentence still counts.
 */
function afterCorrection(spoken: readonly Word[], corrections: readonly CompiledCue[]): Word[] {
  let rest = [...spoken];
  for (let round = 0; round < 3; round++) {
    const match = firstCue(corrections, rest.map((word) => word.key));
    if (!match || match.start === 0 || match.end >= rest.length) return rest;
    let clause = match.start - 1;
    while (clause > 0 && !rest[clause]?.opensClause && match.start - clause < 3) clause--;
    rest = [...rest.slice(0, clause), ...rest.slice(match.end)];
  }
  return rest;
}

const LONGEST_SPLIT = 4;

function joinCompounds(spoken: readonly Word[], { compounds, vocabulary }: Reader): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < spoken.length; ) {
    let taken = 1;
    let key = spoken[i]?.key ?? '';
    for (let count = LONGEST_SPLIT; count > 1; count--) {
      const parts = spoken.slice(i, i + count);
      if (parts.length < count) continue;
      const joined = parts.map((word) => word.key).join('');
      const known = compounds.has(joined) ? joined : withLinkingS(parts, compounds);
      if (known !== null && !(count === 2 && parts.every((word) => vocabulary.has(word.key)) && joined.length < 7)) {
        [taken, key] = [count, known];
        break;
      }
    }
    const first = spoken[i];
    if (first) tokens.push({ key, text: spoken.slice(i, i + taken).map((word) => word.text).join(' '), at: first.at, opensClause: first.opensClause });
    i += taken;
  }
  return tokens;
}

/** "bostad bidrag" for "bostadsbidrag". */
function withLinkingS(parts: readonly Word[], compounds: ReadonlySet<string>): string | null {
  const joined = parts.map((word) => word.key).join('s');
  return compounds.has(joined) ? joined : null;
}

function repaired(token: Token, vocabulary: Vocabulary): Token[] {
  return vocabulary.repair(token.key).map((key) => ({ ...token, key }));
}
