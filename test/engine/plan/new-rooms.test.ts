import { expect, test } from 'vitest';
import type { RowInput } from '../../support/live-state.ts';
import { hotel } from './hotel.ts';
import { brief, codes, planned } from './planned.ts';

const CREATE = { createRooms: true };
const live = hotel(['Floor 1/101', 'Floor 1/102', 'Spa']);

/** A Rooms row; a path stands in the Room cell as it is. */
function room(name: string, floor?: string): RowInput {
  return { kind: 'rooms', room: name, ...(floor === undefined ? {} : { floor }) };
}

function units(rows: RowInput[], start = live): string[] {
  return brief(planned(start, rows, CREATE)).filter((line) => line.includes(' unit:'));
}

test('a room that does not exist is an error that names the way to create it', () => {
  const plan = planned(live, [room('301', 'Floor 3')]);
  expect(plan.problems).toMatchObject([{ code: 'room.not-found', severity: 'error' }]);
  expect(plan.problems[0]?.fix).toContain('--create-rooms');
  expect(plan.body.steps).toEqual([]);
});

test('a new room is created after its floor and gets its profile from it', () => {
  const plan = planned(live, [room('301', 'Floor 3')], CREATE);
  expect(plan.problems).toEqual([]);
  expect(plan.body.steps).toMatchObject([
    {
      id: 'unit:Floor 3',
      key: 'Floor 3',
      action: 'create',
      before: null,
      after: { room: 'Floor 3', floor: '' },
      needs: [],
      write: { op: 'unit.create', parent: { id: 'property' }, name: 'Floor 3' },
    },
    {
      id: 'unit:Floor 3/301',
      key: 'Floor 3/301',
      after: { room: '301', floor: 'Floor 3' },
      needs: ['unit:Floor 3'],
      write: { op: 'unit.create', parent: { step: 'unit:Floor 3' }, name: '301' },
    },
    {
      id: 'profile:unit:Floor 3/301',
      after: { room: 'Floor 3/301', displayName: '301' },
      needs: ['unit:Floor 3/301'],
      write: { op: 'profile.create', unit: { step: 'unit:Floor 3/301' }, name: '301' },
    },
  ]);
  expect(plan.body.known.units).toEqual(live.units.map(({ id }) => id));
  expect(plan.body.requests).toBe(3);
});

test('everything that a row may ask for hangs on the new room', () => {
  const start = hotel([], { books: { B1: { name: 'Desk' } } });
  const plan = planned(
    start,
    [
      {
        kind: 'rooms',
        room: 'Floor 3/301',
        displayName: 'Sea view',
        addressBooks: ['Desk'],
        listedIn: ['Desk'],
        extensions: ['7301'],
      },
      { kind: 'associations', addressBook: 'Spa', room: '301' },
      { kind: 'contacts', addressBook: 'Spa', name: 'Corner', room: 'Rm 301' },
      { kind: 'extensions', extension: '7302', room: '301', trunk: 'T1' },
    ],
    CREATE,
  );
  expect(plan.problems).toEqual([]);
  const unit = 'unit:Floor 3/301';
  const profile = `profile:${unit}`;
  const needs = Object.fromEntries(plan.body.steps.map((step) => [step.id, step.needs]));
  expect(needs).toMatchObject({
    [profile]: [unit],
    'contact:Desk/Sea view/1': [profile],
    'contact:Spa/Corner/1': ['addressBook:Spa', profile],
    'association:Desk/unit:Floor 3%2F301': [unit],
    'association:Spa/unit:Floor 3%2F301': ['addressBook:Spa', unit],
    'extension:T1/7301': [profile],
    'extension:T1/7302': [profile],
  });
  expect(plan.body.steps.map(({ after }) => after?.room)).not.toContain(unit);
  expect(plan.body.limits).toContainEqual(
    expect.objectContaining({
      resource: 'booksPerRoom',
      name: 'Floor 3/301',
      used: 0,
      after: 2,
      atLeast: false,
    }),
  );
});

test('a quick plan creates the profile of a new room without having to confirm it', () => {
  const plan = planned(live, [room('Spa 2')], { ...CREATE, read: 'quick' });
  expect(plan.body.counts).toMatchObject({ create: 2, confirm: 0 });
});

