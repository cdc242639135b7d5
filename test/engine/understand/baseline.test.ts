import { expect, test } from 'vitest';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { CheckedRow } from '../../../shared/domain/row.ts';
import { checkRows } from '../../../main/engine/understand/check-rows.ts';
import { US, codesOf, dataOf, exported, mappedRow } from './rows.ts';
import type { Values } from './rows.ts';

const UNIT = 'amzn1.alexa.unit.did.AE4QXKZ';
const PROFILE = 'amzn1.alexa.communications.profile.did.AFQ2XYZ';

function check(kind: SheetKind, values: Values): CheckedRow | undefined {
  return checkRows([mappedRow(kind, 2, values)], US)[0];
}

const room: Values = {
  room: '101',
  unitId: UNIT,
  floor: 'Floor 1',
  displayName: 'Room 101',
  addressBooks: 'Front desk; Services',
  extension: '7101',
  trunk: 'trunk-1',
};
const contact: Values = {
  addressBook: 'Services',
  name: 'Spa',
  phone1: '+12065550100',
  phone2: '+12065550101',
};
const caller: Values = { addressBook: 'Guests', name: 'Room 101', room: '101', profileId: PROFILE };
const mapping: Values = {
  extension: '7101',
  room: '101',
  unitId: UNIT,
  profileId: PROFILE,
  trunk: 'trunk-1',
};

test('an untouched row has no edits and no problems, whatever is live', () => {
  const odd = { ...room, displayName: 'Room (101)', extension: 'x;0', unitId: 'not an id' };
  const row = check('rooms', exported(odd));
  expect(codesOf(row)).toEqual([]);
  expect(dataOf('rooms', row)).toMatchObject({ baseline: odd, edited: [], remoteId: 'id of 101' });
  const bare = check('contacts', exported({ addressBook: 'Services', name: 'b'.repeat(60) }));
  expect(codesOf(bare)).toEqual([]);
  expect(dataOf('contacts', bare)).toMatchObject({ edited: [], phones: [] });
});

test('edited are the cells whose text differs', () => {
  const row = check('rooms', exported(room, { displayName: 'Suite 101' }));
  expect(dataOf('rooms', row)).toMatchObject({ edited: ['displayName'], displayName: 'Suite 101' });
});

test('only edited cells are checked for what the service would refuse', () => {
  const odd = { ...room, displayName: 'Room (101)' };
  expect(codesOf(check('rooms', exported(odd, { extension: '7101;7102' })))).toEqual([]);
  expect(codesOf(check('rooms', exported(odd, { displayName: 'Room [101]' })))).toEqual([
    'error name.characters',
  ]);
});

test('a cell emptied since the export changes nothing and is named', () => {
  const row = check('rooms', exported(room, { displayName: undefined }));
  expect(codesOf(row)).toEqual(['warning cell.emptied']);
  expect(row?.problems[0]).toMatchObject({ column: 'Display name', found: 'Room 101' });
  expect(dataOf('rooms', row)).toMatchObject({ edited: [], displayName: 'Room 101' });
});

test('a column deleted since the export changes nothing and is not mentioned', () => {
  const row = mappedRow('rooms', 2, exported(room, { displayName: undefined, room: undefined }));
  row.columns = { ...row.columns };
  delete row.columns.displayName;
  delete row.columns.room;
  const [checked] = checkRows([row], US);
  expect(codesOf(checked)).toEqual([]);
  expect(dataOf('rooms', checked)).toMatchObject({ edited: [], room: '101' });
});

test('a row whose baseline cannot be read counts as a plain one', () => {
  for (const bellhopBaseline of ['{"room":', '[]', 'null', '{"room":1}']) {
    const row = check('rooms', { room: '101', displayName: 'A(', bellhopBaseline });
    expect(codesOf(row)).toEqual(['warning baseline.unreadable', 'error name.characters']);
  }
});

test('fields of a later version in a baseline do no harm', () => {
  const bellhopBaseline = JSON.stringify({ room: '101', minibar: 'yes' });
  const row = check('rooms', { room: '101', bellhopBaseline });
  expect(dataOf('rooms', row)).toMatchObject({ baseline: { room: '101' }, edited: [] });
});

test('a number taken from a contact that keeps another is a change', () => {
  const row = check('contacts', exported(contact, { phone2: undefined }));
  expect(codesOf(row)).toEqual([]);
  expect(dataOf('contacts', row)).toMatchObject({ edited: ['phone2'], phones: ['+12065550100'] });
});

