import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { SHEET_KINDS } from '../../../shared/domain/kinds.ts';
import type { LiveState, Unit } from '../../../shared/domain/live.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import { sheetOf } from '../../../shared/domain/sheets.ts';
import type { MappedRow } from '../../../shared/domain/row.ts';
import { planOptions } from '../../../shared/domain/settings.ts';
import type { WorkbookSpec } from '../../../shared/domain/workbook.ts';
import { exportWorkbook } from '../../../main/engine/export/export-workbook.ts';
import { planChanges } from '../../../main/engine/plan/plan-changes.ts';
import { readOrigin } from '../../../main/engine/understand/baseline.ts';
import { trimBlanks } from '../../../main/engine/understand/trim.ts';
import { anyLive } from '../../support/arbitrary-plan.ts';
import {
  liveState,
  phones,
  profileIdOf,
  PROPERTY,
  SHEET_TABLES,
  validRows,
} from '../../support/live-state.ts';

const info = {
  property: PROPERTY,
  apiUrl: 'https://api.example',
  createdAt: '2026-01-02T03:04:05Z',
  account: 'Seaside account',
};

/** The workbook as reading it back gives it. */
function readBack(workbook: WorkbookSpec): MappedRow[] {
  return SHEET_KINDS.flatMap((kind) => {
    const { title, fields } = sheetOf(kind);
    const sheet = workbook.sheets.find(({ name }) => name === title);
    return [...(sheet?.rows ?? [])].map((cells, index): MappedRow => {
      const values: Partial<Record<FieldName, string>> = {};
      const columns: Partial<Record<FieldName, string>> = {};
      fields.forEach(({ field, title: header }, at) => {
        const text = trimBlanks(String(cells[at] ?? ''));
        columns[field] = header;
        if (text !== '') values[field] = text;
      });
      const key = `${title} ${index}`;
      return {
        state: 'mapped',
        key,
        sheet: title,
        row: index + 2,
        kind,
        values,
        columns,
        cells: [],
      };
    });
  });
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

test('an untouched export is read back without an edit, whatever the names are', () => {
  fc.assert(
    fc.property(anyLive, fc.array(anyName, { minLength: 6, maxLength: 6 }), (live, names) => {
      const named: LiveState = structuredClone(live);
      const next = (at: number): string => names[at % names.length] ?? '';
      named.addressBooks.forEach((book, at) => (book.name = next(at)));
      named.units.forEach((unit, at) => (unit.name = next(at + 1)));
      [...named.contacts.values()].flat().forEach((contact, at) => (contact.name = next(at + 2)));
      for (const row of readBack(exportWorkbook(named, info))) {
        expect(readOrigin(row)).toMatchObject({ edited: [], emptied: [] });
      }
    }),
    { numRuns: 300 },
  );
});

test('rows of an untouched export plan nothing', () => {
  fc.assert(
    fc.property(anyLive, (live) => {
      const mapped = readBack(exportWorkbook(live, info));
      const origins = mapped.map(readOrigin);
      const rows = validRows(
        mapped.map((row, at) => {
          const origin = origins[at];
          if (!origin || origin === 'unreadable') throw new Error('The baseline is missing.');
          const { baseline, edited } = origin;
          const { addressBook = '', name = '', extension = '', bellhopId = '' } = row.values;
          const common = { baseline, edited, remoteId: bellhopId };
          switch (row.kind) {
            case 'rooms':
              return { kind: row.kind, ...common, room: row.values.room ?? '' };
            case 'contacts':
              return { kind: row.kind, ...common, addressBook, name };
            case 'extensions':
              return { kind: row.kind, ...common, extension };
            case 'addressBooks':
              return { kind: row.kind, ...common, addressBook };
            case 'associations':
              return { kind: row.kind, ...common, addressBook };
            case 'callingRules': {
              const { room = '', targetRoom = '' } = row.values;
              return { kind: row.kind, ...common, rule: 'block', room, targetRoom, value: 'on' };
            }
            case 'inboundCalling': {
              const { room = '', contact = '' } = row.values;
              return { kind: row.kind, ...common, addressBook, room, contact };
            }
            case 'externalUsers':
              return { kind: row.kind, ...common, externalUser: row.values.externalUser ?? '' };
          }
        }),
      );
      const { body, problems } = planChanges({
        rows,
        sheets: SHEET_TABLES,
        live,
        options: planOptions.parse({}),
        requestsPerSecond: null,
      });
      expect(body.steps).toEqual([]);
      expect(problems).toEqual([]);
      expect(body.rows).toHaveLength(rows.length);
    }),
    { numRuns: 200 },
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
        '{"room":"9","unitId":"unit-9","displayName":"Room 9","addressBooks":"Desk; Spa","listedIn":"Desk","extension":"0123","trunk":"T1"}',
    },
    {
      kind: 'rooms',
      room: '10',
      unitId: 'unit-10',
      bellhopId: 'unit-10',
      baseline: '{"room":"10","unitId":"unit-10"}',
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
