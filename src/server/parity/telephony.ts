import { callPolicy } from '../../../machines/policy.ts';
import { milliseconds } from '../../qa/step.ts';
import { signatureOf } from '../channels/signature.ts';
import { AFTER_THE_END, goesOnAfterTheEnd, type Channel, type Inside } from './channel.ts';
import { addressOf } from './inside.ts';
import { settingsOf, type Heard, type Turn } from './scenario.ts';
import { twimlHeard, type TwimlHeard } from './twiml-heard.ts';

const SECOND = 1000;

/** A telephone at Twilio: speech and keys, time that passes by the clock, nothing heard while nobody listens. */
export const telephony: Channel = {
  name: 'telephony',
  leavesOut(scenario) {
    if (goesOnAfterTheEnd(scenario)) return AFTER_THE_END;
    if (scenario.turns.some(({ step }) => step !== null && 'bankid' in step)) return 'what BankID answers is no turn of a telephone';
    const isIdle = ({ before }: Turn) => before !== null && (before.awaitsBankid || before.state === 'queueing');
    return scenario.turns.some((turn) => turn.step !== null && 'stay-silent' in turn.step && isIdle(turn)) ? 'silence tells nothing while BankID or the queue is waited for' : null;
  },
  async *play({ call, turns }, inside) {
    inside.clock.at = call.at;
    const phone = createPhone(inside);
    const query = new URLSearchParams(Object.entries(settingsOf(call)).map(([name, value]) => [name, String(value)])).toString();
    for (const [i, { step }] of turns.entries()) {
      if (step === null) await phone.dial(query);
      else if ('say' in step) await (phone.mayInterrupt(step.over, turns[i - 1]) && phone.say(step.say));
      else if ('press' in step) await (phone.mayInterrupt(step.over, turns[i - 1]) && phone.press(step.press));
      else if ('stay-silent' in step) await phone.staySilent();
      else if ('wait' in step) await phone.wait(milliseconds(step.wait));
      else await phone.hangUp();
      yield await phone.heard();
    }
  },
};

function createPhone({ ask, clock, endOf, secret, newClient }: Inside) {
  const client = newClient();
  let answer: TwimlHeard = { out: [], asked: [], gather: null, over: false };
  let [said, listening]: [string[], number] = [[], 0];

  async function send(path: string, fields: Readonly<Record<string, string>>): Promise<void> {
    const form = new URLSearchParams({ CallSid: client, CallStatus: 'in-progress', ...fields });
    const response = await ask(path, { form, headers: { 'X-Twilio-Signature': signatureOf(secret, addressOf(path), form) } });
    if (!response.ok) throw new Error(`answered ${response.status}: ${await response.text()}`);
    if (response.status === 204) return void (answer = { out: [], asked: [], gather: null, over: true });
    answer = twimlHeard(await response.text());
    listening = 0;
    said.push(...answer.out, ...answer.asked);
  }

  const turn = async (fields: Readonly<Record<string, string>>) => {
    if (answer.gather) await send(answer.gather['action'] ?? '', fields);
  };
  const hears = (input: string) => (answer.gather?.['input'] ?? '').split(' ').includes(input);

  return {
    dial: (query: string) => send(`/telephony/twilio/voice${query === '' ? '' : `?${query}`}`, {}),
    /** Whether anybody listens while the prompt is read; what must be heard out stands where nobody does. */
    mayInterrupt: (over: string | undefined, last: Turn | undefined) => over === undefined || !answer.out.includes(last?.heard.prompts.find(({ id }) => id === over)?.text ?? ''),
    say: async (words: string) => { if (hears('speech')) await turn({ SpeechResult: words, Confidence: '0.9' }); },
    /** Each key goes to whoever listens when it comes: what is left over when enough were taken goes to the next. */
    async press(keys: string) {
      for (let left = keys; left !== '' && answer.gather && hears('dtmf');) {
        const { numDigits = '100', finishOnKey = '#' } = answer.gather;
        const end = finishOnKey === '' ? -1 : left.indexOf(finishOnKey);
        const most = Number(numDigits);
        const taken = end >= 0 && end < most ? left.slice(0, end) : left.slice(0, most);
        left = left.slice(taken.length + (end === taken.length && taken.length < most ? 1 : 0));
        await turn(taken === '' ? {} : { Digits: taken });
      }
    },
    staySilent: () => turn({}),
    async wait(ms: number) {
      let left = ms;
      for (let patience = patienceOf(answer); answer.gather && left >= patience - listening; patience = patienceOf(answer)) {
        left -= patience - listening;
        clock.at += patience - listening;
        await turn({});
      }
      clock.at += left;
      listening += left;
    },
    hangUp: () => send('/telephony/twilio/status', { CallStatus: 'completed' }),
    /** What was said since it was last asked. */
    async heard(): Promise<Heard> {
      const prompts = said.map((text) => ({ id: null, text }));
      said = [];
      return { prompts, over: answer.over, end: answer.over ? await endOf('telephony', client) : null };
    },
  };
}

function patienceOf({ gather }: TwimlHeard): number {
  return Number(gather?.['timeout'] ?? callPolicy.silence / SECOND) * SECOND;
}
