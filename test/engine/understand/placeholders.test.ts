import { expect, test } from 'vitest';
import { readPlaceholder } from '../../../main/engine/understand/placeholders.ts';
import { mapRows } from '../../../main/engine/understand/map-rows.ts';
import { mappingOf, sheetOf } from './sheets.ts';

test.each(['NULL', 'N/A', 'nan', '-', 'Keine', 'なし'])(
  '%s stands for nothing, and is said',
  (text) => {
    expect(readPlaceholder(text, 'name')).toMatchObject({
      severity: 'warning',
      code: 'cell.placeholder',
    });
    expect(readPlaceholder(text, 'digits')).toBeNull();
  },
);

test.each(['Nullarbor', '101', 'NA', 'None of your business', 'K', '-1', ''])(
  '%s is a value',
  (text) => expect(readPlaceholder(text, 'room')).toBeNull(),
);

test('a book called NULL is not made without a word, and the cell stays as it is', () => {
  const sheet = sheetOf(
    'Rooms',
    ['Room', 'Display name', 'Address books'],
    [
      ['101', 'Room 101', 'Front desk'],
      ['102', 'NULL', 'n/a'],
    ],
  );
  const [mapping] = mappingOf([sheet]);
  if (!mapping) throw new Error('The sheet has no mapping.');
  const [, row] = mapRows(sheet, mapping, { repair: true });
  expect(row?.values).toEqual({ room: '102', displayName: 'NULL', addressBooks: 'n/a' });
  expect(row?.problems?.map(({ code, column }) => [code, column])).toEqual([
    ['cell.placeholder', 'Display name'],
    ['cell.placeholder', 'Address books'],
  ]);
});
