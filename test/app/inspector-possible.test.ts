import { it } from 'vitest';
import { service, matcher, OPEN } from '../engine.ts';
import { createPlayer } from '../../src/app/inspector/journey.ts';
import { possibleAt } from '../../src/app/inspector/possible.ts';
import { createCaller } from '../../src/app/call/caller.ts';
import { machineWords, reasonWords } from '../../src/app/inspector/machine-words.ts';
it('x', () => {
  const caller = createCaller({ service, matcher }, () => OPEN);
  const player = createPlayer(service, null);
  const show = () => {
    const { at, dialled, lang } = caller.conversation();
    const v = caller.getSnapshot().view;
    const t = performance.now();
    const j = player({ at, dialled, lang }, v.facts);
    const p = possibleAt({ service, matcher }, j, v.state);
    console.log(v.state, performance.now() - t);
    for (const d of p.doable) console.log('  ', reasonWords(machineWords.sv, d.reason), '|', d.offers.map((o) => `${JSON.stringify(o.act)}→${o.ends}`).join('  '));
    console.log('  not:', p.notNow.map((r) => reasonWords(machineWords.sv, r)).join(', '));
  };
  show(); caller.say('utbetalning av föräldrapenning'); show(); caller.press('1'); show(); caller.giveNumber('199001019802'); show(); caller.bankid('complete'); show();
});