test('where every number was emptied the numbers stay', () => {
  const row = check('contacts', exported(contact, { phone1: undefined, phone2: undefined }));
  expect(codesOf(row)).toEqual(['warning cell.emptied', 'warning cell.emptied']);
  expect(dataOf('contacts', row)).toMatchObject({
    edited: [],
    phones: ['+12065550100', '+12065550101'],
  });
});

test('an edited number is converted, and so are those beside it', () => {
  const row = check('contacts', exported(contact, { phone2: '206 555 0102' }));
  expect(dataOf('contacts', row).phones).toEqual(['+12065550100', '+12065550102']);
});

test('a contact may change from a room to a number', () => {
  const edits = { room: undefined, profileId: undefined, phone1: '+12065550100' };
  const data = dataOf('contacts', check('contacts', exported(caller, edits)));
  expect(data).toMatchObject({ phones: ['+12065550100'] });
  expect(data.room ?? data.profileId).toBeUndefined();
  expect(codesOf(check('contacts', exported(caller, { phone1: '+12065550100' })))).toEqual([
    'error contact.several-addresses',
  ]);
});

test('an edited room outweighs the ids that the export wrote beside it', () => {
  const data = dataOf('contacts', check('contacts', exported(caller, { room: '102' })));
  expect([data.room, data.profileId]).toEqual(['102', undefined]);
  const remapped = dataOf('extensions', check('extensions', exported(mapping, { room: '102' })));
  expect([remapped.room, remapped.unitId, remapped.profileId]).toEqual([
    '102',
    undefined,
    undefined,
  ]);
});

test.each<[SheetKind, Values, Values]>([['rooms', room, { unitId: 'amzn1.alexa.unit.did.OTHER' }]])(
  'an edit of %s that would make it another object is an error',
  (kind, values, edits) => {
    expect(codesOf(check(kind, exported(values, edits)))).toEqual(['error move.not-available']);
  },
);

test.each<[SheetKind, Values, Values]>([
  ['rooms', room, { trunk: 'trunk-2' }],
  ['rooms', room, { addressBooks: 'Services' }],
  ['rooms', room, { extension: '7102' }],
  ['contacts', contact, { addressBook: 'Other' }],
  ['extensions', mapping, { extension: '7102' }],
  ['extensions', mapping, { trunk: 'trunk-2' }],
  ['associations', { addressBook: 'Spa', room: '101' }, { addressBook: 'Desk' }],
])('an edit of %s that takes something away or moves it is an edit', (kind, values, edits) => {
  const row = check(kind, exported(values, edits));
  expect(codesOf(row)).toEqual([]);
  expect(dataOf(kind, row).edited).toEqual(Object.keys(edits));
});

test('an association moved by its room outweighs the Unit ID that the export wrote beside it', () => {
  const pair = { addressBook: 'Spa', room: '101', unitId: 'amzn1.alexa.unit.did.AE4Q' };
  const data = dataOf('associations', check('associations', exported(pair, { room: '102' })));
  expect([data.room, data.unitId]).toEqual(['102', undefined]);
});

test('a list may grow, in any order', () => {
  const row = check('rooms', exported(room, { addressBooks: 'Spa;Services;Front desk' }));
  expect(codesOf(row)).toEqual([]);
  expect(dataOf('rooms', row).edited).toEqual(['addressBooks']);
});

test('a cell that was empty when exported may be filled', () => {
  const row = check(
    'rooms',
    exported({ room: '101' }, { floor: '1', trunk: 'a', extension: '71' }),
  );
  expect(codesOf(row)).toEqual([]);
  expect(dataOf('rooms', row).edited).toEqual(['floor', 'extension', 'trunk']);
});

test('a book may be renamed in its own cell or by a new name', () => {
  for (const edits of [{ addressBook: 'Wellness' }, { newName: 'Wellness' }]) {
    const row = check('addressBooks', exported({ addressBook: 'Spa' }, edits));
    expect(codesOf(row)).toEqual([]);
    expect(dataOf('addressBooks', row).edited).toEqual(Object.keys(edits));
  }
});

test('blanks and line breaks that a file writes otherwise are no edits', () => {
  const values = {
    addressBook: 'Services',
    name: ' Spa\r\nand pool\u00a0',
    phone1: '+12065550100',
  };
  const row = check('contacts', exported(values, { name: 'Spa\nand pool' }));
  expect(dataOf('contacts', row).edited).toEqual([]);
});
