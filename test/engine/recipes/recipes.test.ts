import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyRecipe } from '../../../main/engine/recipes/apply-recipe.ts';
import { makeRecipe } from '../../../main/engine/recipes/make-recipe.ts';
import { suggestRecipe } from '../../../main/engine/recipes/suggest-recipe.ts';
import { mapChosen } from '../../../main/engine/understand/map-chosen.ts';
import type { ColumnChoice } from '../../../main/engine/understand/map-chosen.ts';
import { recipe as recipeSchema } from '../../../shared/domain/recipe.ts';
import type { Recipe } from '../../../shared/domain/recipe.ts';
import type { Readings } from '../../../shared/domain/reading.ts';
import type { Shaping } from '../../../shared/domain/shaping.ts';
import type { SourceSheet } from '../../../shared/domain/source.ts';
import { sheetOf } from '../understand/sheets.ts';

const HEADERS = ['Where', 'Ext.', 'Nickname', 'Cleaned by'];
const ROW = ['Floor 1 / 101', 'x101', 'Sea view', 'Ann'];
const split: Shaping = {
  do: 'split',
  sheet: 'Rooms',
  column: 0,
  by: { text: '/' },
  into: ['floor', 'room'],
  rest: 'none',
};
const affix: Shaping = { do: 'affix', sheet: 'Rooms', field: 'extension', strip: 'x', prefix: '7' };
const choices: ColumnChoice[] = [
  { sheet: 'Rooms', index: 2, field: 'displayName' },
  { sheet: 'Rooms', index: 3, field: null },
];
const scope = { account: null, property: null, brand: null };

function kept(
  sheets: SourceSheet[],
  about: Partial<Recipe> = {},
  more: { reading?: Readings; isText?: boolean } = {},
): Recipe {
  const shapings = [split, affix];
  const { mapping } = mapChosen(sheets, choices, [], shapings);
  const recipe = makeRecipe(
    {
      sheets,
      mapping,
      shapings,
      reading: more.reading ?? {},
      repair: false,
      placeOf: (inFile) => ({ file: 'a.xlsx', inFile, isText: more.isText ?? false }),
    },
    { name: 'Bay Hotel', savedAt: '2026-01-02T00:00:00.000Z', ...scope, ...about },
  );
  if (!recipe) throw new Error('There is nothing to keep.');
  return recipe;
}

const shaped = (name: string, headers: string[]) => ({ name, headers, kind: null });
const bay = kept([sheetOf('Rooms', HEADERS, [ROW])]);

test('a recipe holds what was decided and no cell of any row', () => {
  const text = JSON.stringify(bay);
  for (const cell of ROW) expect(text).not.toContain(cell);
  expect(recipeSchema.parse(JSON.parse(text))).toEqual(bay);
  expect(bay.sheets[0]).toMatchObject({
    kind: 'rooms',
    columns: [
      { column: { header: 'Ext.' }, field: 'extension' },
      { column: { header: 'Nickname' }, field: 'displayName' },
      { column: { header: 'Cleaned by' }, field: null },
    ],
    shapings: [{ do: 'split', column: { header: 'Where', nth: 0 } }, { do: 'affix' }],
  });
});

test('on the sheet it was kept from, a recipe comes to the same mapping and shapings', () => {
  const sheet = sheetOf('Rooms', HEADERS, [ROW]);
  const applied = applyRecipe(bay, [shaped('Rooms', HEADERS)]);
  expect(applied?.notes).toEqual([]);
  expect(applied?.shapings).toEqual([split, affix]);
  const fields = (columns: ColumnChoice[], shapings: Shaping[]) =>
    mapChosen([sheet], columns, [], shapings).mapping[0]?.columns.map(({ field }) => field);
  expect(fields(applied?.columns ?? [], applied?.shapings ?? [])).toEqual(
    fields(choices, [split, affix]),
  );
});

test('columns are found wherever they moved to, and other columns do no harm', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...HEADERS, 'Beds', 'Minibar'], { minLength: 6 }), (moved) => {
      const applied = applyRecipe(bay, [shaped('Whatever', moved)]);
      expect(applied?.notes).toEqual([]);
      for (const { index, field } of applied?.columns ?? []) {
        const header = moved[index];
        expect([header, field]).toEqual([
          header,
          { 'Ext.': 'extension', Nickname: 'displayName' }[header ?? ''] ?? null,
        ]);
      }
      const [first] = applied?.shapings ?? [];
      expect(first?.do === 'split' && moved[first.column]).toBe('Where');
    }),
  );
});

