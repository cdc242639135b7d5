import { expect, test } from 'vitest';
import type { CheckedRow, MappedRow } from '../../../shared/domain/row.ts';
import { checkRows } from '../../../main/engine/understand/check-rows.ts';
import { US, codesOf, exported, mappedRows } from './rows.ts';
import type { Values } from './rows.ts';

const UNIT = 'amzn1.alexa.unit.did.AE4QXKZ';
const PROFILE = 'amzn1.alexa.communications.profile.did.AFQ2XYZ';

function codes(rows: MappedRow[], context = US): string[][] {
  return checkRows(rows, context).map(codesOf);
}
const rooms = (...values: Values[]): string[][] => codes(mappedRows('rooms', ...values));

const CONTRADICTS = ['error room.contradiction'];
const REPEATED = ['warning room.repeated'];
const SEVERAL = ['error extension.several-rooms'];

test('rows come back in their order', () => {
  const rows = [
    ...mappedRows('contacts', { name: 'b' }, { name: 'a' }),
    ...mappedRows('rooms', { room: '2' }, { room: '1' }),
  ];
  expect(checkRows(rows, US).map((row) => row.key)).toEqual(rows.map((row) => row.key));
});

test('one room with two display names is an error on each, naming the other row', () => {
  const rows = mappedRows(
    'rooms',
    { room: '101', displayName: 'A' },
    { room: '102', displayName: 'C' },
    { room: 'Rm 0101', displayName: 'B' },
  );
  const checked = checkRows(rows, US);
  expect(checked.map(codesOf)).toEqual([CONTRADICTS, [], CONTRADICTS]);
  expect(checked[0]?.problems[0]?.message).toContain('row 4');
  expect(checked[2]?.problems[0]).toMatchObject({ column: 'Display name', found: 'B' });
  expect(checked[2]?.problems[0]?.message).toContain('row 2');
});

test('one room in several rows that agree is a warning', () => {
  expect(rooms({ room: '101', extension: '7101' }, { room: '101', extension: '7102' })).toEqual([
    REPEATED,
    REPEATED,
  ]);
  expect(rooms({ room: '101', displayName: 'A' }, { room: '101' })).toEqual([REPEATED, REPEATED]);
});

test('rooms of one name on different floors or with different ids are different rooms', () => {
  const floors = [
    { room: '101', floor: '1', displayName: 'A' },
    { room: 'Floor 2/101', displayName: 'B' },
  ];
  expect(rooms(...floors)).toEqual([[], []]);
  expect(rooms(...floors, { room: '101', displayName: 'C' })).toEqual([[], [], []]);
  expect(
    rooms(
      { room: '101', unitId: `${UNIT}A`, displayName: 'A' },
      { room: '101', unitId: `${UNIT}B`, displayName: 'B' },
    ),
  ).toEqual([[], []]);
});

test('a unit id is the same room under any name', () => {
  expect(
    rooms(
      { room: '101', unitId: UNIT, displayName: 'A' },
      { room: 'Lobby', unitId: UNIT, displayName: 'B' },
    ),
  ).toEqual([CONTRADICTS, CONTRADICTS]);
});

test('an extension given to two rooms is an error on all rows, across sheets too', () => {
  const rows = [
    ...mappedRows(
      'rooms',
      { room: '101', extension: '7101;7109' },
      { room: '102', extension: '7102' },
    ),
    ...mappedRows('extensions', { room: '103', extension: '7101' }),
  ];
  const checked = checkRows(rows, US);
  expect(checked.map(codesOf)).toEqual([SEVERAL, [], SEVERAL]);
  expect(checked[0]?.problems[0]?.message).toContain('row 2 of Extensions');
});

test('an extension of one room may stand in Rooms and in Extensions', () => {
  const rows = [
    ...mappedRows('rooms', { room: '101', unitId: UNIT, extension: '7101' }),
    ...mappedRows('extensions', { unitId: UNIT, profileId: PROFILE, extension: '7101' }),
  ];
  expect(codes(rows)).toEqual([[], []]);
});

test('the same extension and room twice in a sheet is a warning', () => {
  const rows = mappedRows(
    'extensions',
    { room: '101', extension: '7101' },
    { room: 'Room 101', extension: '7101' },
  );
  expect(codes(rows)).toEqual([['warning extension.repeated'], ['warning extension.repeated']]);
});

test('the same extension on two trunks is no contradiction', () => {
  expect(
    rooms(
      { room: '101', extension: '7101', trunk: 'a' },
      { room: '102', extension: '7101', trunk: 'b' },
    ),
  ).toEqual([[], []]);
});

test('rooms of one name on two floors cannot share an extension', () => {
  expect(rooms({ room: '1/101', extension: '7101' }, { room: '2/101', extension: '7101' })).toEqual(
    [SEVERAL, SEVERAL],
  );
});

test('a room named with and without its floor may share its extension with itself', () => {
  const rows = rooms({ room: '1/101', extension: '7101' }, { room: '101', extension: '7101' });
  expect(rows.flat().filter((code) => code.startsWith('error'))).toEqual([]);
});

test('contacts wholly alike are all created, with a warning', () => {
  const spa = { addressBook: 'Services', name: 'Spa' };
  const rows = mappedRows(
    'contacts',
    { ...spa, phone1: '+12065550100' },
    { ...spa, phone2: '(206) 555-0100' },
    { ...spa, addressBook: 'Other', phone1: '+12065550100' },
  );
  expect(codes(rows)).toEqual([['warning contact.alike'], ['warning contact.alike'], []]);
});

