import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldName } from '../../../main/engine/rooms/normalise.ts';
import { createRoomFinder } from '../../../main/engine/rooms/room-finder.ts';
import type { RoomRef } from '../../../main/engine/rooms/room-finder.ts';
import type { Unit } from '../../../shared/domain/live.ts';

const property: Unit = { id: 'property', name: 'Hotel', level: 1, parentId: 'organization' };

/** Units from paths such as `Floor 1/101`; the path is the id. */
function tree(...paths: string[]): Unit[] {
  const units = new Map<string, Unit>();
  for (const path of paths) {
    const steps = path.split('/');
    for (let depth = 1; depth <= steps.length; depth++) {
      const id = steps.slice(0, depth).join('/');
      const parentId = depth === 1 ? property.id : steps.slice(0, depth - 1).join('/');
      units.set(id, { id, name: steps[depth - 1] ?? '', level: depth + 1, parentId });
    }
  }
  return [...units.values()];
}

/** The id found, or the kind of finding. */
function find(units: Unit[], ref: RoomRef): string {
  const finding = createRoomFinder(units, property).find(ref);
  return finding.kind === 'found' ? finding.unit.id : finding.kind;
}

const hotel = tree('Floor 1/101', 'Floor 1/102', 'Floor 2/201', 'Floor 2/Lobby', 'Spa');

test('a room is found by unit id, path and name', () => {
  expect(find(hotel, { unitId: 'Floor 1/101' })).toBe('Floor 1/101');
  expect(find(hotel, { room: 'Floor 1/101' })).toBe('Floor 1/101');
  expect(find(hotel, { room: 'floor 1 > 101' })).toBe('Floor 1/101');
  expect(find(hotel, { room: '101', floor: 'Floor 1' })).toBe('Floor 1/101');
  expect(find(hotel, { room: '101' })).toBe('Floor 1/101');
  expect(find(hotel, { room: 'lobby' })).toBe('Floor 2/Lobby');
  expect(find(hotel, { room: 'Spa' })).toBe('Spa');
});

test.each(['Rm 101', '0101', 'Zimmer 101', 'Room #101'])('%s meets room 101', (room) => {
  expect(find(hotel, { room })).toBe('Floor 1/101');
});

test('a unit id from elsewhere is outside, even where the name would fit', () => {
  expect(find(hotel, { unitId: 'elsewhere', room: '101' })).toBe('outside');
});

test('a unit id that contradicts the name is found with a warning', () => {
  const finding = createRoomFinder(hotel, property).find({ unitId: 'Floor 1/101', room: '102' });
  expect(finding).toMatchObject({ kind: 'found', unit: { id: 'Floor 1/101' } });
  expect(finding).toHaveProperty('warning');
  expect(
    createRoomFinder(hotel, property).find({ unitId: 'Floor 1/101', room: 'Rm 101' }),
  ).not.toHaveProperty('warning');
});

const twins = tree('Floor 1/101', 'Floor 2/101', 'Tower B/Floor 1/101', 'Floor 2/205');

test('a name that several rooms have is ambiguous, with all of them named', () => {
  const finding = createRoomFinder(twins, property).find({ room: '101' });
  expect(finding.kind === 'ambiguous' && finding.candidates.map((one) => one.path)).toEqual([
    'Floor 1/101',
    'Floor 2/101',
    'Tower B/Floor 1/101',
  ]);
});

test('a floor that fits exactly one of them decides', () => {
  expect(find(twins, { room: '101', floor: '2' })).toBe('Floor 2/101');
  expect(find(twins, { room: '101', floor: 'Level 2' })).toBe('Floor 2/101');
  expect(find(twins, { room: '101', floor: 'Tower B' })).toBe('Tower B/Floor 1/101');
  expect(find(twins, { room: 'Rm 101', floor: 'Tower B/Floor 1' })).toBe('Tower B/Floor 1/101');
});

test('a floor that fits several or none of them does not decide', () => {
  expect(find(twins, { room: 'Rm 101', floor: '1' })).toBe('ambiguous');
  expect(find(twins, { room: '101', floor: '9' })).toBe('ambiguous');
});

test('a floor that differs while the name is unique is a warning', () => {
  const finding = createRoomFinder(twins, property).find({ room: '205', floor: 'Floor 3' });
  expect(finding).toMatchObject({ kind: 'found', unit: { id: 'Floor 2/205' } });
  expect(finding).toHaveProperty('warning');
});

test('a path that does not exist is missing and names where the room is', () => {
  expect(createRoomFinder(twins, property).find({ room: 'Floor 3/205' })).toEqual({
    kind: 'missing',
    near: ['Floor 2/205'],
  });
});

test('a room written exactly as one unit is that one, though another is alike', () => {
  const alike = tree('Floor 1/101', 'Floor 1/0101');
  expect(find(alike, { room: '101' })).toBe('Floor 1/101');
  expect(find(alike, { room: '0101' })).toBe('Floor 1/0101');
  expect(find(alike, { room: 'Rm 101' })).toBe('ambiguous');
});

