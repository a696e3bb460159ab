import { distil, picked } from './distil.ts';
import type { FeatureTable, Vectors } from './features.ts';
import { HASHES, mix } from './hash.ts';
import type { Linear } from './linear.ts';
import { policy } from './policy.ts';

/** Levels on either side of nothing; larger weights take the last. */
export const LEVELS = 11;
/** As many as there are, with nothing. */
export const SIGNED = 2 * LEVELS + 1;
const THOUSAND = 1000;

/** On what levels weights are stored: multiples of a step, that stand wider apart the larger they are, by a power. */
export type Grid = (typeof policy.training.grids)['choice' | 'yesNo'];

/** By level, moved up to be positive, what it is worth in steps; few weights are large, and these need not be exact. */
export function inSteps({ widening }: Grid): Float32Array {
  return Float32Array.from({ length: SIGNED }, (_, level) => Math.sign(level - LEVELS) * Math.abs(level - LEVELS) ** widening);
}

/** How large a step is for a feature. */
export function stepOf({ step, isByRarity }: Grid, rarity: number): number {
  return isByRarity ? (step * Math.exp(rarity / 2)) / (rarity || 1) : step;
}

/** The level of a weight, moved up to be positive. */
export function levelOf(weight: number, step: number, { widening }: Grid): number {
  return Math.sign(weight) * Math.min(LEVELS, Math.round((Math.abs(weight) / step) ** (1 / widening))) + LEVELS;
}

/** A model's weights as they will come out of its packed form: those that are measured are the ones that are shipped. @param rarity of each feature */
export function onLevels({ starts, values }: Linear, rarity: Uint8Array, grid: Grid): Float32Array {
  const steps = inSteps(grid);
  const worths = new Float32Array(values.length);
  rarity.forEach((rare, f) => {
    const step = stepOf(grid, rare);
    for (let at = starts[f] as number; at < (starts[f + 1] as number); at++) worths[at] = (steps[levelOf(values[at] as number, step, grid)] as number) * step;
  });
  return worths;
}

/** The same of the whole model; what comes to nothing is left out. */
export function quantised(model: Linear, rarity: Uint8Array, grid: Grid): Linear {
  const values = onLevels(model, rarity, grid);
  const whole = picked({ ...model, values }, Int32Array.from(rarity.keys()), (at) => values[at] !== 0);
  return { ...whole, bias: whole.bias.map(roundedBias) };
}

/** A bias as it is stored. */
export function roundedBias(bias: number): number {
  return Math.round(bias * THOUSAND) / THOUSAND;
}

/**
 * A model of few weights that has taken up what the missing ones gave, quantised: some weights are put on their levels
 * first, and the others take up what that cost.
 * @param few its features are those of the table
 */
export function quantisedInTurns(few: Linear, { hashes, rarity }: FeatureTable, seen: Vectors, targets: Float32Array, seeds: Int32Array, grid: Grid): Linear {
  const { distilPasses, quantiseFirst, quantisePasses } = policy.training;
  let model = distil(few, seen, targets, seeds, distilPasses);
  const lots = lotsOf(few, hashes);
  for (const share of quantiseFirst) {
    const worths = onLevels(model, rarity, grid);
    const isFixed = Uint8Array.from(lots, (lot) => Number(lot < share));
    const values = model.values.map((value, at) => (isFixed[at] === 1 ? (worths[at] as number) : value));
    model = distil({ ...model, values }, seen, targets, seeds, quantisePasses, isFixed);
  }
  return quantised(model, rarity, grid);
}

const LOT = 0x39e7;

/** Drawn for each weight by what it is, 0..1: where others come or go, it keeps its own. */
function lotsOf({ starts, columns }: Linear, hashes: Int32Array): Float32Array {
  const lots = new Float32Array(columns.length);
  hashes.forEach((hash, f) => {
    for (let at = starts[f] as number; at < (starts[f + 1] as number); at++) lots[at] = mix(hash, columns[at] as number, LOT) / HASHES;
  });
  return lots;
}
