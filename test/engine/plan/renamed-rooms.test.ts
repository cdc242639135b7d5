import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparePlans } from '../../../main/engine/plan/compare-plans.ts';
import { applyToLive } from '../../support/apply-to-live.ts';
import type { RowInput } from '../../support/live-state.ts';
import { liveState, profileIdOf, roomId } from '../../support/live-state.ts';
import { hotel } from './hotel.ts';
import { brief, codes, planned } from './planned.ts';

const live = hotel(['Floor 1/101', 'Floor 1/102', 'Floor 2/101', 'Spa'], {
  books: { B1: { name: 'Desk' } },
});

/** An exported Rooms row whose Room cell says another name now; its unit is known by its path. */
function renamed(path: string, name: string, changes: Partial<RowInput> = {}): RowInput {
  const steps = path.split('/');
  const floor = steps.slice(0, -1).join('/');
  return {
    kind: 'rooms',
    room: name,
    floor,
    remoteId: path,
    baseline: { room: steps.at(-1) ?? '', floor, unitId: path },
    edited: ['room'],
    ...changes,
  } as RowInput;
}

test('an edited name renames the unit of the row and nothing else', () => {
  const plan = planned(live, [renamed('Floor 1/101', 'Rm 101')]);
  expect(plan.problems).toEqual([]);
  expect(plan.body.steps).toEqual([
    {
      id: 'unit:Floor 1/101',
      kind: 'unit',
      key: 'Floor 1/101',
      action: 'change',
      before: { room: '101', floor: 'Floor 1' },
      after: { room: 'Rm 101', floor: 'Floor 1' },
      rows: ['row-0'],
      needs: [],
      write: { op: 'unit.rename', unitId: 'Floor 1/101', name: 'Rm 101' },
      remoteId: 'Floor 1/101',
      reason: null,
      restore: {
        writes: [{ op: 'unit.rename', unitId: 'Floor 1/101', name: '101' }],
        lost: [],
      },
    },
  ]);
});

test('a rename that a colleague made already is unchanged, and another one is a conflict', () => {
  const done = structuredClone(live);
  const unit = done.units.find(({ id }) => id === 'Spa');
  if (unit) unit.name = 'Wellness';
  const same = planned(done, [renamed('Spa', 'Wellness')]);
  expect(same.body.counts).toMatchObject({ unchanged: 1, change: 0, conflict: 0 });
  const other = planned(done, [renamed('Spa', 'Sauna')]);
  expect(other.body.steps).toMatchObject([
    {
      action: 'conflict',
      write: null,
      before: { room: 'Wellness' },
      after: { room: 'Sauna' },
      reason: 'Exported as "Spa" and edited to "Sauna", but it is "Wellness" now.',
    },
  ]);
});

test('a name that a unit beside it has is a conflict, on another floor it is free', () => {
  const beside = planned(live, [renamed('Floor 1/101', '102')]);
  expect(beside.body.steps).toMatchObject([{ action: 'conflict', write: null }]);
  expect(beside.body.steps[0]?.reason).toContain('"102"');
  const above = planned(live, [renamed('Floor 2/101', '102')]);
  expect(brief(above)).toEqual(['change unit:Floor 2/101']);
  expect(brief(planned(live, [renamed('Spa', 'SPA')]))).toEqual(['change unit:Spa']);
});

test('a name that is given up in the same file is free after that', () => {
  const plan = planned(live, [renamed('Floor 1/101', '102'), renamed('Floor 1/102', '103')]);
  expect(plan.body.steps).toMatchObject([
    { id: 'unit:Floor 1/102', action: 'change', needs: [] },
    { id: 'unit:Floor 1/101', action: 'change', needs: ['unit:Floor 1/102'] },
  ]);
});

test('rooms that exchange their names are a conflict, and so is who wants one of them', () => {
  const rows = [renamed('Floor 1/101', '102'), renamed('Floor 1/102', '101')];
  expect(brief(planned(live, rows))).toEqual([
    'conflict unit:Floor 1/101',
    'conflict unit:Floor 1/102',
  ]);
});

test('two rooms beside each other cannot get one name', () => {
  const plan = planned(live, [renamed('Floor 1/101', 'A'), renamed('Floor 1/102', 'a')]);
  expect(plan.problems).toMatchObject([
    { code: 'room.contradiction', row: 2 },
    { code: 'room.contradiction', row: 3 },
  ]);
  expect(plan.problems[0]?.message).toContain('Row 3');
});

test('with --existing skip the name stays, and with the action create it is a conflict', () => {
  const skip = planned(live, [renamed('Spa', 'Sauna')], { existing: 'skip' });
  expect(skip.body.steps).toMatchObject([
    { action: 'unchanged', after: { room: 'Spa' }, reason: expect.stringContaining('skip') },
  ]);
  const create = planned(live, [renamed('Spa', 'Sauna', { action: 'create' })]);
  expect(brief(create)).toEqual(['conflict unit:Spa']);
});

test('other rows find the room by its old and by its new name', () => {
  const plan = planned(live, [
    renamed('Spa', 'Sauna'),
    { kind: 'associations', addressBook: 'Desk', room: 'Spa' },
    { kind: 'contacts', addressBook: 'Desk', name: 'A', room: 'Sauna' },
  ]);
  expect(plan.problems).toEqual([]);
  expect(brief(plan)).toEqual([
    'change unit:Spa',
    'create profile:Spa',
    'create contact:Desk/A/1',
    'create association:Desk/Spa',
  ]);
  expect(plan.body.steps.find(({ kind }) => kind === 'association')?.after?.room).toBe('Sauna');
});

