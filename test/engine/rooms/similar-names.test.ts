import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSimilarNames } from '../../../main/engine/rooms/similar-names.ts';

function similar(name: string, ...rooms: string[]): string[] {
  return createSimilarNames(rooms.map((room) => ({ name: room, path: room })))(name);
}

test.each([
  ['Room 10l', '101'],
  ['1O1', '101'],
  ['Rm I01', 'Room 101'],
  ['Loby', 'Lobby'],
  ['Ocean View', 'Oceam View'],
  ['Presidental', 'Presidential'],
])('%s is probably %s', (name, room) => {
  expect(similar(name, room)).toEqual([room]);
});

test.each([
  ['102', '101'],
  ['1101', '101'],
  ['101a', '101b'],
  ['0101', '101'],
  ['Zimmer 101', 'Room 101'],
  ['Spa', 'Bar'],
  ['Sauna', 'Lobby'],
  ['oil', '01l x'],
])('%s is another room than %s, or the very same', (name, room) => {
  expect(similar(name, room)).toEqual([]);
});

test('being similar goes both ways', () => {
  const name = fc.string({
    unit: fc.constantFrom('1', '0', 'l', 'o', 'a', 'b', ' '),
    maxLength: 7,
  });
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(similar(a, b).length).toBe(similar(b, a).length);
    }),
  );
});
