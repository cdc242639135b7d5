import { expect, test } from 'vitest';
import {
  limitsMissing,
  limitsOf,
  noLimits,
  stopMomentWords,
} from '../../../renderer/ui/run-limits.ts';

const now = new Date(2026, 10, 20, 18, 0).getTime();
const NONE = { pilot: null, pilotFloor: null, stopAtFailures: null, stopAt: null };

test('what nobody chose limits nothing', () => {
  expect(limitsOf(noLimits, now)).toEqual(NONE);
  expect(limitsMissing(noLimits, now)).toBeNull();
});

test('a pilot is of the first rooms or of a floor, never of both', () => {
  const rooms = limitsOf({ ...noLimits, pilot: { kind: 'rooms', rooms: 3 } }, now);
  expect(rooms).toEqual({ ...NONE, pilot: 3 });
  const floor = limitsOf({ ...noLimits, pilot: { kind: 'floor', floor: ' Floor 2 ' } }, now);
  expect(floor).toEqual({ ...NONE, pilotFloor: 'Floor 2' });
});

test('a time is the next moment at which the clock shows it', () => {
  const stopAt = (time: string) => limitsOf({ ...noLimits, time }, now).stopAt;
  expect(stopAt('18:30')).toBe(new Date(2026, 10, 20, 18, 30).toISOString());
  expect(stopAt('06:00')).toBe(new Date(2026, 10, 21, 6, 0).toISOString());
  expect(stopMomentWords('18:30', now)).toBe('Today at 18:30');
  expect(stopMomentWords('06:00', now)).toBe('At 06:00 on 21 Nov');
  expect(stopMomentWords('', now)).toBeNull();
});

test('what was switched on and not filled in is asked for', () => {
  expect(limitsMissing({ ...noLimits, pilot: { kind: 'floor', floor: ' ' } }, now)).toMatch(
    /floor/,
  );
  expect(limitsMissing({ ...noLimits, time: '' }, now)).toMatch(/time/);
  expect(limitsMissing({ ...noLimits, time: '18:30', failures: 0 }, now)).toBeNull();
});