test('a room named like a new name is not created beside it', () => {
  const rows: RowInput[] = [renamed('Spa', 'Sauna'), { kind: 'rooms', room: 'Sauna' }];
  expect(brief(planned(live, rows, { createRooms: true }))).toEqual([
    'change unit:Spa',
    'create profile:Spa',
  ]);
});

test("a new profile is called by the new name, and a display name is the row's own", () => {
  const edited = { addressBooks: ['Desk'], edited: ['room', 'addressBooks'] } as Partial<RowInput>;
  const plan = planned(live, [renamed('Spa', 'Sauna', edited)]);
  expect(plan.body.steps[1]).toMatchObject({
    kind: 'profile',
    after: { displayName: 'Sauna', room: 'Sauna' },
  });
});

test('a name that was edited back by hand asks for nothing', () => {
  const plan = planned(live, [renamed('Spa', ' Spa ')]);
  expect(plan.body.counts).toMatchObject({ unchanged: 1 });
});

test('a row that names a room by what a wrong row would call it is not guessed', () => {
  const plan = planned(live, [
    renamed('Floor 1/101', 'Sauna', { floor: 'Floor 1' }),
    renamed('Floor 1/102', 'Sauna'),
    { kind: 'associations', addressBook: 'Desk', room: 'Sauna' },
  ]);
  expect(codes(plan)).toContain('room.contradiction');
  expect(plan.body.steps).toEqual([]);
});

test('a contact of an export that calls the renamed room is no conflict for that', () => {
  const start = liveState({
    rooms: { '101': 'Room 101', '102': 'Room 102' },
    books: {
      B1: {
        name: 'Desk',
        contacts: { C1: ['A', { kind: 'profile', profileId: profileIdOf('101') }] },
      },
    },
    trunks: { T1: 'ACTIVE' },
    extensions: { T1: { '7101': profileIdOf('101') } },
  });
  const rows: RowInput[] = [
    {
      kind: 'rooms',
      room: 'Suite',
      remoteId: roomId('101'),
      baseline: { room: '101' },
      edited: ['room'],
    },
    {
      kind: 'contacts',
      addressBook: 'Desk',
      name: 'A',
      phones: [],
      room: '102',
      remoteId: 'C1',
      baseline: { addressBook: 'Desk', name: 'A', room: '101' },
      edited: ['room'],
    },
    {
      kind: 'extensions',
      extension: '7101',
      room: '102',
      trunk: 'T1',
      remoteId: 'T1/7101',
      baseline: { extension: '7101', room: '101', trunk: 'T1' },
      edited: ['room'],
    },
  ];
  const expected = ['change unit:unit-101', 'change contact:Desk/A/1', 'change extension:T1/7101'];
  const first = planned(start, rows);
  expect(brief(first)).toEqual(expected);
  const half = applyToLive(start, first.body.steps.slice(0, 1));
  expect(brief(planned(half, rows))).toEqual(expected.slice(1));
});

const anyName = fc.constantFrom('101', '102', '103', 'Rm 101', 'Spa', 'Sauna', '201');
const anyRows = fc
  .tuple(
    fc.uniqueArray(
      fc.tuple(fc.constantFrom('Floor 1/101', 'Floor 1/102', 'Floor 2/101', 'Spa'), anyName),
      { selector: ([path]) => path, minLength: 1, maxLength: 4 },
    ),
    fc.array(
      fc
        .tuple(anyName, fc.constantFrom('associations', 'contacts', 'rooms'))
        .map(([room, kind]): RowInput =>
          kind === 'associations'
            ? { kind, addressBook: 'Desk', room }
            : kind === 'contacts'
              ? { kind, addressBook: 'Desk', name: 'A', room }
              : { kind: 'rooms', room, listedIn: ['Desk'] },
        ),
      { maxLength: 3 },
    ),
  )
  .map(([edits, others]) => [...edits.map(([path, name]) => renamed(path, name)), ...others]);

test('after some steps were done, the others are still what they were, and in the end none is left', () => {
  fc.assert(
    fc.property(
      anyRows,
      fc.boolean(),
      fc.infiniteStream(fc.boolean()),
      (rows, createRooms, coins) => {
        const first = planned(live, rows, { createRooms });
        const { steps } = first.body;
        const kept = rows.map((row, at): RowInput =>
          first.body.rows[at]?.state === 'valid' ? row : { ...row, action: 'skip' },
        );
        const done = new Set<string>();
        for (const { id, write, needs } of steps) {
          const isReady = needs.every((need) => done.has(need));
          if (write && isReady && coins.next().value === true) done.add(id);
        }
        const half = applyToLive(
          live,
          steps.filter(({ id }) => done.has(id)),
        );
        const fresh = planned(half, kept, { createRooms });
        expect(comparePlans({ steps }, fresh.body, (id) => !done.has(id))).toEqual([]);
        const after = applyToLive(live, steps);
        const names = after.units.map(({ parentId, name }) => `${parentId}/${name.toLowerCase()}`);
        expect(new Set(names).size).toBe(names.length);
        const again = planned(after, kept, { createRooms });
        expect(again.body.steps.filter(({ write }) => write !== null)).toEqual([]);
      },
    ),
    { numRuns: 600 },
  );
});
