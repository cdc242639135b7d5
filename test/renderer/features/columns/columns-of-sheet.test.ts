import { expect, test } from 'vitest';
import type { Draft } from '../../../../shared/contract/calls/drafts.ts';
import type { FieldName } from '../../../../shared/domain/fields.ts';
import type { SheetKind } from '../../../../shared/domain/kinds.ts';
import type { Shaping } from '../../../../shared/domain/shaping.ts';
import {
  columnsShaped,
  fieldTitle,
  missingFields,
  sureness,
  withField,
} from '../../../../renderer/features/columns/columns-of-sheet.ts';

function sheetOf(kind: SheetKind, fields: readonly (FieldName | null)[]): Draft['sheets'][number] {
  return {
    sheet: 'Sheet1',
    file: 'rooms.xlsx',
    inFile: 'Sheet1',
    kind,
    reason: '',
    rows: 1,
    headers: fields.map((_, index) => `H${index}`),
    columns: fields.map((field, index) => ({
      sheet: 'Sheet1',
      column: `H${index}`,
      index,
      field,
      score: 1,
      reason: '',
      samples: [],
      filled: 1,
      personal: null,
    })),
  };
}

test('a group of fields is missing until a column feeds one of them', () => {
  expect(missingFields(sheetOf('extensions', [null, null]), [])).toEqual([
    'Extension',
    'Room or Unit ID or Profile ID',
  ]);
  expect(missingFields(sheetOf('extensions', ['extension', 'unitId']), [])).toEqual([]);
});

test('what a column is split into and what is filled with one value is not missing', () => {
  const sheet = sheetOf('extensions', [null, null]);
  const made = (shaping: Shaping) => ({ shaping, words: '', examples: [] });
  const split: Shaping = {
    do: 'split',
    sheet: 'Sheet1',
    column: 0,
    by: 'blank',
    into: ['extension', null],
    rest: 'none',
  };
  const constant: Shaping = { do: 'constant', sheet: 'Sheet1', field: 'room', value: '101' };
  expect(missingFields(sheet, [made(split), made(constant)])).toEqual([]);
  expect(missingFields(sheet, [made({ ...split, sheet: 'Other' })])).toHaveLength(2);
  expect([...columnsShaped(sheet, [made(split), made(constant)])]).toEqual([0]);
  expect(columnsShaped(sheet, [made({ ...split, sheet: 'Other' })]).size).toBe(0);
});

test('a field that another column feeds moves over, and the other one is named', () => {
  expect(withField(sheetOf('rooms', ['room', null]), 1, 'room')).toEqual({
    columns: [
      { sheet: 'Sheet1', index: 0, field: null },
      { sheet: 'Sheet1', index: 1, field: 'room' },
    ],
    taken: 'H0',
  });
});

test('leaving a column out takes nothing from others that are left out', () => {
  expect(withField(sheetOf('rooms', ['room', null, null]), 0, null)).toEqual({
    columns: [{ sheet: 'Sheet1', index: 0, field: null }],
    taken: null,
  });
});

test('choosing again what is chosen takes nothing', () => {
  expect(withField(sheetOf('rooms', ['room']), 0, 'room').taken).toBeNull();
});

test('fields go by the title of their sheet, or by name where they have none there', () => {
  expect(fieldTitle('contacts', 'phone1')).toBe('Phone 1');
  expect(fieldTitle('contacts', 'floor')).toBe('floor');
});

test('a score is told in a word', () => {
  expect([1, 0.95, 0.94, 0.7, 0.69, 0].map(sureness)).toEqual([
    'certain',
    'certain',
    'likely',
    'likely',
    'a guess',
    'a guess',
  ]);
});
