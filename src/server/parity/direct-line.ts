import { typed } from '../../qa/formats/turns.ts';
import { AFTER_THE_END, goesOnAfterTheEnd, type Channel } from './channel.ts';
import { answerOf, heardIn, type Custom } from './rest.ts';
import { settingsOf, type Heard } from './scenario.ts';

interface Activity {
  readonly type: string;
  readonly text?: string;
  readonly from: { readonly role?: string };
  readonly channelData?: { readonly talsvar?: Custom };
}

/** Direct Line by polling, as Web Chat does it: a pass, a conversation, activities. The call's time is the clock's. */
export const directLine: Channel = {
  name: 'Direct Line',
  leavesOut: (scenario) => (goesOnAfterTheEnd(scenario) ? AFTER_THE_END : null),
  async *play({ call, turns }, { ask, clock }) {
    clock.at = call.at;
    const { token } = await answerOf<{ readonly token: string }>(await ask('/v3/directline/tokens/generate', {}));
    const headers = { Authorization: `Bearer ${token}` };
    const { conversationId } = await answerOf<{ readonly conversationId: string }>(await ask('/v3/directline/conversations', { headers }));
    const path = `/v3/directline/conversations/${conversationId}/activities`;
    let watermark = '';
    const poll = async (): Promise<Heard> => {
      const found = await answerOf<{ readonly activities: readonly Activity[]; readonly watermark: string }>(await ask(`${path}?watermark=${watermark}`, { method: 'GET', headers }));
      watermark = found.watermark;
      const voice = found.activities.filter(({ from }) => from.role === 'bot');
      return heardIn(voice.flatMap(({ type, text }) => (type === 'message' && text !== undefined ? [text] : [])), voice.at(-1)?.channelData?.talsvar);
    };
    const send = async (text: string) => answerOf(await ask(path, { headers, json: { type: 'message', from: { id: 'caller' }, text, channelData: { clientActivityID: `${watermark}-${text.length}` } } }));

    const settings = settingsOf(call);
    let last = await poll();
    if (Object.keys(settings).length > 0) {
      await send(`/session_start ${JSON.stringify(settings)}`);
      last = await poll();
    }
    yield last;
    for (const { step } of turns.slice(1)) {
      await send((step && typed(step)) ?? '');
      const heard = await poll();
      // A turn in which nothing is said leaves nothing behind it but what the caller said.
      last = heard.prompts.length === 0 && !heard.over ? { ...last, prompts: [] } : heard;
      yield last;
    }
  },
};
