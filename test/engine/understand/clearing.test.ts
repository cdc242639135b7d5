import { expect, test } from 'vitest';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import { checkRow } from '../../../main/engine/understand/check-row.ts';
import { checkRows } from '../../../main/engine/understand/check-rows.ts';
import type { CheckedRow } from '../../../shared/domain/row.ts';
import { codesOf, dataOf, exported, mappedRow, US } from './rows.ts';
import type { Values } from './rows.ts';

function check(kind: SheetKind, values: Values): CheckedRow | undefined {
  return checkRows([mappedRow(kind, 2, values)], US)[0];
}

const contact = { addressBook: 'Desk', name: 'Taxi' };

test('lists of a room and its external user can be cleared, however the word is written', () => {
  const cells = { addressBooks: '(clear)', listedIn: '(Clear)', extension: ' (CLEAR) ;' };
  const row = check('rooms', { room: '101', ...cells });
  expect(codesOf(row)).toEqual([]);
  expect(dataOf('rooms', row)).toMatchObject({
    addressBooks: 'clear',
    listedIn: 'clear',
    extensions: 'clear',
  });
  expect(checkRow(mappedRow('rooms', 2, cells), US).values.addressBooks).toBeUndefined();
});

test('clearing beside other values is an error, since the two contradict', () => {
  expect(codesOf(check('rooms', { room: '101', addressBooks: 'Spa; (clear)' }))).toEqual([
    'error clear.mixed',
  ]);
});

test('where nothing can be cleared an error says which cells can be', () => {
  const row = check('rooms', { room: '101', displayName: '(clear)' });
  expect(codesOf(row)).toEqual(['error clear.not-here']);
  expect(row?.problems[0]?.fix).toContain('Address books, Listed in, Extension, External user');
  const book = check('addressBooks', { addressBook: 'Desk', newName: '(clear)' });
  expect(codesOf(book)).toEqual(['error clear.not-here']);
  expect(book?.problems[0]?.fix).toContain('delete in Action');
});

test('a cleared number leaves the others, and clearing the last one is an error', () => {
  const both = { ...contact, phone1: '+12065550100', phone2: '+12065550101' };
  const one = check('contacts', exported(both, { phone1: '(clear)' }));
  expect(codesOf(one)).toEqual([]);
  expect(dataOf('contacts', one)).toMatchObject({ phones: ['+12065550101'], edited: ['phone1'] });
  const none = check('contacts', exported(both, { phone1: '(clear)', phone2: '(clear)' }));
  expect(codesOf(none)).toEqual(['error contact.no-address']);
  expect(codesOf(check('contacts', { ...contact, action: 'update', phone1: '(clear)' }))).toEqual([
    'error contact.no-address',
  ]);
});

test('numbers may be cleared for a room', () => {
  const row = check('contacts', {
    ...exported({ ...contact, phone1: '+12065550100' }, { phone1: '(clear)' }),
    room: '101',
  });
  expect(codesOf(row)).toEqual([]);
  expect(dataOf('contacts', row)).toMatchObject({ phones: [], room: '101' });
});
