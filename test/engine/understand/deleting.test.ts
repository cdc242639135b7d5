import { expect, test } from 'vitest';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import { checkRows } from '../../../main/engine/understand/check-rows.ts';
import type { CheckedRow } from '../../../shared/domain/row.ts';
import { codesOf, dataOf, exported, mappedRow, mappedRows, US } from './rows.ts';
import type { Values } from './rows.ts';

function check(kind: SheetKind, values: Values): CheckedRow | undefined {
  return checkRows([mappedRow(kind, 2, { action: 'Delete', ...values })], US)[0];
}

test('a row to delete needs only what tells its object, and its other cells stop nothing', () => {
  const wrong = { displayName: '???', extension: 'x1', addressBooks: '(clear); Spa', listedIn: '' };
  expect(codesOf(check('rooms', { room: '101', ...wrong }))).toEqual([]);
  expect(codesOf(check('addressBooks', { addressBook: 'Desk', newName: '(clear)' }))).toEqual([]);
  expect(codesOf(check('contacts', { addressBook: 'Desk', name: 'Taxi' }))).toEqual([]);
  expect(codesOf(check('extensions', { extension: '7101', room: '101' }))).toEqual([]);
});

test('without what tells its object a row to delete is an error', () => {
  expect(codesOf(check('contacts', { addressBook: 'Desk' }))).toEqual(['error cell.required']);
  expect(codesOf(check('rooms', { displayName: 'Suite' }))).toEqual(['error cell.required']);
  expect(codesOf(check('rooms', { unitId: '17' }))).toEqual(['error id.not-a-unit']);
});

test('a number that cannot be read is left out of the comparison, and said', () => {
  const row = check('contacts', {
    addressBook: 'Desk',
    name: 'Taxi',
    phone1: '206 555 0100',
    phone2: 'ask Bob',
  });
  expect(codesOf(row)).toEqual(['warning phone.not-compared']);
  expect(dataOf('contacts', row).phones).toEqual(['+12065550100']);
});

test('an exported row deletes what was exported, and edits beside it are ignored and said', () => {
  const values = { addressBook: 'Desk', name: 'Taxi', phone1: '+12065550100' };
  const untouched = check('contacts', exported(values, { action: 'delete' }));
  expect(codesOf(untouched)).toEqual([]);
  expect(dataOf('contacts', untouched)).toMatchObject({ action: 'delete', name: 'Taxi' });
  const edited = check(
    'contacts',
    exported(values, { action: 'delete', addressBook: 'Spa', phone1: 'x' }),
  );
  expect(codesOf(edited)).toEqual(['warning row.edits-ignored']);
  expect(dataOf('contacts', edited)).toMatchObject({
    addressBook: 'Desk',
    phones: ['+12065550100'],
  });
});

test('what one row deletes another may not keep, and each is told of the other', () => {
  const pairs: [SheetKind, Values, Values][] = [
    ['rooms', { room: '101' }, { room: 'Rm 101', displayName: 'Suite' }],
    ['addressBooks', { addressBook: 'Desk' }, { addressBook: 'Desk', newName: 'Lobby' }],
    ['extensions', { extension: '7101', room: '101' }, { extension: '7101', room: '101' }],
    [
      'contacts',
      { addressBook: 'Desk', name: 'Taxi' },
      { addressBook: 'Desk', name: 'Taxi', phone1: '+12065550100' },
    ],
  ];
  for (const [kind, removed, kept] of pairs) {
    const rows = checkRows(mappedRows(kind, { ...removed, action: 'delete' }, kept), US);
    expect(rows.map(codesOf), kind).toEqual([
      ['error removal.contradiction'],
      ['error removal.contradiction'],
    ]);
    expect(rows[0]?.problems[0]?.message).toContain('row 3');
    expect(rows[1]?.problems[0]?.message).toContain('row 2');
  }
});

test('a contact of the same name and another number may stay beside one that is deleted', () => {
  const named = { addressBook: 'Desk', name: 'Taxi' };
  const rows = checkRows(
    mappedRows(
      'contacts',
      { ...named, phone1: '+12065550100', action: 'delete' },
      { ...named, phone1: '+12065550101' },
    ),
    US,
  );
  expect(rows.map(codesOf)).toEqual([[], []]);
});

test('an extension of a room that is deleted may be given to another room', () => {
  const rows = checkRows(
    mappedRows(
      'rooms',
      { room: '101', extension: '7101', action: 'delete' },
      { room: '102', extension: '7101' },
    ),
    US,
  );
  expect(rows.map(codesOf)).toEqual([[], []]);
});

test('rows that are deleted fill no book and no room', () => {
  const context = { ...US, limits: { ...US.limits, roomsPerBook: 1, contactsPerBook: 1 } };
  const rows = checkRows(
    [
      ...mappedRows(
        'associations',
        { addressBook: 'Desk', room: '101', action: 'delete' },
        { addressBook: 'Desk', room: '102' },
      ),
      ...mappedRows(
        'contacts',
        { addressBook: 'Desk', name: 'A', action: 'delete' },
        { addressBook: 'Desk', name: 'B', phone1: '+12065550100' },
      ),
    ],
    context,
  );
  expect(rows.map(codesOf)).toEqual([[], [], [], []]);
});

test('a copied row of an export that says delete is an error, since it could be either', () => {
  const values = exported({ addressBook: 'Desk', name: 'Taxi', phone1: '+12065550100' });
  const rows = checkRows(mappedRows('contacts', values, { ...values, action: 'delete' }), US);
  expect(rows.map(codesOf)).toEqual([[], ['error row.copied']]);
});
