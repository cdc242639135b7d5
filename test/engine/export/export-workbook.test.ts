import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LiveState, Unit } from '../../../shared/domain/live.ts';
import type { MappedRow } from '../../../shared/domain/row.ts';
import type { WorkbookSpec } from '../../../shared/domain/workbook.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import { inboundRowKey, ruleKey } from '../../../main/engine/plan/exported-keys.ts';
import { exportWorkbook } from '../../../main/engine/export/export-workbook.ts';
import { anyLive } from '../../support/arbitrary-plan.ts';
import { liveState, phones, profileIdOf, PROPERTY } from '../../support/live-state.ts';
import { planOf, sourceSheets, understand } from '../../support/reimport.ts';

const info = {
  property: PROPERTY,
  apiUrl: 'https://api.example',
  createdAt: '2026-01-02T03:04:05Z',
  account: 'Seaside account',
};

/** The rows as importing the workbook gives them. */
function readBack(workbook: WorkbookSpec): MappedRow[] {
  return understand(sourceSheets(workbook)).mapped;
}

/** Names as people could have typed them anywhere else. */
const anyName = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
  fc.constantFrom(
    ' Desk',
    'Desk ',
    '\u200bDesk',
    'A;B',
    'A/B',
    '=1+1',
    '00 12',
    'Ta\nxi',
    '\u0007',
  ),
);

/** The same property with other names, room by room, book by book, contact by contact. */
function renamed(live: LiveState, names: readonly string[]): LiveState {
  const copy: LiveState = structuredClone(live);
  const next = (at: number): string => names[at % names.length] ?? '';
  copy.addressBooks.forEach((book, at) => (book.name = next(at)));
  copy.units.forEach((unit, at) => (unit.name = next(at + 1)));
  [...copy.contacts.values()].flat().forEach((contact, at) => (contact.name = next(at + 2)));
  return copy;
}

/** Every kind of row is there, nothing is found wrong, nothing planned and nothing asked for. */
async function expectNothing(live: LiveState): Promise<void> {
  const workbook = exportWorkbook(live, info);
  const { body, problems, requests, rows } = await planOf(workbook, live);
  const written = workbook.sheets.slice(0, -1).flatMap((sheet) => [...sheet.rows]);
  expect(rows).toHaveLength(written.length);
  expect(rows.flatMap((row) => row.problems)).toEqual([]);
  expect(body.steps).toEqual([]);
  expect(problems).toEqual([]);
  expect(requests).toEqual([]);
}

test('an untouched export plans nothing, costs no request and has nothing to tell', async () => {
  await fc.assert(fc.asyncProperty(anyLive, expectNothing), { numRuns: 100 });
});

test('so it is whatever the names are', async () => {
  await fc.assert(
    fc.asyncProperty(anyLive, fc.array(anyName, { minLength: 6, maxLength: 6 }), (live, names) =>
      expectNothing(renamed(live, names)),
    ),
    { numRuns: 100 },
  );
});

