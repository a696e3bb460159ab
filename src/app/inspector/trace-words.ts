import type { Lang } from '../../../intents/types.ts';
import type { Service } from '../../service/types.ts';
import type { TraceEntry } from '../../simulator/trace.ts';
import { deskName, lineName, topicName } from '../../simulator/words.ts';
import { machineWords, stateName } from './machine-words.ts';
import { inspectorTexts } from './texts.ts';

/** What a step of a trace holds, as one line to read, and the name that tools know it by. */
export interface Detail {
  readonly text: string;
  readonly code: string | null;
}

export function detailOf(service: Service, entry: TraceEntry, lang: Lang): Detail {
  const t = inspectorTexts[lang];
  const plain = (text: string, code: string | null = null): Detail => ({ text, code });
  switch (entry.type) {
    case 'call.started': return plain(lineName(service, entry.dialled === 'abroad' ? 'private' : entry.dialled, lang), entry.service);
    case 'prompt': return plain(entry.text, entry.id);
    case 'caller.spoke': {
      const { heard } = entry;
      return plain(`${entry.text} – ${heard.kind === 'need' && heard.need.topic !== null ? topicName(service, heard.need.topic, lang) : t.understoodAs(heard.kind)}`, heard.kind);
    }
    case 'caller.pressed': return plain(entry.keys, entry.heard?.kind ?? null);
    case 'caller.unheard': return plain('', entry.over);
    case 'bankid.answered': return plain(entry.rfa ?? '', entry.code);
    case 'refused': return plain(entry.message, entry.code);
    case 'state': return plain(stateName(machineWords[lang], entry.value), entry.value);
    case 'fault': return plain(entry.message);
    case 'call.ended': {
      const { disposition, line, desk } = entry.outcome;
      return plain([line === null ? '' : lineName(service, line, lang), desk === null ? '' : deskName(service, desk, lang)].filter(Boolean).join(', '), disposition);
    }
    case 'caller.stayedSilent': case 'caller.hungUp': case 'cut': return plain('');
  }
}

/** A trace as docs/trace.md has it: one JSON object a line. */
export function jsonLines(trace: readonly TraceEntry[]): string {
  return trace.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}
