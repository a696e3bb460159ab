import { promptFinder } from '../../qa/formats/prompts.ts';
import type { Service } from '../../service/types.ts';
import { typed } from '../../qa/formats/turns.ts';
import type { End, Heard, Scenario } from './scenario.ts';

/** One place where a channel goes another way than chat. */
export interface Divergence {
  readonly file: string;
  readonly line: number;
  readonly scenario: string;
  /** Which turn of the caller, and what was done; 0 is the call's being answered. */
  readonly turn: number;
  readonly did: string;
  readonly channel: string;
  readonly expected: string;
  readonly got: string;
}

/** The first turn that a channel takes otherwise; null where there is none. */
export async function firstDivergence(service: Service, { file, call, turns }: Scenario, channel: string, played: AsyncIterable<Heard>): Promise<Divergence | null> {
  const at = (turn: number, expected: string, got: string): Divergence => {
    const step = turns[turn]?.step ?? null;
    return { file, line: turns[turn]?.line ?? call.line, scenario: call.name, turn, did: step === null ? 'the call is answered' : (typed(step) ?? ''), channel, expected, got };
  };
  let turn = 0;
  try {
    for await (const got of played) {
      const { heard: expected, notices = [] } = turns[turn] ?? {};
      if (expected === undefined) return at(turn, 'nothing more', 'another turn');
      const named = namedAs(expected, withoutNotices(got, notices), promptFinder(service));
      if (!isSame(expected, named)) return at(turn, told(expected), told(named, expected));
      turn++;
    }
  } catch (error) {
    return at(turn, told(turns[turn]?.heard ?? NOTHING), error instanceof Error ? error.message : 'a fault');
  }
  return turn === turns.length ? null : at(turn, told(turns[turn]?.heard ?? NOTHING), 'nothing more');
}

const NOTHING: Heard = { prompts: [], over: false, end: null };

/** A channel of words says what chat only shows. */
function withoutNotices(heard: Heard, notices: readonly string[]): Heard {
  return { ...heard, prompts: heard.prompts.filter(({ id, text }) => id !== null || !notices.includes(text)) };
}

/** Words without an id are the prompt that is expected there, where they are its words; else the one that they are the words of. */
function namedAs(expected: Heard, heard: Heard, idOf: (text: string) => string | null): Heard {
  return { ...heard, prompts: heard.prompts.map(({ id, text }, i) => ({ text, id: id ?? (expected.prompts[i]?.text === text ? (expected.prompts[i]?.id ?? null) : idOf(text)) })) };
}

function isSame(expected: Heard, got: Heard): boolean {
  const isPrompts = expected.prompts.length === got.prompts.length && expected.prompts.every(({ id, text }, i) => got.prompts[i]?.id === id && got.prompts[i]?.text === text);
  return isPrompts && expected.over === got.over && (!expected.over || shownEnd(expected.end) === shownEnd(got.end));
}

/** What is heard, in one line; the words as well where the ids are those that were expected. */
function told({ prompts, over, end }: Heard, expected?: Heard): string {
  const ids = prompts.map(({ id, text }, i) => {
    const other = expected?.prompts[i];
    return id === null || (other?.id === id && other.text !== text) ? `${id === null ? '' : `${id} `}“${text}”` : id;
  });
  return [ids.length === 0 ? 'nothing' : ids.join(', '), ...(over ? [`then ${shownEnd(end)}`] : [])].join(', ');
}

function shownEnd(end: End | null): string {
  if (end === null) return 'an end without an outcome';
  const { disposition, line, desk, authority } = end;
  const where = [line, desk, authority].filter((name) => name !== null).join(' ');
  return where === '' ? disposition : `${disposition} (${where})`;
}
