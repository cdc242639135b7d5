import { expect, test } from 'vitest';
import { checkUnitName } from '../../../main/engine/understand/check-unit-name.ts';

function codes(name: string): string[] {
  return checkUnitName(name).map(({ severity, code }) => `${severity} ${code}`);
}

test.each(['101', 'Room 101', 'T1-101', 'Zimmer_7', 'スイート', 'A=1#2;3:4?5@6&7', 'Cafe\u0301'])(
  'the service takes %s as the name of a unit',
  (name) => expect(codes(name)).toEqual([]),
);

test.each(['Room (1)', 'A/B', 'A>B', "Guest's", 'A, B', 'Über "A"', 'A\nB', '—'])(
  'the service has no place for all characters of %j',
  (name) => expect(codes(name)).toEqual(['error unit-name.characters']),
);

test('a name ends at 250 characters', () => {
  expect(codes('x'.repeat(250))).toEqual([]);
  expect(codes('x'.repeat(251))).toEqual(['error unit-name.too-long']);
});

test('a full stop is worth a look, since documents differ about it', () => {
  expect(codes('No. 1')).toEqual(['warning unit-name.full-stop']);
});
