import { expect, test } from 'vitest';
import { mapSheets } from '../../../main/engine/understand/map-columns.ts';
import { keepUseful, placeShapings } from '../../../main/engine/understand/place-shapings.ts';
import { uselessShaping } from '../../../main/engine/understand/useless-shaping.ts';
import { shapingWish } from '../../../shared/domain/shaping.ts';
import type { Shaping } from '../../../shared/domain/shaping.ts';
import type { SourceSheet } from '../../../shared/domain/source.ts';
import { sheetOf } from './sheets.ts';

const rooms = sheetOf('Rooms', ['Where', 'Room', 'Extension'], [['Floor 1/101', '101', '7101']]);
const contacts = sheetOf('Contacts', ['Name', 'Phone'], [['Reception', '+12065550100']]);
const book = { do: 'constant', field: 'addressBook', value: 'Front desk' };

/** What wishes come to, or the sentence that says why they cannot. */
function placed(sheets: SourceSheet[], ...wishes: object[]): Shaping[] | string {
  const found = placeShapings(
    sheets,
    wishes.map((wish) => shapingWish.parse(wish)),
  );
  if (!found.ok) return found.error;
  const all = found.value.map(({ shaping }) => shaping);
  const mapping = mapSheets(sheets, [], new Map(), all);
  if (!mapping.ok) return mapping.error.message;
  const useful = keepUseful(mapping.value, found.value, sheets);
  return useful.ok ? useful.value : useful.error;
}

test('a wish without a sheet is done on every sheet that has its columns or its field', () => {
  const both = [rooms, sheetOf('Annex', ['where', 'Extension'], [['Floor 2/201', '7201']])];
  const split = { do: 'split', column: 'WHERE', by: { text: '/' }, into: ['floor', 'room'] };
  expect(placed(both, split)).toMatchObject([
    { sheet: 'Rooms', column: 0 },
    { sheet: 'Annex', column: 0 },
  ]);
  expect(placed([rooms, contacts], book)).toEqual([{ ...book, sheet: 'Contacts' }]);
});

test('a wish that names a sheet, whatever its case, is done there alone', () => {
  const both = [rooms, { ...rooms, name: 'Annex' }];
  const prefix = { do: 'affix', field: 'extension', prefix: '9', sheet: 'annex' };
  expect(placed(both, prefix)).toMatchObject([{ sheet: 'Annex' }]);
});

test.each([
  [{ ...book, sheet: 'Nowhere' }, '--set Nowhere!addressBook=Front desk names sheet Nowhere'],
  [{ ...book, field: 'rule' }, '--set rule=Front desk is of no use here'],
  [{ do: 'split', column: 'Nope', by: 'blank', into: ['floor', 'room'] }, 'names no column'],
  [{ do: 'join', columns: ['Where', 'Phone'], with: '', field: 'floor' }, 'no sheet has together'],
  [{ do: 'values', field: 'trunk', pairs: [{ from: 'a', to: 'b' }] }, 'has no column'],
  [{ do: 'split', column: 'A', by: 'blank', into: ['floor', 'room'] }, 'fits several sheets'],
])('%j is refused in one sentence that names it', (wish, sentence) => {
  const why = placed([rooms, sheetOf('Contacts', ['Address book', 'Name', 'Phone'])], wish);
  expect(why).toContain(sentence);
});

test('a header that is there twice is asked for by its letter', () => {
  const twice = sheetOf('Rooms', ['Where', 'Where', 'Extension'], [['1/101', '', '7101']]);
  const split = { do: 'split', by: { text: '/' }, into: ['floor', 'room'] };
  expect(placed([twice], { ...split, column: 'Where' })).toContain('give the letter');
  expect(placed([twice], { ...split, column: 'B' })).toMatchObject([{ column: 1 }]);
});

const onRooms = (shaping: object): Shaping => ({ sheet: 'Rooms', ...shaping }) as Shaping;
const prefix = onRooms({ do: 'affix', field: 'extension', strip: '', prefix: '7' });

test.each([
  ['twice the same change of a field', [prefix, prefix], 'shaped twice in the same way'],
  [
    'two ways to make a field',
    [
      onRooms({ do: 'split', column: 0, by: { text: '/' }, into: [null, 'floor'], rest: 'none' }),
      onRooms({ do: 'join', columns: [0, 2], with: '', field: 'floor' }),
    ],
    'shaped twice',
  ],
  ['a sheet that is left out', [{ ...prefix, sheet: 'Cover' }], 'sheet Cover is left out'],
])('%s is told in a sentence', (_, shapings, sentence) => {
  const sheets = [rooms, sheetOf('Cover', ['Made by', 'On'], [['me', 'Friday']])];
  const mapping = mapSheets(sheets, [], new Map(), shapings);
  if (!mapping.ok) throw new Error(mapping.error.message);
  expect(uselessShaping(mapping.value, shapings, sheets)).toContain(sentence);
});

test('a field that a person gave a column is not made of others as well', () => {
  const shapings = [
    onRooms({ do: 'split', column: 0, by: { text: '/' }, into: ['floor', 'room'], rest: 'none' }),
  ];
  const mapping = mapSheets([rooms], [{ field: 'room', column: 'Room' }], new Map(), shapings);
  if (!mapping.ok) throw new Error(mapping.error.message);
  expect(uselessShaping(mapping.value, shapings, [rooms])).toBe(
    'Room of sheet Rooms would come from column Room and from other columns too; choose one of the two.',
  );
});
