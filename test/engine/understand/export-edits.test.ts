import { expect, test } from 'vitest';
import { checkRows } from '../../../main/engine/understand/check-rows.ts';
import type { Values } from './rows.ts';
import { US, codesOf, dataOf, exported, mappedRow } from './rows.ts';

const room: Values = {
  room: '101',
  unitId: 'amzn1.alexa.unit.did.AE4QXKZ',
  floor: 'Floor 1',
  displayName: 'Room 101',
};

function check(edits: Values): ReturnType<typeof checkRows>[number] | undefined {
  return checkRows([mappedRow('rooms', 2, exported(room, edits))], US)[0];
}

test('an edited name of an exported room is taken as its new name', () => {
  const row = check({ room: 'Rm 101' });
  expect(codesOf(row)).toEqual([]);
  expect(dataOf('rooms', row)).toMatchObject({ room: 'Rm 101', edited: ['room'] });
});

test.each(['Floor 2/101', 'Floor 2 > 101'])('a path such as %s is no new name', (name) => {
  expect(codesOf(check({ room: name }))).toEqual(['error unit-name.path']);
});

test('a new name is held to the rules of the service', () => {
  expect(codesOf(check({ room: 'Room (101)' }))).toEqual(['error unit-name.characters']);
  expect(codesOf(check({ room: 'No. 101' }))).toEqual(['warning unit-name.full-stop']);
});

test('an edited Unit ID is an error that says what to do', () => {
  const row = check({ unitId: 'amzn1.alexa.unit.did.OTHER' });
  expect(codesOf(row)).toEqual(['error move.not-available']);
  expect(row?.problems[0]?.fix).toContain('a row of its own');
});
