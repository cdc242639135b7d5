import { seededRandom } from '../support/simulated-service.ts';

/** Choices that a seed leads to again. */
export type Chance = {
  /** A whole number below `end`. */
  below(end: number): number;
  one<T>(choices: readonly T[]): T;
  /** True that often, 0 to 1. */
  maybe(share: number): boolean;
};

export function createChance(seed: number): Chance {
  const random = seededRandom(seed);
  const below = (end: number) => Math.floor(random() * end);
  return {
    below,
    one: (choices) => {
      const choice = choices[below(choices.length)];
      if (choice === undefined) throw new Error('There is nothing to choose from.');
      return choice;
    },
    maybe: (share) => random() < share,
  };
}
