import { z } from 'zod';
import { compileCue } from '../../intents/cues.ts';

/** Fields that service files and catalogue share. */
export const text = z.string({ error: 'text is expected; quote it if it looks like a number, yes or no' }).trim().min(1, 'empty; remove it or fill it in');
export const id = z.string({ error: 'an id is missing' }).regex(/^[a-z][a-z0-9-]*$/u, 'an id is lower-case ASCII letters, digits and hyphens');
export const cue = text.refine((value) => {
  try {
    compileCue(value);
    return true;
  } catch {
    return false;
  }
}, 'not a cue; see docs/catalogue.md');
