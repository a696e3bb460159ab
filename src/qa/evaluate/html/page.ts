import type { Evaluation } from '../evaluation.ts';
export function asHtml(_: Evaluation): string { return ''; }
