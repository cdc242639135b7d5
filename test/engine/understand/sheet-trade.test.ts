import { expect, test } from 'vitest';
import { mapChosen } from '../../../main/engine/understand/map-chosen.ts';
import { sheetOf } from './sheets.ts';

const PHONES = ['+12065550101', '+12065550102', '+12065550103'];

function kindOf(name: string, columns: Readonly<Record<string, readonly string[]>>) {
  return mapped(name, columns)?.kind;
}

function mapped(name: string, columns: Readonly<Record<string, readonly string[]>>) {
  return mapChosen([sheetFrom(name, columns)], []).mapping[0];
}

function sheetFrom(name: string, columns: Readonly<Record<string, readonly string[]>>) {
  const rows = [0, 1, 2].map((row) => Object.values(columns).map((cells) => cells[row] ?? ''));
  return sheetOf(name, Object.keys(columns), rows);
}

const ROOMS = { Room: ['101', '102', '103'] };
const EXTENSIONS = { Ext: ['7101', '7102', '7103'] };
const PEOPLE = { 'First name': ['Ann', 'Bob', 'Cleo'], 'Last name': ['Ash', 'Elm', 'Fir'] };

test('rooms with what they have are rooms, and rooms with what happened in them are not', () => {
  expect(kindOf('Sheet1', { ...ROOMS, Beds: ['1', '2', '1'] })).toBe('rooms');
  expect(
    kindOf('Sheet1', { ...ROOMS, Found: ['2024-05-01', '2024-05-01', '2024-05-02'] }),
  ).toBeNull();
  expect(
    kindOf('Sheet1', { ...ROOMS, Priority: ['1', '2', '1'], 'Assigned to': ['Jo', 'Al', 'Jo'] }),
  ).toBeNull();
  expect(kindOf('Bookings', { ...ROOMS, Nights: ['1', '2', '1'] })).toBeNull();
});

test('rooms that come again are no list of rooms', () => {
  expect(
    kindOf('Sheet1', { Room: ['101', '101', '102'], Item: ['Lamp', 'Safe', 'Lamp'] }),
  ).toBeNull();
});

test('guests with the extensions of their rooms are a list of rooms all the same', () => {
  const stays = { Arrival: ['2024-05-01', '2024-05-01', '2024-05-02'], Nights: ['1', '2', '1'] };
  expect(kindOf('Sheet1', { ...ROOMS, ...EXTENSIONS, ...stays })).toBe('rooms');
});

test('calls of a day are no extensions of rooms', () => {
  const calls = {
    Date: ['2024-05-01', '2024-05-01', '2024-05-01'],
    Room: ['101', '101', '102'],
    Ext: ['7101', '7101', '7102'],
  };
  expect(kindOf('Sheet1', calls)).toBeNull();
});

test('the extensions of people who work there ring in no room', () => {
  expect(kindOf('Sheet1', { ...PEOPLE, ...EXTENSIONS })).toBeNull();
  const office = { 'Job title': ['Cook', 'Porter', 'Clerk'], Room: ['B1', 'B2', 'B3'] };
  expect(kindOf('Staff', { ...PEOPLE, ...EXTENSIONS, ...office })).toBeNull();
});

test('outside numbers with the extensions where they ring are no extensions of rooms', () => {
  expect(kindOf('Sheet1', { DID: PHONES, Ext: EXTENSIONS.Ext })).toBeNull();
  expect(kindOf('Sheet1', { Extension: PHONES, Room: ['101', '102', '103'] })).not.toBe(
    'extensions',
  );
});

test('names that nothing leads to are no contacts', () => {
  const names = { Name: ['Taxi', 'Doctor', 'Florist'] };
  expect(kindOf('Sheet1', { ...names, Beds: ['10', '12', '8'] })).toBeNull();
  expect(kindOf('Sheet1', { ...names, Phone: ['', '', ''] })).toBeNull();
  expect(kindOf('Sheet1', { ...names, Phone: PHONES })).toBe('contacts');
});

test('a sheet that is left out is read once somebody chooses its columns', () => {
  const sheet = sheetFrom('Bookings', { ...ROOMS, Nights: ['1', '2', '1'] });
  const left = mapChosen([sheet], []).mapping[0];
  expect(left?.columns[0]?.reason).toContain('--map FIELD="Room"');
  const { mapping } = mapChosen([sheet], [{ sheet: 'Bookings', index: 0, field: 'room' }]);
  expect(mapping[0]).toMatchObject({
    kind: 'rooms',
    columns: [{ field: 'room' }, { field: null }],
  });
});