test('a column that is missing is named, what needs it is left out, and the rest applies', () => {
  const applied = applyRecipe(bay, [shaped('May', ['Ext.', 'Nickname', 'Cleaned by'])]);
  expect(applied?.notes).toEqual([
    {
      sheet: 'May',
      message:
        'Recipe Bay Hotel uses a column that sheet May does not have: Where; the rest of the recipe applies.',
    },
  ]);
  expect(applied?.shapings).toEqual([{ ...affix, sheet: 'May' }]);
  expect(applied?.columns.map(({ field }) => field)).toEqual(['extension', 'displayName', null]);
});

test('of a recipe of several sheets, the one that finds all its columns is taken before the more alike', () => {
  const [rooms] = bay.sheets;
  if (!rooms) throw new Error('The recipe has no sheet.');
  const column = (header: string) => ({ column: { header, nth: 0 }, field: 'extension' as const });
  const both: Recipe = {
    ...bay,
    sheets: [
      { ...rooms, headers: ['A', 'B', 'C', 'D'], columns: ['A', 'Z'].map(column), shapings: [] },
      { ...rooms, headers: ['A', 'B', 'Y'], columns: [column('B')], shapings: [] },
    ],
  };
  const applied = applyRecipe(both, [shaped('x', ['A', 'B', 'C', 'E'])]);
  expect(applied?.notes).toEqual([]);
  expect(applied?.columns).toEqual([{ sheet: 'x', index: 1, field: 'extension' }]);
});

test('a recipe does not apply to sheets of another shape', () => {
  expect(applyRecipe(bay, [shaped('Staff', ['Name', 'Phone', 'Ext.'])])).toBeNull();
});

test('sheets with the same columns are kept once, and all of them get what was decided', () => {
  const floors = [
    sheetOf('Floor 1', ['Room', 'Ext.'], [ROW]),
    sheetOf('Floor 2', ['Room', 'Ext.']),
  ];
  const recipe = kept(floors);
  expect(recipe.sheets).toHaveLength(1);
  const applied = applyRecipe(recipe, [
    shaped('Floor 3', ['Room', 'Ext.']),
    shaped('Floor 4', ['Ext.', 'Room']),
  ]);
  expect(applied?.columns).toEqual([
    { sheet: 'Floor 3', index: 0, field: 'room' },
    { sheet: 'Floor 3', index: 1, field: 'extension' },
    { sheet: 'Floor 4', index: 1, field: 'room' },
    { sheet: 'Floor 4', index: 0, field: 'extension' },
  ]);
});

test('how a file is read is kept, but neither where its table ended nor the name of a text file', () => {
  const everySheet = { hiddenRows: 'leave' as const, lastRow: 9 };
  const sheets = { Rooms: { headerRow: 4, lastRow: 88 } };
  const reading = { 'a.xlsx': { delimiter: ';' as const, everySheet, sheets } };
  const recipe = kept([sheetOf('Rooms', HEADERS, [ROW])], {}, { reading, isText: true });
  expect(recipe.reading).toEqual({ delimiter: ';', everySheet: { hiddenRows: 'leave' } });
  expect(recipe.sheets[0]).toMatchObject({ sheet: null, reading: { headerRow: 4 } });
  expect(JSON.stringify(recipe)).not.toContain('lastRow');
});

const anybody = { account: 'Hotel', property: 'p1' };

test('the recipe of the same columns is offered, whatever the file is called', () => {
  expect(suggestRecipe([bay], [shaped('2027.csv', HEADERS.toReversed())], anybody)).toEqual({
    name: 'Bay Hotel',
    score: 1,
    exact: true,
    why: 'The file has the same columns as the one that recipe Bay Hotel was kept from.',
  });
});

test('a file with more columns is offered it with how alike they are; one that lacks a used column is not', () => {
  const more = suggestRecipe([bay], [shaped('x', [...HEADERS, 'Beds'])], anybody);
  expect(more).toMatchObject({ exact: false, score: 5 / 6 });
  expect(more?.why).toContain('83 %');
  expect(suggestRecipe([bay], [shaped('x', HEADERS.slice(1))], anybody)).toBeNull();
});

test('only recipes kept for this account and property are offered, the narrower one first', () => {
  const mine = { ...bay, name: 'Mine', property: 'p1' };
  const other = { ...bay, name: 'Other', property: 'p2' };
  const sheets = [shaped('x', HEADERS)];
  expect(suggestRecipe([other], sheets, anybody)).toBeNull();
  expect(suggestRecipe([{ ...bay, account: 'Clinic' }], sheets, anybody)).toBeNull();
  expect(suggestRecipe([bay, mine, other], sheets, anybody)?.name).toBe('Mine');
});

test('of two alike the one kept last is offered', () => {
  const newer = { ...bay, name: 'Newer', savedAt: '2026-05-01T00:00:00.000Z' };
  const sheets = [shaped('x', HEADERS)];
  expect(suggestRecipe([bay, newer], sheets, anybody)?.name).toBe('Newer');
  expect(suggestRecipe([newer, bay], sheets, anybody)?.name).toBe('Newer');
});
