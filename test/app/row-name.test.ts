import { expect, test } from 'vitest';
import { rowName } from '../../main/app/window/row-name.ts';

const nameOf = (data: object | null, cells: string[] = []) =>
  rowName({ data: data as never, cells });

test('a row is called by what it is about', () => {
  expect(nameOf({ kind: 'rooms', room: '101' })).toBe('101');
  expect(nameOf({ kind: 'contacts', name: 'Front desk', addressBook: 'Services' })).toBe(
    'Front desk',
  );
  expect(nameOf({ kind: 'extensions', extension: '7101', room: '101' })).toBe('7101, 101');
  expect(nameOf({ kind: 'extensions', extension: '7101' })).toBe('7101');
  expect(nameOf({ kind: 'addressBooks', addressBook: 'Services' })).toBe('Services');
  expect(nameOf({ kind: 'associations', addressBook: 'Services', room: '101' })).toBe(
    '101, Services',
  );
});

test('a row that nobody could read is called by how it begins', () => {
  expect(nameOf(null, ['', ' Rm 7 ', 'x'])).toBe('Rm 7');
  expect(nameOf({ kind: 'rooms' }, ['amzn1.unit'])).toBe('amzn1.unit');
  expect(nameOf(null, [''])).toBe('');
});
