import { expect, test } from 'vitest';
import { mapChosen } from '../../../main/engine/understand/map-chosen.ts';
import type { ColumnChoice } from '../../../main/engine/understand/map-chosen.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import type { SourceSheet } from '../../../shared/domain/source.ts';

function sheetOf(name: string, headers: string[], ...rows: string[][]): SourceSheet {
  return {
    name,
    visible: true,
    headerRow: 1,
    headers,
    rows: rows.map((cells, at) => ({ number: at + 2, cells })),
  };
}
const rooms = sheetOf('Rooms', ['Room', 'Extension', 'B'], ['101', '7101', 'Suite']);

function choice(sheet: string, index: number, field: FieldName | null): ColumnChoice {
  return { sheet, index, field };
}

function fields(sheets: SourceSheet[], ...choices: ColumnChoice[]) {
  const { mapping, problem } = mapChosen(sheets, choices);
  return { problem, fields: mapping.map(({ columns }) => columns.map(({ field }) => field)) };
}

test('a choice is of a place, whatever header is the letter of another column', () => {
  expect(fields([rooms], choice('Rooms', 2, 'displayName')).fields).toEqual([
    ['room', 'extension', 'displayName'],
  ]);
  expect(fields([rooms], choice('Rooms', 1, null)).fields).toEqual([['room', null, null]]);
});

test('a field that was chosen for one column is taken from the one that had it by itself', () => {
  expect(fields([rooms], choice('Rooms', 2, 'extension')).fields).toEqual([
    ['room', null, 'extension'],
  ]);
});

test('a column that is left out says so', () => {
  const { mapping } = mapChosen([rooms], [choice('Rooms', 1, null)]);
  expect(mapping[0]?.columns[1]?.reason).toBe('You left this column out.');
});

test('leaving one of two alike columns out settles which is meant', () => {
  const twice = sheetOf('Rooms', ['Room', 'Room'], ['101', '102']);
  expect(fields([twice]).problem).toContain('twice');
  expect(fields([twice], choice('Rooms', 1, null))).toEqual({
    problem: null,
    fields: [['room', null]],
  });
});

test('where a required column lacks, the mapping shows how far it has come', () => {
  const lacking = fields([rooms], choice('Rooms', 0, null));
  expect(lacking.problem).toContain('no column for Room');
  expect(lacking.fields).toEqual([[null, 'extension', null]]);
});

test('a sheet that is left out shows its columns, and is taken in once they are chosen', () => {
  const strange = sheetOf('Things', ['Aa', 'Bb'], ['101', '7101']);
  const out = fields([rooms, strange]);
  expect(out).toMatchObject({ problem: null, fields: [expect.anything(), [null, null]] });
  const taken = fields(
    [rooms, strange],
    choice('Things', 0, 'room'),
    choice('Things', 1, 'extension'),
  );
  expect(taken).toMatchObject({
    problem: null,
    fields: [expect.anything(), ['room', 'extension']],
  });
});

test('a choice that comes to nothing is a problem and never lost', () => {
  expect(fields([rooms], choice('Rooms', 2, 'phone1')).problem).toContain('column B');
  const strange = sheetOf('Things', ['Aa', 'Bb'], ['x', 'y']);
  expect(fields([rooms, strange], choice('Things', 0, 'floor')).problem).toContain('Things');
});

test('hidden sheets and sheets without a header have no columns to choose', () => {
  const hidden = { ...sheetOf('Old', ['Room'], ['1']), visible: false };
  const bare = { ...sheetOf('Bare', []), headerRow: 0 };
  expect(fields([rooms, hidden, bare]).fields.slice(1)).toEqual([[], []]);
});
