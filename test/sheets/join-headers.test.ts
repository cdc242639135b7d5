import { expect, test } from 'vitest';
import { joinHeaders } from '../../main/sheets/join-headers.ts';
import { range, rowsOf } from './support/tables.ts';

const joined = (lines: string[][], merges: string[] = []) =>
  joinHeaders(rowsOf(lines), merges.map(range));

test('one row gives its names as they are, without line breaks and blanks around them', () => {
  expect(joined([[' Room\u00A0', 'Display\nname', '']])).toEqual(['Room', 'Display name', '']);
});

test('a heading goes on over merged cells only, where its row has any', () => {
  expect(
    joined(
      [
        ['Phone', '', '', ''],
        ['Mobile', 'Office', 'Room', 'Floor'],
      ],
      ['A1:B1'],
    ),
  ).toEqual(['Phone Mobile', 'Phone Office', 'Room', 'Floor']);
});

test('an empty column ends a group, and a name with nothing below it spreads to nobody', () => {
  expect(
    joined([
      ['Phone', '', '', '', 'Floor', ''],
      ['Mobile', 'Office', '', 'Room', '', 'Wing'],
    ]),
  ).toEqual(['Phone Mobile', 'Phone Office', '', 'Room', 'Floor', 'Wing']);
});

test('a heading that the name repeats is not said twice', () => {
  expect(
    joined([
      ['Phone', 'Room'],
      ['Phone number', 'room'],
    ]),
  ).toEqual(['Phone number', 'Room']);
});

test('a last row is never spread, whatever is merged in it', () => {
  expect(joined([['Name', '', 'Phone']], ['A1:B1'])).toEqual(['Name', '', 'Phone']);
});