test('a missing room is answered with names one slip away', () => {
  expect(createRoomFinder(hotel, property).find({ room: '1011' })).toEqual({
    kind: 'missing',
    near: ['Floor 1/101'],
  });
  expect(createRoomFinder(hotel, property).find({ room: 'Kitchen' })).toEqual({
    kind: 'missing',
    near: [],
  });
});

test('a floor is no room, and is named only with a warning', () => {
  const finder = createRoomFinder(hotel, property);
  expect(hotel.filter((unit) => !finder.isRoom(unit)).map((unit) => unit.name)).toEqual([
    'Floor 1',
    'Floor 2',
  ]);
  expect(finder.find({ unitId: 'Floor 1' })).toHaveProperty('warning');
});

test('an unknown id stands for itself as a path', () => {
  expect(createRoomFinder(hotel, property).pathOf('nowhere')).toBe('nowhere');
});

test('a unit is found under a further name as under its own, in paths too', () => {
  const aliases = new Map([
    ['Floor 1/101', ['Sauna']],
    ['Floor 2', ['Attic']],
  ]);
  const finder = createRoomFinder(hotel, property, aliases);
  for (const room of ['101', 'Rm 101', 'Sauna', 'Floor 1/Sauna']) {
    expect(finder.find({ room })).toMatchObject({ kind: 'found', unit: { id: 'Floor 1/101' } });
  }
  for (const ref of [{ room: '201', floor: 'Attic' }, { room: 'Attic/201' }]) {
    expect(finder.find(ref)).not.toHaveProperty('warning');
    expect(finder.find(ref)).toMatchObject({ kind: 'found', unit: { id: 'Floor 2/201' } });
  }
  expect(finder.find({ room: 'Sauna', unitId: 'Floor 1/101' })).not.toHaveProperty('warning');
  expect(finder.pathOf('Floor 1/101')).toBe('Floor 1/101');
});

test('what both cells say of the floor counts once', () => {
  expect(find(hotel, { room: 'Floor 1/101', floor: 'Fl 1' })).toBe('Floor 1/101');
  expect(find(twins, { room: 'Floor 1/101', floor: 'Tower B' })).toBe('Tower B/Floor 1/101');
});

test('a floor is not found as the room of a row that lies on another floor', () => {
  expect(find(tree('3/301', 'Floor 1/101'), { room: '3', floor: 'Floor 1' })).toBe('missing');
});

const names = fc.constantFrom('101', '0101', 'Rm 101', '102', 'Suite 7', '7', 'Spa', 'Floor 1');
const forest = fc
  .array(fc.record({ name: names, parent: fc.nat() }), { minLength: 1, maxLength: 25 })
  .map((nodes) =>
    nodes.map((node, at): Unit => {
      const parent = node.parent % (at + 1);
      const parentId = parent === at ? property.id : `u${parent}`;
      return { id: `u${at}`, name: node.name, level: null, parentId };
    }),
  );

test('every unit is found by id, and by its path where no other unit has that path', () => {
  fc.assert(
    fc.property(forest, (units) => {
      const finder = createRoomFinder(units, property);
      const paths = units.map((unit) => foldName(finder.pathOf(unit.id)));
      units.forEach((unit, at) => {
        expect(finder.find({ unitId: unit.id })).toMatchObject({ kind: 'found', unit });
        const finding = finder.find({ room: `/${finder.pathOf(unit.id)}` });
        const alone = paths.filter((path) => path === paths[at]).length === 1;
        if (alone) expect(finding).toMatchObject({ kind: 'found', unit });
      });
    }),
  );
});

test('a name that two rooms share is never found without a floor', () => {
  fc.assert(
    fc.property(forest, names, (units, room) => {
      const finder = createRoomFinder(units, property);
      const sharing = units.filter(
        (unit) => finder.isRoom(unit) && foldName(unit.name) === foldName(room),
      );
      const finding = finder.find({ room });
      if (sharing.length > 1) expect(finding.kind).toBe('ambiguous');
      if (sharing.length === 1) expect(finding).toMatchObject({ kind: 'found', unit: sharing[0] });
    }),
  );
});

test('a suite with units of its own is found by its name where no room has it', () => {
  const suites = tree('Floor 1/101/Bed', 'Floor 1/101/Bath', 'Floor 1/102', 'Floor 2/102/Bed');
  const finding = createRoomFinder(suites, property).find({ room: '101' });
  expect(finding).toMatchObject({ kind: 'found', unit: { id: 'Floor 1/101' } });
  expect(finding.kind === 'found' && finding.warning).toContain('has units below it');
  expect(find(suites, { room: '102' })).toBe('Floor 1/102');
  expect(find(suites, { room: '101', floor: 'Floor 2' })).toBe('missing');
  expect(find(tree('A/101/Bed', 'B/101/Bed'), { room: '101' })).toBe('ambiguous');
});

test('two rooms in one cell are two rooms, and a floor without rooms yet is none of them', () => {
  expect(find(hotel, { room: '101/102' })).toBe('ambiguous');
  // Floors that were created a moment before the rooms on them.
  const growing = tree('Floor 1', 'Tower A/3', 'Tower B/Suite A', 'Tower C');
  expect(find(growing, { room: 'Floor 1/3' })).toBe('missing');
  expect(find(growing, { room: 'Tower C/Suite A' })).toBe('missing');
});