test.each([
  ['its name', room('103', 'Floor 1')],
  ['another word', room('103', 'Level 1')],
  ['its number', room('103', '1')],
  ['a path in the room', room('Floor 1/103')],
  ['both cells', room('Floor 1 > 103', 'fl 1')],
])('a floor that exists is reused by %s', (_, row) => {
  expect(units([row])).toEqual(['create unit:Floor 1/103']);
});

test('each new unit is created once, however and wherever rows write it', () => {
  const rows = [
    room('Rm 301', 'Floor 3'),
    room('0301', 'Fl 3'),
    room('301', '3rd floor'),
    room('302', '3'),
    room('Floor 3/301'),
    room('301'),
  ];
  expect(units(rows)).toEqual(['create unit:Fl 3', 'create unit:Fl 3/301', 'create unit:Fl 3/302']);
  const told = planned(live, rows, CREATE).problems;
  expect(told.filter(({ code }) => code === 'room.spelled-differently')).toMatchObject([
    { row: 2, found: 'Rm 301', severity: 'warning' },
    { row: 3, found: '0301', severity: 'warning' },
  ]);
});

test('one name on two floors is two rooms, and without a floor nobody knows which', () => {
  expect(units([room('1', 'Floor 3'), room('1', 'Floor 4')])).toHaveLength(4);
  const plan = planned(live, [room('1', 'Floor 3'), room('1', 'Floor 4'), room('1')], CREATE);
  expect(plan.problems).toMatchObject([{ code: 'room.ambiguous', row: 4 }]);
});

test('a floor that differs from that of the only room of this name is a warning, as ever', () => {
  const plan = planned(live, [room('101', 'Floor 2')], CREATE);
  expect(codes(plan)).toEqual(['room.differs']);
  expect(brief(plan)).toEqual(['create profile:Floor 1/101']);
});

test('a floor that differs is meant where another row has the room of this name', () => {
  const rows = [room('101', 'Floor 2'), room('101', 'Floor 1')];
  expect(units(rows)).toEqual(['create unit:Floor 2', 'create unit:Floor 2/101']);
});

test('a floor deep in the property is reused where only one fits', () => {
  const towers = hotel(['Tower A/Floor 3/301', 'Tower A/Floor 4/401', 'Tower B/Floor 4/411']);
  expect(units([room('302', 'Floor 3')], towers)).toEqual(['create unit:Tower A/Floor 3/302']);
  expect(units([room('Tower B/Floor 3/321')], towers)).toEqual([
    'create unit:Tower B/Floor 3',
    'create unit:Tower B/Floor 3/321',
  ]);
  const plan = planned(towers, [room('402', 'Floor 4')], CREATE);
  expect(plan.problems).toMatchObject([{ code: 'room.ambiguous', row: 2 }]);
  expect(plan.problems[0]?.message).toContain('Tower A/Floor 4, Tower B/Floor 4');
});

test('a floor that two units have by name is never guessed', () => {
  const start = hotel(['Floor 1/101']);
  start.units.push({ id: 'other', name: 'floor 1', level: 2, parentId: 'property' });
  start.units.push({ id: 'its-room', name: '199', level: 3, parentId: 'other' });
  expect(codes(planned(start, [room('103', 'Floor 1')], CREATE))).toEqual(['room.ambiguous']);
});

test('a bare number without anything below it is no floor 3, and as a floor it is worth a look', () => {
  const flat = hotel(['1', '2', '3']);
  expect(units([room('301', 'Floor 3')], flat)).toEqual([
    'create unit:Floor 3',
    'create unit:Floor 3/301',
  ]);
  const plan = planned(flat, [room('301', '3')], CREATE);
  expect(plan.problems).toMatchObject([{ code: 'floor.is-room', severity: 'warning' }]);
});

test('a row with a Unit ID never creates, and neither does a row of another sheet', () => {
  const rows: RowInput[] = [
    { kind: 'rooms', room: '301', floor: 'Floor 3', unitId: 'nowhere' },
    { kind: 'associations', addressBook: 'Desk', room: '301' },
    { kind: 'contacts', addressBook: 'Desk', name: 'A', room: '301' },
    { kind: 'extensions', extension: '7301', room: '301', trunk: 'T1' },
  ];
  const plan = planned(live, rows, CREATE);
  expect(codes(plan)).toEqual([
    'unit.outside',
    'room.not-found',
    'room.not-found',
    'room.not-found',
  ]);
  expect(plan.problems[1]?.fix).toContain('Rooms sheet');
});

