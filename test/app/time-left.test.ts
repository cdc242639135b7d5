import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeLeft } from '../../main/app/time-left.ts';
import type { SeenPace } from '../../main/app/seen-pace.ts';
import type { Family } from '../../shared/domain/operations.ts';

const left = (entries: [Family, number][]) => new Map<Family, number>(entries);
const unlearnt = { account: null, families: {} };

function seen(families: [Family, number][], seconds = 60): SeenPace {
  const perSecond = families.reduce((sum, [, pace]) => sum + pace, 0);
  return { perSecond, families: new Map(families), seconds };
}

test('without a rate nothing is said, and without work no time is left', () => {
  expect(timeLeft(left([['pbx', 10]]), unlearnt, null)).toBeNull();
  expect(timeLeft(left([]), unlearnt, null)).toEqual({ fromSeconds: 0, toSeconds: 0 });
});

test('a learnt rate that the run has not confirmed yet is told as a wide range', () => {
  expect(timeLeft(left([['pbx', 100]]), { account: 10, families: {} }, null)).toEqual({
    fromSeconds: 10,
    toSeconds: 15,
  });
});

test('a learnt rate that the run keeps to is told as one figure', () => {
  const rates = { account: 10, families: {} };
  expect(timeLeft(left([['pbx', 100]]), rates, seen([['pbx', 10]]))).toEqual({
    fromSeconds: 10,
    toSeconds: 10,
  });
});

test('while the service throttles more than was learnt, the range reaches to what was seen', () => {
  const rates = { account: 10, families: {} };
  expect(timeLeft(left([['pbx', 100]]), rates, seen([['pbx', 4]]))).toEqual({
    fromSeconds: 10,
    toSeconds: 25,
  });
});

test('a family with a limit of its own counts at its own pace', () => {
  const rates = { account: 20, families: { pbx: 2 } };
  const work = left([
    ['pbx', 100],
    ['contacts', 100],
  ]);
  // Fifty seconds for the slow family; the other goes beside it, or after it in five more.
  expect(timeLeft(work, rates, null)).toEqual({ fromSeconds: 50, toSeconds: 55 * 1.5 });
});

test('a rate of nothing is no rate', () => {
  const work = left([['pbx', 100]]);
  expect(timeLeft(work, { account: 0, families: {} }, null)).toBeNull();
  const rates = { account: 10, families: { pbx: 0 } };
  expect(timeLeft(work, rates, null)?.fromSeconds).toBe(10);
});

test('a moment that was seen is not yet believed', () => {
  const rates = { account: 10, families: {} };
  const range = timeLeft(left([['pbx', 100]]), rates, seen([['pbx', 10]], 2));
  expect(range?.toSeconds).toBeGreaterThan(12);
});

test('the range is never the wrong way round, and never negative', () => {
  const family = fc.constantFrom<Family>('pbx', 'contacts', 'profiles');
  const amount = fc.double({ min: 0.01, max: 1000, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(family, fc.nat({ max: 10_000 }))),
      fc.option(amount),
      fc.array(fc.tuple(family, amount)),
      fc.option(fc.array(fc.tuple(family, amount), { minLength: 1 })),
      fc.double({ min: 2, max: 30, noNaN: true }),
      (work, account, limits, paces, seconds) => {
        const rates = { account, families: Object.fromEntries(limits) };
        const pace = paces && seen([...new Map(paces)], seconds);
        const range = timeLeft(left(work), rates, pace);
        if (range === null) return;
        expect(range.fromSeconds).toBeGreaterThanOrEqual(0);
        expect(range.toSeconds).toBeGreaterThanOrEqual(range.fromSeconds);
        expect(Number.isFinite(range.toSeconds)).toBe(true);
      },
    ),
  );
});
