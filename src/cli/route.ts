import { gate } from '../simulator/gate.ts';
import { routeUtterance, type Routed } from '../simulator/route.ts';
import { InputError } from '../service/errors.ts';
import { AT, LANG, type Command } from './command.ts';
import type { Engine } from '../simulator/engine.ts';
import { instantFrom, loadEngine } from './engine.ts';
import { print, readLines, shownName, visible, warn } from './io.ts';
import { describeRouted } from './show.ts';
import { nearestPhrase } from '../../intents/suggest.ts';
import type { Lang } from '../../intents/types.ts';

interface Row {
  readonly id: string | undefined;
  readonly utterance: string;
}

type Result = { readonly id?: string; readonly error: string } | Routed;

export const route: Command = {
  name: 'route',
  usage: 'route [TEXT…] [--input FILE|-] [--json] [--at ISO]',
  summary: 'Understands utterances and says which line and desk they lead to.',
  details: [
    "TEXT's words are one utterance. FILE (or - for standard input) holds one utterance a line; a line that starts with {",
    'is JSON with "utterance" and, if you like, "id". A bad row is reported, the rest run, and the exit status is 2.',
  ].join('\n'),
  options: {
    input: { type: 'string', value: 'FILE|-', help: 'read utterances from a file, or from standard input' },
    json: { type: 'boolean', help: 'one JSON object per utterance' },
    at: AT,
    lang: LANG,
  },
  async run({ words, options }) {
    const at = instantFrom(options['at'] as string | undefined);
    const lang = (options['lang'] ?? 'sv') as Lang;
    const file = options['input'] as string | undefined;
    if (words.length > 0 && file !== undefined) throw new InputError('route: give either TEXT or --input, not both');
    if (words.length === 0 && file === undefined) throw new InputError('route: nothing to route; give a TEXT or --input FILE');
    const engine = loadEngine(options['service'] as string | undefined);
    const show = (result: Result, where: string) => {
      if (options['json'] === true) print(JSON.stringify(result));
      else if ('error' in result) warn(`${where}: ${result.error}`);
      else print(describeRouted(engine.service, result, nearestPhrase(engine.service.catalogue, result.utterance, result.topic), at, lang));
    };

    if (file === undefined) {
      const result = routeOne(engine, { id: undefined, utterance: words.join(' ') }, at);
      if ('error' in result) throw new InputError(`route: ${result.error}`);
      show(result, '');
      return 0;
    }
    let rows = 0;
    let bad = 0;
    for await (const { text, number } of readLines(file)) {
      if (text.trim() === '') continue;
      rows++;
      const result = routeLine(engine, text, number, at);
      if ('error' in result) bad++;
      show(result, `${shownName(file)}:${number}`);
    }
    if (rows === 0) throw new InputError(`${shownName(file)}: no utterances in it`);
    if (bad > 0) warn(`${bad} of ${rows} rows could not be routed; the errors stand among the results`);
    return bad > 0 ? 2 : 0;
  },
};

function routeLine(engine: Engine, text: string, number: number, at: number): Result {
  const row = readRow(text);
  if (typeof row === 'string') return { id: `line ${number}`, error: row };
  const result = routeOne(engine, row, at);
  return 'error' in result && row.id === undefined ? { id: `line ${number}`, error: result.error } : result;
}

/** A row, or what is wrong with it. */
function readRow(text: string): Row | string {
  if (text.includes('\uFFFD')) return 'not UTF-8 text; save the file as UTF-8';
  if (!text.trimStart().startsWith('{')) return { id: undefined, utterance: text };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'not valid JSON; a line that starts with { must be a JSON object with "utterance"';
  }
  const { utterance, id } = value as { utterance?: unknown; id?: unknown };
  if (typeof utterance !== 'string') return 'the object lacks "utterance" (a text)';
  const named = typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
  return { id: named, utterance };
}

function routeOne({ service, matcher }: Engine, { id, utterance }: Row, at: number): Result {
  const named = id === undefined ? {} : { id: visible(id) };
  const gated = gate(utterance);
  if (!gated.ok) return { ...named, error: `${gated.code}: ${gated.message}` };
  return { ...named, ...routeUtterance(service, matcher, gated.text, at) };
}
