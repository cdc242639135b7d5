import { expect, test } from 'vitest';
import { aliasesFor, withAlias } from '../../../main/engine/rooms/remembered.ts';
import { createRoomFinder } from '../../../main/engine/rooms/room-finder.ts';
import type { RoomRef } from '../../../main/engine/rooms/room-finder.ts';
import type { RoomAlias } from '../../../shared/domain/alias.ts';
import type { Unit } from '../../../shared/domain/live.ts';

const property: Unit = { id: 'property', name: 'Hotel', level: 1, parentId: 'organization' };
const units: Unit[] = [
  ['1', 'Floor 1', 'property'],
  ['101', '101', '1'],
  ['102', '102', '1'],
  ['2', 'Floor 2', 'property'],
  ['201', '201', '2'],
  ['202', 'Lounge', '2'],
].map(([id = '', name = '', parentId = '']) => ({ id, name, level: null, parentId }));

const alias = (name: string, unitId: string): RoomAlias => ({
  name,
  unitId,
  path: `was ${unitId}`,
});

function find(aliases: RoomAlias[], ref: RoomRef) {
  return createRoomFinder(units, property, new Map(), aliases).find(ref);
}

test('a remembered name leads to its room, in whatever case it is written', () => {
  expect(find([alias('Skybar', '201')], { room: ' SKYBAR' })).toMatchObject({
    kind: 'found',
    unit: { id: '201' },
    reason: 'Remembered: a person once said that this name means the room.',
  });
});

test("a remembered name never outranks a room's own", () => {
  const aliases = [alias('Lounge', '101'), alias('Floor 1/101', '102'), alias('101', '201')];
  expect(find(aliases, { room: 'Lounge' })).toMatchObject({ unit: { id: '202' } });
  expect(find(aliases, { room: '101' })).toMatchObject({ unit: { id: '101' } });
  expect(find(aliases, { room: 'Floor 1/101' })).toMatchObject({ unit: { id: '101' } });
});

test('what a person said outranks what is only alike', () => {
  expect(find([alias('Rm 101', '102')], { room: 'Rm 101' })).toMatchObject({ unit: { id: '102' } });
});

test('a name resolved on one floor does not lead there from another', () => {
  const told = [alias('Floor 1/Skybar', '101')];
  expect(find(told, { room: 'Skybar', floor: 'Floor 1' })).toMatchObject({ unit: { id: '101' } });
  expect(find(told, { room: 'Skybar', floor: 'Floor 2' }).kind).toBe('missing');
  expect(find(told, { room: 'Skybar' }).kind).toBe('missing');
  const bare = [alias('Skybar', '101')];
  expect(find(bare, { room: 'Skybar', floor: 'Floor 1' })).toMatchObject({ unit: { id: '101' } });
  expect(find(bare, { room: 'Skybar', floor: 'Floor 2' }).kind).toBe('missing');
});

test('a name whose room is gone is ignored, which is said', () => {
  expect(find([alias('Skybar', '999')], { room: 'Skybar' })).toMatchObject({
    kind: 'missing',
    gone: 'was 999',
  });
  const alike = find([alias('Rm 101', '999')], { room: 'Rm 101' });
  expect(alike).toMatchObject({ kind: 'found', unit: { id: '101' } });
  expect(alike.kind === 'found' && alike.warning).toContain('was 999, which is gone');
});

test('a later resolution takes the place of an earlier one', () => {
  const kept = withAlias([alias('Skybar', '101'), alias('Spa', '102')], alias('skybar ', '201'));
  expect(kept.map(({ unitId }) => unitId)).toEqual(['102', '201']);
});

test('a plan keeps the names that its rows use', () => {
  const all = [alias('Skybar', '101'), alias('Floor 1/Bar', '102'), alias('Spa', '201')];
  const used = aliasesFor(all, [
    { room: 'SKYBAR', floor: 'Floor 1' },
    { room: 'Bar', floor: 'Floor 1' },
  ]);
  expect(used.map(({ name }) => name)).toEqual(['Skybar', 'Floor 1/Bar']);
});
