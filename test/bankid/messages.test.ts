import { describe, expect, it } from 'vitest';
import { BANKID_CODES, meaningOf } from '../../machines/identification.ts';
import { USER_MESSAGES, userMessage } from '../../src/bankid/messages.ts';

describe('the official messages', () => {
  it('are there for every code that the call keeps, but for the one that was not collected in full', () => {
    const codes = BANKID_CODES.map((code) => meaningOf(code).rfa).filter((rfa) => rfa !== null);
    expect([...new Set(codes.filter((rfa) => userMessage(rfa) === null))]).toEqual(['RFA29']);
  });

  it('are whole sentences', () => {
    for (const { sv, en } of Object.values(USER_MESSAGES)) for (const text of [sv, ...(en === null ? [] : [en])]) expect(text).toMatch(/^\p{Lu}.*[.?]$/u);
  });

  it('are not found by a code that there is none of', () => {
    expect(['RFA7', 'toString'].map(userMessage)).toEqual([null, null]);
  });
});
