import type { Result } from '../../../shared/domain/result.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { ReadStop } from './gather.ts';

export type Reading = Promise<Result<void, ReadStop>>;

/** Done once all of these are; where one was not, that is the end of it. */
export async function all(readings: readonly Reading[]): Reading {
  for (const result of await Promise.all(readings)) if (!result.ok) return result;
  return ok(undefined);
}

/** Goes on once all of these are done; where one was not, that is the end of it. */
export async function after(before: readonly Reading[], next: () => Reading): Reading {
  const ended = await all(before);
  return ended.ok ? next() : ended;
}

/**
 * Waits for all of these, and has the others stopped at the first that fails.
 *
 * @returns that first failure, not those that stopping brought about
 */
export async function together(readings: readonly Reading[], stop: () => void): Reading {
  let first: ReadStop | null = null;
  try {
    await Promise.all(
      readings.map(async (reading) => {
        const result = await reading;
        if (result.ok) return;
        first ??= result.error;
        stop();
      }),
    );
  } catch (bug) {
    stop();
    throw bug;
  }
  return first === null ? ok(undefined) : fail(first);
}