test('a room is exported with all that hangs on it, under keys that stay', () => {
  const live = liveState({
    rooms: { '10': null, '9': 'Room 9' },
    books: {
      B2: { name: 'Spa', rooms: ['9'] },
      B1: {
        name: 'Desk',
        rooms: ['9'],
        contacts: {
          C2: ['Suite', { kind: 'profile', profileId: profileIdOf('9') }],
          C1: ['Cab', phones('+12065550101', '+12065550100')],
          C3: ['Far', { kind: 'profile', profileId: 'foreign' }],
        },
      },
    },
    trunks: { T1: 'ACTIVE' },
    extensions: { T1: { '0123': profileIdOf('9') } },
  });
  const { sheets } = exportWorkbook(live, info);
  expect(sheets.map(({ name }) => name)).toEqual([
    'Rooms',
    'Contacts',
    'Extensions',
    'Address books',
    'Associations',
    'Calling rules',
    'Inbound calling',
    'External users',
    'Summary',
  ]);
  const values = readBack({ sheets }).map(({ kind, values: { bellhopBaseline, ...rest } }) => ({
    kind,
    ...rest,
    ...(bellhopBaseline === undefined ? {} : { baseline: bellhopBaseline }),
  }));
  expect(values.slice(0, 2)).toEqual([
    {
      kind: 'rooms',
      room: '9',
      unitId: 'unit-9',
      displayName: 'Room 9',
      addressBooks: 'Desk; Spa',
      listedIn: 'Desk',
      extension: '0123',
      trunk: 'T1',
      bellhopId: 'unit-9',
      baseline:
        '{"room":"9","unitId":"unit-9","displayName":"Room 9","addressBooks":"Desk; Spa","listedIn":"Desk","extension":"0123","trunk":"T1","copy":"{\\"profileId\\":\\"profile-of-unit-9\\",\\"above\\":[[\\"property\\",\\"Seaside\\"]]}"}',
    },
    {
      kind: 'rooms',
      room: '10',
      unitId: 'unit-10',
      bellhopId: 'unit-10',
      baseline:
        '{"room":"10","unitId":"unit-10","copy":"{\\"above\\":[[\\"property\\",\\"Seaside\\"]]}"}',
    },
  ]);
  expect(values.filter(({ kind }) => kind === 'contacts')).toMatchObject([
    { name: 'Cab', phone1: '+12065550101', phone2: '+12065550100', bellhopId: 'C1' },
    { name: 'Far', profileId: 'foreign', bellhopId: 'C3' },
    { name: 'Suite', room: '9', bellhopId: 'C2' },
  ]);
  expect(values.filter(({ kind }) => kind === 'extensions')).toMatchObject([
    { extension: '0123', room: '9', unitId: 'unit-9', trunk: 'T1', bellhopId: 'T1/0123' },
  ]);
});

test('who may call whom is exported, one row a direction, under keys that stay', () => {
  const [one, two, three] = ['101', '102', '103'].map(profileIdOf) as [string, string, string];
  const live = liveState({
    rooms: { '101': 'Room 101', '102': 'Room 102', '103': null },
    books: {
      B1: {
        name: 'Family',
        rooms: ['101'],
        contacts: { C1: ['Son', phones('+12065550100')], C2: ['Aunt', phones('+12065550101')] },
      },
    },
    blocks: [
      [two, one],
      [one, two],
    ],
    dropIns: [
      [one, two],
      [two, one, 'DISABLED'],
      [one, 'foreign'],
    ],
    inbound: [
      [one, 'C1'],
      [one, 'C2', 'DISABLED'],
    ],
    users: { P1: { 'a/b': one, '7%': two, u3: two, u4: three, u5: 'foreign' } },
  });
  const rows = readBack(exportWorkbook(live, info)).map(({ kind, values }) => {
    const { bellhopBaseline, ...rest } = values;
    const { bellhopId: _id, ...cells } = rest;
    const { copy: _copy, ...baseline } = JSON.parse(bellhopBaseline ?? '') as Record<
      string,
      string
    >;
    expect(baseline).toEqual(cells);
    return { kind, ...rest };
  });
  const of = (kind: SheetKind) => rows.filter((row) => row.kind === kind);
  const rule = { kind: 'callingRules', value: 'on' };
  expect(of('callingRules')).toEqual([
    {
      ...rule,
      rule: 'block',
      room: '101',
      targetRoom: '102',
      bellhopId: ruleKey('block', one, two),
    },
    {
      ...rule,
      rule: 'block',
      room: '102',
      targetRoom: '101',
      bellhopId: ruleKey('block', two, one),
    },
    {
      ...rule,
      rule: 'drop-in',
      room: '101',
      targetRoom: '102',
      bellhopId: ruleKey('dropIn', one, two),
    },
  ]);
  expect(of('inboundCalling')).toEqual([
    {
      kind: 'inboundCalling',
      room: '101',
      addressBook: 'Family',
      contact: 'Son',
      bellhopId: inboundRowKey(one, 'C1'),
    },
  ]);
  const user = { kind: 'externalUsers', serviceProvider: 'P1' };
  expect(of('externalUsers')).toEqual([
    { ...user, externalUser: '7%', room: '102', bellhopId: 'P1/7%25' },
    { ...user, externalUser: 'a/b', room: '101', bellhopId: 'P1/a%2Fb' },
    { ...user, externalUser: 'u3', room: '102', bellhopId: 'P1/u3' },
  ]);
  // Only where it is the only one does the Rooms sheet name an external user.
  expect(of('rooms').map((row) => 'externalUser' in row && row.externalUser)).toEqual([
    'a/b',
    false,
    false,
  ]);
});

