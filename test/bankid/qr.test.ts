import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { qrData } from '../../src/bankid/qr.ts';
import { createStandIn } from '../../src/bankid/stand-in.ts';

const START = 1_000_000;
/** The test vector of BankID's guide. */
const order = { qrStartToken: '67df3917-fa0d-44e5-b327-edcc928297f8', qrStartSecret: 'd28db9a7-4cde-429e-a983-359be676944c' };

describe('the QR code of a web order', () => {
  it('holds the token, the time and a code as in the test vector', async () => {
    await expect(qrData(order, START, START)).resolves.toBe('bankid.67df3917-fa0d-44e5-b327-edcc928297f8.0.dc69358e712458a66a7525beef148ae8526b1c71610eff2c16cdffb4cdac9bf8');
  });

  it.each([[999, '0'], [1000, '1'], [1999, '1'], [29_500, '29'], [-1, '0']])('after %i ms shows second %s', async (ms, second) => {
    const code = createHmac('sha256', order.qrStartSecret).update(second).digest('hex');
    await expect(qrData(order, START, START + ms)).resolves.toBe(`bankid.${order.qrStartToken}.${second}.${code}`);
  });

  it('never shows the secret of the order that the stand-in placed', async () => {
    const { body } = createStandIn({ steps: [] }).auth({ endUserIp: '192.0.2.1' }, START);
    if (!('qrStartSecret' in body)) throw new Error(body.errorCode);
    const shown = await qrData(body, START, START + 5000);
    expect(shown).toContain(body.qrStartToken);
    expect(shown).not.toContain(body.qrStartSecret);
  });
});
