import { fileURLToPath } from 'node:url';
import shipped from 'virtual:talsvar-shipped';
import type { Catalogue } from '../intents/types.ts';
import { restore } from '../intents/store.ts';
import { createMatcher } from '../intents/understand.ts';
import { parseTime } from '../machines/stockholm.ts';
import { readService } from '../src/service/load.ts';
import { parseService } from '../src/service/parse.ts';
import { startCall, type Call, type CallOptions } from '../src/simulator/call.ts';
import { gate } from '../src/simulator/gate.ts';
import { routeUtterance } from '../src/simulator/route.ts';

/** The shipped service and matcher, made once for all tests of a file. */
export const { service } = shipped;
export const matcher = createMatcher(service.catalogue, restore(shipped.trained));

/** The whole catalogue as it stands in its files; the shipped one is lean. */
export function wholeCatalogue(): Catalogue {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const texts = readService(root, root);
  return parseService(texts.service, texts.catalogue, texts.folders).catalogue;
}

/** A Monday morning when the private line is open. */
export const OPEN = parseTime('2025-03-03T10:15');
/** Midsummer Eve 2025, a Friday that is closed. */
export const CLOSED = parseTime('2025-06-20T10:15');

export function call(options: Partial<CallOptions> = {}): Call {
  return startCall(service, matcher, { at: OPEN, ...options });
}

export function route(utterance: string, at = OPEN) {
  const gated = gate(utterance);
  if (!gated.ok) throw new Error(gated.message);
  return routeUtterance(service, matcher, gated.text, at);
}

/** The ids of the prompts heard since a call began. */
export function heard(talk: Call): string[] {
  return talk.trace().flatMap((step) => (step.type === 'prompt' ? [step.id] : []));
}