test('rooms of one name are told apart by their paths, and their floor is a column', () => {
  const floor = (id: string, name: string): Unit => ({
    id,
    name,
    level: 2,
    parentId: PROPERTY.id,
  });
  const live = liveState();
  live.units = [floor('f1', 'Floor 1'), floor('f2', 'Floor 2')].flatMap((unit) => [
    unit,
    { id: `${unit.id}-101`, name: '101', level: 3, parentId: unit.id },
  ]);
  for (const { id } of live.units) live.profiles.set(id, null);
  live.addressBooks = [{ id: 'B1', name: 'Desk' }];
  live.unitsOfBook.set('B1', ['f1-101', 'f2-101']);
  const rows = readBack(exportWorkbook(live, info));
  expect(rows.filter(({ kind }) => kind === 'rooms').map(({ values }) => values)).toMatchObject([
    { room: '101', floor: 'Floor 1' },
    { room: '101', floor: 'Floor 2' },
  ]);
  expect(
    rows.filter(({ kind }) => kind === 'associations').map(({ values }) => values.room),
  ).toEqual(['Floor 1/101', 'Floor 2/101']);
});

test('the order in which the service lists things does not change the workbook', () => {
  fc.assert(
    fc.property(anyLive, (live) => {
      const turned = structuredClone(live);
      turned.units.reverse();
      turned.addressBooks.reverse();
      for (const list of turned.contacts.values()) list.reverse();
      for (const list of turned.unitsOfBook.values()) list.reverse();
      for (const list of turned.extensions.values()) list.reverse();
      for (const list of turned.externalUsers.values()) list.reverse();
      for (const list of turned.blocks.values()) list.reverse();
      turned.dropIns = new Map([...turned.dropIns].toReversed());
      turned.inboundCalling = new Map([...turned.inboundCalling].toReversed());
      expect(exportWorkbook(turned, info)).toEqual(exportWorkbook(live, info));
    }),
    { numRuns: 100 },
  );
});

test('the summary tells what the workbook is of, what it lacks, and how full the limits are', () => {
  const live = liveState({
    rooms: { '101': 'Room 101' },
    books: {
      B1: {
        name: 'Desk',
        rooms: ['101'],
        contacts: { C1: ['Cab', phones('+12065550101', '+12065550100')] },
      },
    },
  });
  const { sheets } = exportWorkbook(live, { ...info, notes: ['Left out.'], only: ['contacts'] });
  expect(sheets.map(({ name }) => name)).toEqual(['Contacts', 'Summary']);
  const summary = sheets.at(-1);
  expect([...(summary?.rows ?? [])]).toEqual([
    ['Property', 'Seaside', null, null, null],
    ['Property ID', 'property', null, null, null],
    ['Account', 'Seaside account', null, null, null],
    ['Service', 'https://api.example', null, null, null],
    ['Exported', '2026-01-02T03:04:05Z', null, null, null],
    ['Contacts', '1', null, null, null],
    ['Note', 'Left out.', null, null, null],
    ['Contacts of a book', 'Desk', 1, 2000, 0],
    ['Rooms of a book', 'Desk', 1, 2500, 0],
    ['Books of a room', '101', 1, 10, 10],
    ['Numbers of a room', '101', 2, 10, 20],
  ]);
  expect(summary?.columns.at(-1)?.barMax).toBe(100);
});
