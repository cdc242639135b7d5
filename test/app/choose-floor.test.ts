import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseFloor } from '../../main/app/choose-floor.ts';

const ROOMS = [
  'Tower A/Floor 1/101',
  'Tower A/Floor 1/102',
  'Tower A/Floor 2/201',
  'Tower B/Floor 1/101',
  'Tower B/Garden/East wing/1',
  'Lobby',
];

function rooms(wanted: string, of: readonly string[] = ROOMS) {
  const chosen = chooseFloor(of, wanted);
  return chosen.ok ? chosen.value : chosen.error.message;
}

test.each([
  ['Tower A/Floor 2', ['Tower A/Floor 2/201']],
  ['tower a > floor 2', ['Tower A/Floor 2/201']],
  ['Floor 2', ['Tower A/Floor 2/201']],
  ['2', ['Tower A/Floor 2/201']],
  ['2nd floor', ['Tower A/Floor 2/201']],
  ['Tower A/Level 01', ['Tower A/Floor 1/101', 'Tower A/Floor 1/102']],
  ['Tower B/East wing', ['Tower B/Garden/East wing/1']],
  ['Tower B', ['Tower B/Floor 1/101', 'Tower B/Garden/East wing/1']],
])('%s means just the rooms under it', (wanted, expected) => {
  expect(rooms(wanted)).toEqual(expected);
});

test('a floor that two buildings have is refused, naming both', () => {
  expect(rooms('Floor 1')).toBe(
    'Nothing was sent: "Floor 1" fits 2 floors of the rows; write one of Tower A/Floor 1, Tower B/Floor 1.',
  );
});

test('a whole path means itself, although another floor ends in it', () => {
  const both = ['Floor 1/101', 'Annex/Floor 1/101'];
  expect(rooms('Floor 1', both)).toEqual(['Floor 1/101']);
});

test('a name that begins like another is not that one', () => {
  expect(rooms('Floor 1', ['Floor 1/101', 'Floor 10/1001', 'Floor 1/11/1'])).toEqual([
    'Floor 1/101',
    'Floor 1/11/1',
  ]);
});

test('an unknown floor is refused with the nearest names, or with those there are', () => {
  expect(rooms('Gardem')).toContain('the nearest names are Tower B/Garden.');
  expect(rooms('Cellar')).toMatch(/lie under Tower A, Tower A\/Floor 1, .*East wing\.$/);
  expect(rooms('101')).toMatch(/no row is about a room under "101"/);
  expect(rooms('Floor 1', ['Lobby'])).toContain('none of the rooms of the rows lies on a floor');
});

test('many floors are not all named', () => {
  const many = Array.from({ length: 40 }, (_, at) => `Wing ${at + 100}/1`);
  expect(rooms('Cellar', many)).toMatch(/Wing 109 and 30 more\.$/);
});

const name = fc.constantFrom('Tower A', 'Tower B', 'Floor 1', 'Floor 2', 'Wing 1', '1', 'Garden');
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((steps) => steps.join('/'));

test('what is chosen are all rooms of one floor, of which the last step fits', () => {
  fc.assert(
    fc.property(fc.uniqueArray(path, { minLength: 1 }), path, (all, wanted) => {
      const chosen = chooseFloor(all, wanted);
      if (!chosen.ok) return;
      expect(chosen.value.length).toBeGreaterThan(0);
      const floors = new Set(all.flatMap((room) => ancestors(room)));
      const exact = [...floors].filter((floor) => sameRooms(all, floor, chosen.value));
      expect(exact.length).toBeGreaterThan(0);
      if (floors.has(wanted)) expect(exact).toContain(wanted);
    }),
  );
});

function ancestors(room: string): string[] {
  const steps = room.split('/');
  return steps.slice(1).map((_, at) => steps.slice(0, at + 1).join('/'));
}

function sameRooms(all: readonly string[], floor: string, chosen: readonly string[]): boolean {
  const under = all.filter((room) => room === floor || room.startsWith(`${floor}/`));
  return JSON.stringify(under) === JSON.stringify(chosen);
}