test('an edited row of an export whose room is gone creates nothing', () => {
  const row: RowInput = {
    kind: 'rooms',
    room: '301',
    floor: 'Floor 3',
    displayName: 'X',
    remoteId: 'gone',
    baseline: { room: '301', floor: 'Floor 3', displayName: 'Y' },
    edited: ['displayName'],
  };
  expect(codes(planned(live, [row], CREATE))).toEqual(['unit.outside']);
});

test('what shall be updated is not created, and what shall be created may exist', () => {
  const plan = planned(live, [{ ...room('301'), action: 'update' }], CREATE);
  expect(plan.problems).toMatchObject([{ code: 'row.missing', column: 'Action', found: 'update' }]);
  expect(units([{ ...room('301'), action: 'create' }])).toEqual(['create unit:301']);
  expect(units([{ ...room('101'), action: 'create' }])).toEqual([]);
});

test('with --existing skip rooms are created all the same', () => {
  const plan = planned(live, [room('301')], { ...CREATE, existing: 'skip' });
  expect(brief(plan)).toEqual(['create unit:301', 'create profile:unit:301']);
});

test.each([
  ['x'.repeat(251), 'unit-name.too-long'],
  ['Room (new)', 'unit-name.characters'],
  ['Suite "Sea"', 'unit-name.characters'],
])('a name that the service refuses is an error before anything is sent: %s', (name, code) => {
  const plan = planned(live, [room(name), room('ok', `${name}2`)], CREATE);
  expect(plan.problems).toMatchObject([
    { code, severity: 'error', column: 'Room', row: 2 },
    { code, severity: 'error', column: 'Floor', row: 3 },
  ]);
  expect(plan.body.steps).toEqual([]);
});

test('a full stop in a name is worth a look', () => {
  const plan = planned(live, [room('No. 7')], CREATE);
  expect(plan.problems).toMatchObject([{ code: 'unit-name.full-stop', severity: 'warning' }]);
});

test('units end at level 15', () => {
  const path = (levels: number): string =>
    Array.from({ length: levels }, (_, at) => `Wing ${String.fromCodePoint(65 + at)}`).join('/');
  expect(codes(planned(live, [room(`${path(13)}/1`)], CREATE))).toEqual([]);
  expect(codes(planned(live, [room(`${path(14)}/1`)], CREATE))).toEqual(['unit.too-deep']);
});

test('a new room whose name looks like that of one that exists is worth a look', () => {
  const near = (name: string): (string | undefined)[] =>
    planned(live, [room(name)], CREATE)
      .problems.filter(({ code }) => code === 'room.similar')
      .map(({ message }) => message);
  expect(near('Room 10l')).toEqual(['A new room Room 10l is planned, while there is Floor 1/101.']);
  expect(near('Floor 3/101')).toHaveLength(1);
  expect(near('103')).toEqual([]);
  expect(near('Sauna')).toEqual([]);
});

test('a room that hangs on a row with errors is not guessed anew', () => {
  const rows: RowInput[] = [
    { kind: 'rooms', room: 'Suite 9', floor: 'Floor 9', action: 'update' },
    { kind: 'contacts', addressBook: 'Desk', name: 'A', room: 'Suite 9' },
  ];
  expect(codes(planned(live, rows, CREATE))).toEqual(['row.missing', 'room.depends']);
});

test('a wrong row leaves its room to the other rows that name it', () => {
  const rows: RowInput[] = [
    { kind: 'rooms', room: '301', floor: 'Fl 3', action: 'update' },
    room('301', 'Floor 3'),
    room('302', 'Floor 3'),
  ];
  const plan = planned(live, rows, CREATE);
  expect(codes(plan)).toEqual(['row.missing']);
  expect(brief(plan).filter((line) => line.includes(' unit:'))).toEqual([
    'create unit:Floor 3',
    'create unit:Floor 3/301',
    'create unit:Floor 3/302',
  ]);
});
