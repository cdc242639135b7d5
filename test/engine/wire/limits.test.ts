import { expect, test } from 'vitest';
import type { Family } from '../../../shared/domain/operations.ts';
import { createLimits } from '../../../main/engine/wire/limits.ts';

/** Twenty a second of both families for three seconds; `refuses` says which are refused at the end. */
function traffic(refuses: (family: Family) => boolean) {
  const limits = createLimits({ account: 100, families: {} }, 0);
  for (let t = 0; t < 3_000; t += 50) {
    for (const family of ['units', 'pbx'] as const) {
      limits.sent(family, t);
      if (t > 2_000 && refuses(family)) limits.throttled(family, t + 10, t);
      else limits.admitted(family, t + 10, t);
    }
  }
  return limits;
}

test('a family that alone is refused gets a limit of its own, and the ceiling stays', () => {
  const rates = traffic((family) => family === 'pbx').rates();
  expect(rates.families.pbx).toBeLessThan(30);
  expect(rates.families.units).toBeUndefined();
  expect(rates.account).toBe(100);
});

test('where all are refused it is the account that is limited', () => {
  const rates = traffic(() => true).rates();
  expect(rates.families).toEqual({});
  expect(rates.account).toBeLessThan(100);
});

test('a family without history goes at the rate of its siblings', () => {
  const limits = createLimits({ account: null, families: { units: 20, contacts: 18.5 } }, 0);
  expect(limits.perSecond()).toBe(20);
  expect(limits.pace('pbx', 0)).toBe(limits.pace('units', 0));
});

test('a remembered family rate far below the ceiling is a limit of its own', () => {
  const limits = createLimits({ account: 60, families: { pbx: 10 } }, 0);
  expect(limits.pace('pbx', 0)).toBeLessThan(20);
  expect(limits.pace('units', 0)).toBeGreaterThan(60);
  expect(limits.rates()).toEqual({ account: 60, families: { pbx: 10 } });
});

test('a limit that may have been the ceiling of the account is tested once there is room', () => {
  const limits = createLimits({ account: 40, families: { pbx: 20 } }, 0);
  let t = 0;
  const send = (family: Family, refused = false): void => {
    limits.sent(family, t);
    if (refused) limits.throttled(family, t + 10, t);
    else limits.admitted(family, t + 10, t);
    t += 25;
  };
  // Both together use the whole ceiling when the family is refused.
  for (let n = 0; n < 200; n += 1) send(n % 2 === 0 ? 'pbx' : 'units', n % 20 === 0);
  const shared = limits.rates().families.pbx ?? 0;
  expect(shared).toBeLessThan(25);
  // Then it is alone, at half the ceiling.
  const before = limits.pace('pbx', t);
  for (let n = 0; n < 120; n += 1) {
    send('pbx');
    t += 25;
  }
  expect(before).toBeLessThan(25);
  expect(limits.pace('pbx', t)).toBeGreaterThan(30);
});
