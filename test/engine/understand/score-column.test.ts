import { expect, test } from 'vitest';
import { fieldsOf as fields, mappingOf as map, sheetOf } from './sheets.ts';

test('a header of numbers is whatever its cells are', () => {
  const rooms = [
    ['101', '7101'],
    ['102', '7102'],
    ['201', '7201'],
  ];
  expect(fields(sheetOf('Sheet1', ['Number', 'Extension'], rooms))).toEqual({
    Number: 'room',
    Extension: 'extension',
  });
  expect(fields(sheetOf('Sheet1', ['Room', 'Phone'], rooms))).toEqual({
    Room: 'room',
    Phone: 'extension',
  });
  const named = rooms.map(([room, extension]) => [extension ?? '', `Room ${room}`]);
  expect(fields(sheetOf('Sheet1', ['Number', 'Name'], named))).toEqual({
    Number: 'extension',
    Name: 'room',
  });
});

test('long numbers are no extensions, whatever the header says', () => {
  const rows = [
    ['101', '+12065550101'],
    ['102', '+12065550102'],
  ];
  const [mapping] = map([sheetOf('Rooms', ['Room', 'Ext.', 'Floor'], rows)]);
  expect(mapping?.columns[1]?.field).toBeNull();
});

test('first names that are rooms are rooms, and last names that are numbers are not', () => {
  const rows = [
    ['7101', 'Room 101', '1'],
    ['7102', 'Room 102', '2'],
    ['7103', 'Room 103', '4'],
  ];
  expect(fields(sheetOf('Extensions', ['Number', 'FirstName', 'LastName'], rows))).toEqual({
    Number: 'extension',
    FirstName: 'room',
  });
});

test('a number that counts the rows is no room where another column is', () => {
  const rows = [
    ['1', 'Room 101', '7101'],
    ['2', 'Room 102', '7102'],
    ['3', 'Room 103', '7103'],
  ];
  expect(fields(sheetOf('Sheet1', ['No.', 'Room name', 'Ext'], rows))).toEqual({
    'Room name': 'room',
    Ext: 'extension',
  });
});

test('beside room numbers the name of a room is what it is called', () => {
  const rows = [
    ['101', 'Seaview', '7101'],
    ['102', 'Harbour', '7102'],
    ['103', 'Meadow', '7103'],
  ];
  expect(fields(sheetOf('Sheet1', ['Room No', 'Room Name', 'Ext'], rows))).toEqual({
    'Room No': 'room',
    'Room Name': 'displayName',
    Ext: 'extension',
  });
});

test('the room of a contact with phone numbers is not whom it calls, and is told so', () => {
  const rows = [
    ['Family', 'Ann', '+12065550101', '12'],
    ['Family', 'Bob', '+12065550102', '14'],
  ];
  const headers = ['Address book', 'Name', 'Mobile', 'Apartment'];
  const [mapping] = map([sheetOf('Contacts', headers, rows)]);
  expect(mapping?.columns[3]).toMatchObject({ field: null });
  expect(mapping?.columns[3]?.reason).toContain('--map room="Apartment"');
  const some = rows.map((row, at) =>
    at === 0 ? [...row.slice(0, 3), ''] : [...row.slice(0, 2), '', '14'],
  );
  expect(fields(sheetOf('Contacts', headers, some))).toHaveProperty('Apartment', 'room');
});

test.each([
  ['full-width digits', ['７１０１', '７１０２', '７１０３']],
  ['thousands separators', ['7.101', '7.102', '7.103']],
  ['failed formulas', ['#REF!', '#BEZUG!', '#N/A']],
])('a column of extensions that holds nothing but %s is still one', (_, cells) => {
  const rows = cells.map((cell, at) => [`10${at + 1}`, cell]);
  expect(fields(sheetOf('Sheet1', ['Zimmer', 'Durchwahl'], rows))).toEqual({
    Zimmer: 'room',
    Durchwahl: 'extension',
  });
});
