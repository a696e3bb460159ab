import type { Lang } from '../../intents/types.ts';
import { callPolicy } from '../../machines/policy.ts';
import type { Session } from './session.ts';

/** Who has the floor: which prompts are being read, what is said over them, and that nobody listens after the end. */
export interface Floor {
  /** The prompts since the caller's last step: what can be talked over. */
  readonly saying: () => readonly string[];
  /** The `n` of the last line that had been heard out when the last step came; -1 for none. */
  readonly heardUntil: () => number;
  /** To be called before a step of the caller; what it returns, when the step was let in: all said before it has then been said. */
  readonly step: () => () => void;
  /** Whether it is lost on the voice response, and the caller told so: said over what must be heard out, or after the end. */
  readonly isLost: (shown: string, over: string | undefined) => boolean;
  readonly isTooLate: () => boolean;
  /** For the trace: what was interrupted, if anything was. */
  readonly interrupted: (over: string | undefined) => { readonly over?: string };
}

const HEARD_OUT: ReadonlySet<string> = new Set(callPolicy.heardOut);
const UNHEARD: Readonly<Record<Lang, string>> = { sv: 'Det hördes inte: det som läses upp nu går inte att avbryta.', en: 'That was not heard: what is being said now cannot be interrupted.' };
const TOO_LATE: Readonly<Record<Lang, string>> = { sv: 'Samtalet är slut. Ring igen för att börja om.', en: 'The call is over. Call again to begin anew.' };


/** @param heard the last line that had been heard out where the call was before; none for a new one, null where it lay still: nothing of it is being said any more */
export function createFloor({ journal, isOver, lang, note, show }: Session, heard: number | null): Floor {
  let heardUntil = heard ?? lastNumber();
  function lastNumber(): number {
    return journal.lines.at(-1)?.n ?? -1;
  }
  const saying = () => journal.lines.flatMap(({ n, prompt }) => (n <= heardUntil || prompt === null ? [] : [prompt]));
  return {
    saying,
    heardUntil: () => heardUntil,
    step() {
      const seen = lastNumber();
      return () => {
        heardUntil = seen;
      };
    },
    isLost(shown, over) {
      if (over === undefined || !HEARD_OUT.has(over) || !saying().includes(over)) return false;
      show('caller', shown);
      show('system', UNHEARD[lang()]);
      note({ type: 'caller.unheard', over });
      return true;
    },
    isTooLate() {
      if (!isOver()) return false;
      // Said once, however much more is said.
      if (journal.lines.at(-1)?.text !== TOO_LATE[lang()]) show('system', TOO_LATE[lang()]);
      return true;
    },
    interrupted: (over) => (over !== undefined && saying().includes(over) ? { over } : {}),
  };
}
