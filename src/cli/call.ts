import { createInterface } from 'node:readline';
import pc from 'picocolors';
import type { Lang } from '../../intents/types.ts';
import type { Dialled, Queue } from '../../machines/types.ts';
import { BANKID_CODES } from '../../machines/identification.ts';
import { LONGEST_QUEUE, PACE, queueOf } from '../qa/queue.ts';
import { createPlayer, type Step } from '../qa/step.ts';
import { recordSuite } from '../qa/record.ts';
import { readScript, readTurn } from '../qa/script.ts';
import { InputError } from '../service/errors.ts';
import { startCall, type Call } from '../simulator/call.ts';
import { AT, LANG, type Command } from './command.ts';
import { instantFrom, loadEngine } from './engine.ts';
import { readText, writeReport } from './files.ts';
import { listenForInterrupt, type Interrupt } from './interrupt.ts';
import { print, visible, warn } from './io.ts';
import { describeCard } from './show.ts';
import { TEST_NUMBER } from '../simulator/test-number.ts';

const SPEAKER = { sv: { voice: 'Talsvar', caller: 'Du' }, en: { voice: 'Voice response', caller: 'You' } } as const;
const HINT = {
  sv: 'Skriv vad du vill säga. /press 0 trycker en knapp, /over describe vab säger något mitt i frågan, /silent är tyst, /wait 10s låter tiden gå, /bankid complete svarar i bank-id, /hangup lägger på.',
  en: 'Type what you want to say. /press 0 presses a key, /over describe vab talks over the question, /silent stays silent, /wait 10s lets time pass, /bankid complete answers in BankID, /hangup hangs up.',
} as const;
export const call: Command = {
  name: 'call',
  usage: 'call [--script FILE] [--dial private|partner|press|abroad] [--at ISO] [--bankid CODE] [--queue N|full] [--lang sv|en] [--json] [--record FILE]',
  summary: 'A whole call in the terminal: interactive, from a pipe or from a script.',
  details: [
    'A script holds one turn a line: what the caller says, or /press 0, /over PROMPT words, /silent, /wait 10s, /bankid userCancel, /hangup.',
    'A .yaml script holds the steps of a suite; a step that does not hold gives exit status 1.',
    'When the script or pipe ends before the call does, the caller is silent, and --bankid decides what is left to decide.',
    `CODE: complete, decline, ${BANKID_CODES.filter((code) => code !== 'complete').join(', ')}.`,
  ].join('\n'),
  options: {
    script: { type: 'string', value: 'FILE', help: 'play a script' },
    dial: { type: 'string', value: 'LINE', choices: ['private', 'partner', 'press', 'abroad'], help: 'the number that is dialled: private (default), partner, press or abroad' },
    at: AT,
    bankid: { type: 'string', value: 'CODE', choices: [...BANKID_CODES, 'decline'], help: 'what BankID answers; decline: the caller turns the offer down' },
    queue: { type: 'string', value: 'N', help: 'a place in a queue, from 1 on, or full; without it somebody answers at once' },
    lang: LANG,
    json: { type: 'boolean', help: 'print the trace as JSON lines; the last one is the outcome' },
    record: { type: 'string', value: 'FILE', help: 'write the call as a suite' },
  },
  async run({ options }) {
    const lang = (options['lang'] ?? 'sv') as Lang;
    const at = instantFrom(options['at'] as string | undefined);
    const bankid = options['bankid'] as string | undefined;
    const script = options['script'] as string | undefined;
    const steps = script === undefined ? null : readScript(readText(script), script);
    const engine = loadEngine(options['service'] as string | undefined);
    const { service, matcher } = engine;
    const dialled = (options['dial'] ?? 'private') as Dialled;
    const queue = queueFrom(options['queue'] as string | undefined);
    const talk = startCall(service, matcher, { at, dialled, lang, bankid: bankid === 'decline' ? null : (bankid ?? null), queue });
    const show = options['json'] === true ? traceShower(talk) : transcriptShower(talk, lang);

    show();
    const interrupt = steps ? null : listenForInterrupt();
    const failed = steps ? playScript(talk, steps, script ?? '', show) : await playInput(talk, lang, show, interrupt);
    // Who presses Ctrl-C hangs up; the recording has the call until then.
    if (interrupt?.isAsked() && !talk.snapshot().over) talk.hangUp();
    if (!talk.snapshot().over) finish(talk, bankid);
    show();
    const { card, at: endedAt, lang: endLang } = talk.snapshot();
    if (card && options['json'] !== true) print(describeCard(card, endedAt, endLang));
    const record = options['record'] as string | undefined;
    if (record !== undefined) writeReport(record, recordSuite(engine, talk.trace(), { at, dialled, lang, queue }));
    return interrupt?.isAsked() ? 130 : failed ? 1 : 0;
  },
};

