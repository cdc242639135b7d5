import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  columnRefOf,
  findColumn,
  isSameShape,
  likeness,
} from '../../../main/engine/recipes/find-column.ts';

const headers = fc.array(
  fc.constantFrom('Room', 'room no.', 'Phone', 'Téléphone', '', '部屋番号'),
  {
    minLength: 1,
    maxLength: 8,
  },
);

test('every column is found again by its header, also where several have the same or none', () => {
  fc.assert(
    fc.property(headers, (all) => {
      for (const index of all.keys()) expect(findColumn(all, columnRefOf(all, index))).toBe(index);
    }),
  );
});

test('case, marks and signs between words make no other header, and another word does', () => {
  const ref = { header: 'Room No.', nth: 0 };
  expect(findColumn(['ROOM_NO', 'Phone'], ref)).toBe(0);
  expect(findColumn(['Telephone'], { header: 'Téléphone', nth: 0 })).toBe(0);
  expect(findColumn(['Room name'], ref)).toBeNull();
  expect(findColumn(['Room no'], { ...ref, nth: 1 })).toBeNull();
});

test('the order of columns, and those that Bellhop writes beside rows, make no other shape', () => {
  fc.assert(
    fc.property(headers, (all) => {
      expect(isSameShape(all, all.toReversed())).toBe(true);
      expect(isSameShape(all, [...all, 'Status', 'Reason', 'Remote ID'])).toBe(true);
      expect(isSameShape(all, [...all, 'Cleaned by'])).toBe(false);
    }),
  );
});

test('likeness is that of the words, from none to all, and the same from both sides', () => {
  expect(likeness(['Room', 'Phone'], ['phone', 'ROOM'])).toBe(1);
  expect(likeness(['Room no', 'Phone'], ['Room', 'Phone'])).toBeCloseTo(2 / 3);
  expect(likeness(['Room'], ['Name'])).toBe(0);
  expect(likeness([''], [])).toBe(0);
  fc.assert(fc.property(headers, headers, (a, b) => likeness(a, b) === likeness(b, a)));
});