test('contacts of one name that reach others are a warning', () => {
  const spa = { addressBook: 'Services', name: 'Spa' };
  const rows = mappedRows(
    'contacts',
    { ...spa, phone1: '+12065550100' },
    { ...spa, phone1: '+12065550101' },
  );
  expect(codes(rows)).toEqual([['warning contact.same-name'], ['warning contact.same-name']]);
});

test('an address book with two new names is an error, one named twice a warning', () => {
  const rows = mappedRows(
    'addressBooks',
    { addressBook: 'A', newName: 'B' },
    { addressBook: 'A', newName: 'C' },
    { addressBook: 'D' },
    { addressBook: 'D' },
  );
  expect(codes(rows)).toEqual([
    ['error book.contradiction'],
    ['error book.contradiction'],
    ['warning book.repeated'],
    ['warning book.repeated'],
  ]);
});

test('rows to skip meet no other rows', () => {
  const skipped = { room: '101', displayName: 'B', extension: '7102', action: 'skip' };
  expect(
    rooms({ room: '101', displayName: 'A' }, skipped, { room: '102', extension: '7102' }),
  ).toEqual([[], [], []]);
});

test('untouched rows of an export meet no other rows', () => {
  const values = { room: '101', displayName: 'A', extension: '7101' };
  const moved = { room: '102', extension: '7101' };
  expect(rooms(exported(values), exported(values), moved)).toEqual([[], [], []]);
});

test('a copied row of an export is an error until its hidden id is emptied', () => {
  const values = { addressBook: 'Services', name: 'Spa', phone1: '+12065550100' };
  const copy = exported(values, { name: 'Pool' });
  expect(codes(mappedRows('contacts', exported(values), copy))).toEqual([[], ['error row.copied']]);
  const plain = { ...copy };
  delete plain.bellhopId;
  delete plain.bellhopBaseline;
  expect(codes(mappedRows('contacts', exported(values), plain))).toEqual([[], []]);
});

const small = {
  ...US,
  limits: { ...US.limits, contactsPerBook: 2, roomsPerBook: 2, booksPerRoom: 2 },
};

const contact = (name: string, values: Values): Values => ({ addressBook: 'A', name, ...values });

test('contacts beyond what a book holds are errors, each room counted once', () => {
  const rows = [
    ...mappedRows(
      'contacts',
      contact('1', { room: '101' }),
      contact('2', { phone1: '+12065550100' }),
    ),
    ...mappedRows('rooms', { room: '101', listedIn: 'A' }, { room: '102', listedIn: 'A;B' }),
  ];
  expect(codes(rows, small)).toEqual([[], [], [], ['error limit.contacts-per-book']]);
});

test('rooms beyond what a book serves are errors, each room counted once', () => {
  const rows = [
    ...mappedRows('rooms', { room: '101', addressBooks: 'A' }, { room: '102', addressBooks: 'A' }),
    ...mappedRows(
      'associations',
      { addressBook: 'A', room: 'Rm 101' },
      { addressBook: 'A', room: '103' },
      { addressBook: 'B', room: '103' },
    ),
  ];
  expect(codes(rows, small)).toEqual([[], [], [], ['error limit.rooms-per-book'], []]);
});

test('books that several rows give to one room are added up', () => {
  const rows = [
    ...mappedRows('rooms', { room: '101', addressBooks: 'A;B' }),
    ...mappedRows(
      'associations',
      { addressBook: 'B', room: '101' },
      { addressBook: 'C', room: '101' },
      { addressBook: 'C', room: '102' },
    ),
  ];
  expect(codes(rows, small)).toEqual([[], [], ['error limit.books-per-room'], []]);
});

test('a row that alone keeps the limit is the one beyond it where an earlier row has begun', () => {
  const rows = [
    ...mappedRows('associations', { addressBook: 'C', room: '101' }),
    ...mappedRows('rooms', { room: '101', addressBooks: 'A;B' }),
  ];
  expect(codes(rows, small)).toEqual([[], ['error limit.books-per-room']]);
});

test('each book that is full is named', () => {
  const books = { addressBooks: 'A;B' };
  const rows = mappedRows(
    'rooms',
    { room: '1', ...books },
    { room: '2', ...books },
    { room: '3', ...books },
  );
  expect(checkRows(rows, small)[2]?.problems.map((one) => one.found)).toEqual(['A', 'B']);
});

const states = (values: Values[]): CheckedRow['state'][] =>
  checkRows(mappedRows('rooms', ...values), US).map((row) => row.state);

test('a row is valid only without errors of its own and of its groups', () => {
  expect(
    states([{ room: '1', extension: '71' }, { room: '2', extension: '71' }, { room: '3' }]),
  ).toEqual(['invalid', 'invalid', 'valid']);
});

test('a row with errors tells what it would keep, and one that deletes or asks for nothing does not', () => {
  const wrong = { addressBook: 'Desk', name: 'Taxi', phone1: 'soon' };
  const keptBy = (values: Values) =>
    checkRows(mappedRows('contacts', { ...wrong, ...values }), US).map((row) =>
      row.state === 'invalid' ? row.keeps : 'valid',
    );
  expect(keptBy({})).toMatchObject([{ addressBook: 'Desk', phone1: 'soon' }]);
  expect(keptBy({ action: 'delete', profileId: 'x' })).toEqual([undefined]);
});
