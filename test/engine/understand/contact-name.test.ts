import { expect, test } from 'vitest';
import { mapChosen } from '../../../main/engine/understand/map-chosen.ts';
import { sheetOf } from './sheets.ts';

const PHONES = ['+12065550101', '+12065550102', '+12065550103'];
const FIRST = ['Ann', 'Bob', 'Cleo'];
const LAST = ['Ash', 'Elm', 'Fir'];
const HOUSES = ['Linen Works', 'Lift Care', 'Pool Pros'];

/** Headers by the fields they were given, on a sheet with a column of numbers beside these. */
function fieldsOf(columns: Readonly<Record<string, readonly string[]>>) {
  const all = { ...columns, Phone: PHONES };
  const rows = [0, 1, 2].map((row) => Object.values(all).map((cells) => cells[row] ?? ''));
  const { mapping } = mapChosen([sheetOf('Sheet1', Object.keys(all), rows)], []);
  return Object.fromEntries(
    (mapping[0]?.columns ?? []).map(({ column, field, reason }) => [column, field ?? reason]),
  );
}

test('first names without last names are whole names', () => {
  expect(fieldsOf({ 'First name': HOUSES, 'Last name': ['', '', ''] })).toMatchObject({
    'First name': 'name',
  });
});

test('first and last names are no name each', () => {
  const fields = fieldsOf({ 'First name': FIRST, 'Last name': LAST });
  expect(Object.values(fields)).not.toContain('name');
});

test('a name beside filled first names is half a name, and the reason says how to take it', () => {
  const { Name } = fieldsOf({ Name: LAST, Vorname: FIRST });
  expect(Name).toMatch(/^It may be Name, but column Vorname .* --map name="Name" takes it\.$/u);
  expect(fieldsOf({ Name: LAST, Vorname: ['', '', ''] })).toMatchObject({ Name: 'name' });
  expect(fieldsOf({ 'Display name': LAST, Vorname: FIRST })).toMatchObject({
    'Display name': 'name',
  });
});

test('a list of companies names these, unless people are named beside them', () => {
  expect(fieldsOf({ Supplier: HOUSES })).toMatchObject({ Supplier: 'name' });
  const people = fieldsOf({ Company: HOUSES, 'First name': FIRST, 'Last name': LAST });
  expect(Object.values(people)).not.toContain('name');
});

test('what every row shares is no name', () => {
  const fields = fieldsOf({ Agency: ['Fire', 'Fire', 'Fire'] });
  expect(Object.values(fields)).not.toContain('name');
});

test('numbers of a register are no phone numbers', () => {
  const fields = fieldsOf({ Name: HOUSES, Registry: ['010000001', '010000002', '010000003'] });
  expect(fields).toMatchObject({ Name: 'name', Phone: 'phone1' });
  expect(fields['Registry']).not.toMatch(/^phone/u);
});

test('a column of numbers that nobody filled in leaves its place to one that has some', () => {
  const fields = fieldsOf({ Name: HOUSES, 'Work number': PHONES, 'Work number 2': ['', '', ''] });
  expect(fields).toMatchObject({ 'Work number': 'phone1', Phone: 'phone2' });
});
