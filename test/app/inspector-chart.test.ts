import { describe, expect, it } from 'vitest';
import { getNextTransitions, initialTransition } from 'xstate';
import { toDirectedGraph } from 'xstate/graph';
import { createCallMachine } from '../../machines/call.ts';
import { drawings } from '../../scripts/chart-plugin.ts';
import { wrap } from '../../scripts/chart-texts.ts';
import { SHAPES } from '../../src/app/inspector/drawing.ts';
import { arrowWords, boxName, machineWords, reasonWords } from '../../src/app/inspector/machine-words.ts';
import { structureOf } from '../../src/app/inspector/structure.ts';
import { wiringOf } from '../../src/qa/coverage/wiring.ts';
import { createWorld } from '../../src/simulator/world.ts';
import { OPEN, service } from '../engine.ts';

const machine = createCallMachine(createWorld(service));
const structure = structureOf(machine);
const drawn = await drawings();
const LANGS = ['sv', 'en'] as const;
const cases = LANGS.flatMap((lang) => SHAPES.map((shape) => ({ lang, shape })));

/** XState's own list of states, as a model to compare with. */
interface Graph { readonly id: string; readonly children: readonly Graph[]; readonly edges: readonly unknown[] }
function flat(graph: Graph): Graph[] {
  return [graph, ...graph.children.flatMap(flat)];
}

describe('the chart is drawn from the machine itself', () => {
  it('holds exactly the states that XState finds in it', () => {
    const ids = flat(toDirectedGraph(machine) as unknown as Graph).map(({ id }) => id.replace(/^call\./u, ''));
    expect(structure.states.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });

  it('holds every transition that coverage counts, those taken at once among them, each in one arrow', () => {
    const parts = structure.arrows.flatMap((arrow) => arrow.parts);
    expect(parts.toSorted()).toEqual([...wiringOf(machine).transitions.values()].toSorted());
    expect(parts.filter((part) => part.includes(', at once,')).length).toBeGreaterThan(20);
  });

  it('says of an arrow what XState says can happen', () => {
    const [snapshot] = initialTransition(machine, { at: OPEN, dialled: 'private', lang: 'sv' });
    const from = new Set(['conversing.describing', 'conversing', 'call']);
    const reasons = structure.arrows.filter((arrow) => from.has(arrow.from)).flatMap((arrow) => arrow.reasons);
    expect(reasons).toHaveLength(getNextTransitions(snapshot).length);
  });

  it.each(cases)('and $shape in $lang each state and each way has a place of its own', ({ lang, shape }) => {
    const { boxes, ways, width, height } = drawn[lang][shape];
    const states = boxes.filter(({ kind }) => kind === 'state' || kind === 'always').map(({ id }) => id);
    expect(states.toSorted()).toEqual(structure.states.map(({ id }) => id).toSorted());
    expect(ways.flatMap(({ id }) => id ?? []).toSorted()).toEqual(structure.arrows.flatMap(({ id, to }) => (to === null ? [] : [id])).toSorted());
    expect(boxes.filter((box) => box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height)).toEqual([]);
    expect(ways.filter(({ points }) => points.length < 2)).toEqual([]);
  });

  it.each(cases)('and $shape in $lang no two states lie on one another', ({ lang, shape }) => {
    const boxes = drawn[lang][shape].boxes.filter(({ kind }) => kind !== 'group');
    const overlapping = boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height).map((b) => `${a.id} and ${b.id}`));
    expect(overlapping).toEqual([]);
  });
});

describe('the words of the chart', () => {
  it.each(LANGS)('in %s tell apart all states and all reasons', (lang) => {
    const words = machineWords[lang];
    const names = [...Object.values(words.states), ...Object.values(words.always)];
    expect(new Set(names).size).toBe(names.length);
    const reasons = Object.values(words.guards);
    expect(new Set(reasons).size).toBe(reasons.length);
  });

  it.each(LANGS)('in %s leave nothing in the language of the machine', (lang) => {
    const said = [...structure.states.map((state) => boxName(machineWords[lang], state)), ...structure.arrows.flatMap(({ reasons }) => reasons.map((reason) => reasonWords(machineWords[lang], reason)))];
    expect(said.filter((text) => /[a-z][A-Z]|\w\.\w/u.test(text.replaceAll('BankID', '')))).toEqual([]);
  });

  it('say where there is only one way that it is taken at once', () => {
    const arrow = structure.arrows.find(({ from }) => from === 'signposting');
    expect(arrow && arrowWords(machineWords.en, structure, arrow)).toEqual(['at once']);
  });

  it('are broken between words', () => {
    expect(wrap('a long word andaverylongone x', 9)).toEqual(['a long', 'word', 'andaverylongone', 'x']);
  });
});