function queueFrom(text: string | undefined): Queue | null {
  if (text === undefined) return null;
  if (text === 'full') return queueOf(text);
  const place = Number(text);
  if (!Number.isInteger(place) || place < 1 || place > LONGEST_QUEUE) throw new InputError(`--queue is "${visible(text)}"; it takes a place from 1 to ${LONGEST_QUEUE}, or full`);
  return queueOf(place);
}

function playScript(talk: Call, steps: readonly { step: Step; line: number }[], file: string, show: () => void): boolean {
  const play = createPlayer(talk);
  for (const { step, line } of steps) {
    const failure = play(step);
    show();
    if (failure) {
      warn(`${visible(file)}:${line}: expected ${failure.expected}; ${failure.happened}`);
      return true;
    }
  }
  return false;
}

/** Reads turns from the keyboard or a pipe. A turn that cannot be read is said so; the call goes on. */
async function playInput(talk: Call, lang: Lang, show: () => void, interrupt: Interrupt | null): Promise<boolean> {
  const interactive = process.stdin.isTTY && process.stdout.isTTY;
  if (interactive) print(pc.dim(HINT[lang]));
  const input = createInterface({ input: process.stdin, output: interactive ? process.stdout : undefined, prompt: interactive ? '> ' : '' });
  const play = createPlayer(talk);
  // On a terminal readline takes Ctrl-C for itself.
  input.on('SIGINT', () => process.emit('SIGINT'));
  interrupt?.onAsked(() => input.close());
  if (interactive) input.prompt();
  let number = 0;
  let bad = 0;
  for await (const text of input) {
    number++;
    try {
      const step = turnTyped(text, number);
      if (step !== null) play(step);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      bad++;
      warn(error.message);
    }
    show();
    if (talk.snapshot().over || interrupt?.isAsked()) break;
    if (interactive) input.prompt();
  }
  input.close();
  if (bad > 0 && !interactive) throw new InputError(`${bad} turns of the input could not be read`);
  return false;
}

/** Null for a blank line. */
function turnTyped(text: string, line: number): Step | null {
  if (text.includes('\uFFFD')) throw new InputError(`standard input:${line}: not UTF-8 text`);
  return text.trim() === '' ? null : readTurn(text, 'standard input', line);
}

/** The caller says no more. What --bankid says is done; the rest is silence, which leads to a person. */
function finish(talk: Call, bankid: string | undefined): void {
  for (let round = 0; round < 10 && !talk.snapshot().over; round++) {
    const { question, awaitsNumber } = talk.snapshot();
    if (bankid === 'decline' && question.startsWith('offer-identification')) talk.press('2');
    else if (bankid !== undefined && question.startsWith('offer-identification')) talk.press('1');
    else if (bankid !== undefined && bankid !== 'decline' && awaitsNumber) talk.press(TEST_NUMBER);
    else if (talk.snapshot().awaitsBankid || talk.snapshot().state === 'queueing') talk.wait(LONGEST_QUEUE * PACE);
    else talk.staySilent();
  }
}

function transcriptShower(talk: Call, lang: Lang): () => void {
  let shown = -1;
  const interactive = process.stdin.isTTY && process.stdout.isTTY;
  return () => {
    const { lines } = talk.snapshot();
    // By number, not by place: a very long call forgets its beginning.
    for (const line of lines.filter(({ n }) => n > shown)) {
      if (line.who === 'caller') {
        if (!interactive) print(`${pc.bold(`${SPEAKER[lang].caller}:`)} ${line.text}`);
      } else if (line.who === 'system') print(pc.dim(`(${line.text})`));
      else print(`${pc.bold(pc.cyan(`${SPEAKER[lang].voice}:`))} ${line.text}`);
    }
    shown = lines.at(-1)?.n ?? shown;
  };
}

function traceShower(talk: Call): () => void {
  let shown = -1;
  return () => {
    const steps = talk.trace();
    for (const step of steps.filter(({ n }) => n > shown)) print(JSON.stringify(step));
    shown = steps.at(-1)?.n ?? shown;
  };
}
