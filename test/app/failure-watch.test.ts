import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { FEWEST_ENDED, watchFailures } from '../../main/app/failure-watch.ts';
import type { StopCause } from '../../main/app/stop-control.ts';
import type { StepState } from '../../shared/domain/job.ts';

const failure = { code: 'bad-request' as const, message: 'No.' };
const STATES: Record<string, StepState> = {
  d: { state: 'done', remoteId: null, foundByReading: false },
  f: { state: 'failed', failure },
  s: { state: 'skipped', failure },
  u: { state: 'unknown', failure },
  '.': { state: 'sending', attempt: 1 },
};

/** Hears the states of a text, one step a letter; gives what it was stopped for. */
function hear(letters: string, percent: number | null): StopCause[] {
  const causes: StopCause[] = [];
  const listen = watchFailures(percent, (cause) => causes.push(cause));
  for (const [at, letter] of letters.split('').entries()) {
    const state = STATES[letter];
    if (state) listen([{ stepId: String(at), state }]);
  }
  return causes;
}

test('nineteen failures in a row are too few to judge by, and the twentieth stops the run', () => {
  expect(hear('f'.repeat(19), 5)).toEqual([]);
  expect(hear('f'.repeat(20), 5)).toEqual([{ by: 'failures', failed: 20, ended: 20, percent: 5 }]);
});

test('just the share that was allowed is allowed', () => {
  expect(hear(`${'d'.repeat(19)}f`, 5)).toEqual([]);
  expect(hear(`${'d'.repeat(18)}ff`, 5)).toMatchObject([{ failed: 2, ended: 20 }]);
});

test('what was skipped, is unknown or under way did not end', () => {
  expect(hear(`ff${'s'.repeat(50)}${'u'.repeat(50)}${'.'.repeat(50)}`, 5)).toEqual([]);
});

test('with nothing allowed one failure is too many, and without a share none is', () => {
  expect(hear(`f${'d'.repeat(19)}`, 0)).toMatchObject([{ failed: 1, ended: 20 }]);
  expect(hear('f'.repeat(99), null)).toEqual([]);
});

test('it stops at the first step at which the share is passed, and not before', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('d', 'd', 'd', 'f', 's', 'u', '.'), maxLength: 90 }),
      fc.integer({ min: 0, max: 99 }),
      (letters, percent) => {
        const [cause] = hear(letters, percent);
        let [failed, ended] = [0, 0];
        for (const letter of letters) {
          if (letter === 'f') failed += 1;
          if (letter === 'f' || letter === 'd') ended += 1;
          if (ended >= FEWEST_ENDED && failed / ended > percent / 100 + 1e-9) {
            expect(cause).toEqual({ by: 'failures', failed, ended, percent });
            return;
          }
        }
        expect(cause).toBeUndefined();
      },
    ),
  );
});
