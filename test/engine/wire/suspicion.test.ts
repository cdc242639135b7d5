import { expect, test } from 'vitest';
import { createSuspicion } from '../../../main/engine/wire/suspicion.ts';

/** Every family sends each 10 ms, so of all requests each has this share. */
function service(families: number) {
  const suspicion = createSuspicion((_family, from, to) => {
    const own = Math.floor((to - from) / 10) + 1;
    return { own, all: own * families };
  });
  const refused = (family: 'pbx' | 'units', heardAt: number, sentAt: number): boolean =>
    suspicion.refused(family, heardAt, sentAt, 1 / families);
  return { refused };
}

test('refusals of one family at several times are no accident after a while', () => {
  const { refused } = service(3);
  const heard = [100, 200, 300, 400].map((t) => refused('pbx', t, t - 20));
  expect(heard).toEqual([false, false, false, true]);
});

test('a family that sends alone is never told from the account', () => {
  const { refused } = service(1);
  const heard = Array.from({ length: 50 }, (_, n) => refused('pbx', n * 100 + 100, n * 100));
  expect(heard).not.toContain(true);
});

test('refusals of what left in one row together prove nothing', () => {
  const suspicion = createSuspicion(() => ({ own: 6, all: 6 }));
  const heard = [0, 1, 2, 3, 4, 5].map((n) => suspicion.refused('pbx', 500 + n, n, 0.33));
  expect(heard).not.toContain(true);
});

test('in one overload, it counts what of others left meanwhile and was not refused', () => {
  const { refused } = service(3);
  // All left before the first refusal was heard, over half a second.
  const heard = [0, 100, 200, 300, 400].map((n) => refused('pbx', 1_000 + n, n));
  expect(heard).toContain(true);
});

test('a refusal of another family clears the first, for a while', () => {
  const { refused } = service(3);
  refused('units', 100, 80);
  const heard = [200, 300, 400, 500, 600, 700].map((t) => refused('pbx', t, t - 20));
  expect(heard).not.toContain(true);
  expect(refused('pbx', 5_200, 5_180)).toBe(true);
});
