import { botium } from './botium.ts';
import { csv } from './csv.ts';
import { dialogflow } from './dialogflow.ts';
import { jsonl } from './jsonl.ts';
import { lex } from './lex.ts';
import { rasa } from './rasa.ts';
import type { Format } from './format.ts';

/** Every format, in the order in which the help names them. */
export const FORMATS: readonly Format[] = [botium, rasa, lex, dialogflow, csv, jsonl];
