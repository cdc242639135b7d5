import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldName, normaliseFloor, normaliseRoom } from '../../../main/engine/rooms/normalise.ts';

test.each([
  '101',
  '0101',
  'Rm 101',
  'rm. 101',
  'Rm101',
  'Room 101',
  'ROOM NO. 101',
  'Room No 101',
  'Room #101',
  '#101',
  'No. 101',
  'Guest Room 101',
  'Guestroom 101',
  'Suite 101',
  ' 101\u00a0',
  'Zimmer 101',
  'Zimmer Nr. 101',
  '１０１',
])('%j is room 101', (text) => {
  expect(normaliseRoom(text)).toBe('101');
});

test('building prefixes stay', () => {
  expect(normaliseRoom('T1-101')).toBe('t1-101');
  expect(normaliseRoom('T1 0101')).toBe('t1-101');
  expect(normaliseRoom('A101')).toBe('a101');
  expect(normaliseRoom('A101')).not.toBe(normaliseRoom('101'));
});

test('named rooms keep what names them', () => {
  expect(normaliseRoom('Presidential Suite')).toBe('presidential');
  expect(normaliseRoom('Family Room 2')).toBe('family-2');
  expect(normaliseRoom('Room')).toBe('room');
  expect(normaliseRoom('000')).toBe('0');
  expect(normaliseRoom('100')).toBe('100');
});

test('floors are told by their number too', () => {
  for (const text of ['1', 'Floor 1', 'Level 01', '1st floor', 'FL 1']) {
    expect(normaliseFloor(text)).toBe('1');
  }
  expect(normaliseFloor('North Wing')).toBe('north');
});

test('names are compared without case, outer blanks and kinds of blanks', () => {
  expect(foldName('  Front\u00a0  Desk ')).toBe('front desk');
  expect(foldName('Cafe\u0301')).toBe(foldName('CAFÉ'));
});

test('what is normalised stays as it is when normalised again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const once = normaliseRoom(text);
      expect(normaliseRoom(once)).toBe(once);
    }),
  );
});
