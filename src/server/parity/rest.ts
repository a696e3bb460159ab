import { typed } from '../../qa/formats/turns.ts';
import { writtenTime } from '../../qa/write-suite.ts';
import { AFTER_THE_END, goesOnAfterTheEnd, type Channel } from './channel.ts';
import { endOf, settingsOf, type End, type Heard } from './scenario.ts';

/** What stands beside the words, in REST and in Direct Line alike. */
export interface Custom {
  readonly prompts: readonly string[];
  readonly call: Omit<End, 'disposition'> & { readonly over: boolean; readonly disposition: End['disposition'] | null };
}

/** Rasa's REST channel; the call has a time of its own, which its waits alone pass. */
export const rest: Channel = {
  name: 'REST',
  leavesOut: (scenario) => (goesOnAfterTheEnd(scenario) ? AFTER_THE_END : null),
  async *play({ call, turns }, { ask, newClient }) {
    const sender = newClient();
    const beginning = `/session_start ${JSON.stringify({ at: writtenTime(call.at), ...settingsOf(call) })}`;
    for (const { step } of turns) {
      const response = await ask('/webhooks/rest/webhook', { json: { sender, message: step === null ? beginning : typed(step) } });
      const messages = await answerOf<readonly { readonly text?: string; readonly custom: Custom }[]>(response);
      yield heardIn(messages.flatMap(({ text }) => (text === undefined ? [] : [text])), messages[0]?.custom);
    }
  },
};

/** @throws Error for an answer that is none */
export async function answerOf<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** @param texts what is said in the turn, notices first */
export function heardIn(texts: readonly string[], custom: Custom | undefined): Heard {
  const ids = custom?.prompts ?? [];
  const { over = false, disposition = null, line = null, desk = null, authority = null } = custom?.call ?? {};
  return {
    prompts: texts.slice(texts.length - ids.length).map((text, i) => ({ id: ids[i] ?? null, text })), over,
    end: disposition && endOf({ disposition, line, desk, authority }),
  };
}
