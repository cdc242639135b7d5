import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { CheckedRow, MappedRow } from '../../../shared/domain/row.ts';
import { checkRows } from '../../../main/engine/understand/check-rows.ts';
import { createRowIndex } from '../../../main/engine/understand/row-index.ts';
import { US, codesOf, exported, mappedRow, mappedRows } from './rows.ts';
import type { Values } from './rows.ts';

const context = {
  ...US,
  limits: { ...US.limits, contactsPerBook: 2, roomsPerBook: 2, booksPerRoom: 2 },
};

test('an edit names the rows whose problems have changed, and only those', () => {
  const rows = mappedRows(
    'rooms',
    { room: '101', extension: '7101' },
    { room: '102', extension: '7102' },
    { room: '103', extension: '7103' },
  );
  const index = createRowIndex(rows, US);
  expect(index.update(mappedRow('rooms', 3, { room: '102', extension: '7101' })).sort()).toEqual([
    'Rooms!2',
    'Rooms!3',
  ]);
  expect(codesOf(index.row('Rooms!2'))).toEqual(['error extension.several-rooms']);
  expect(index.update(mappedRow('rooms', 3, { room: '102', extension: '7102' })).sort()).toEqual([
    'Rooms!2',
    'Rooms!3',
  ]);
  expect(codesOf(index.row('Rooms!2'))).toEqual([]);
  expect(index.update(mappedRow('rooms', 4, { room: '103' }))).toEqual(['Rooms!4']);
});

test('a row taken out no longer counts', () => {
  const rows = mappedRows('rooms', { room: '1', extension: '71' }, { room: '2', extension: '71' });
  const index = createRowIndex(rows, US);
  expect(index.remove('Rooms!3').sort()).toEqual(['Rooms!2', 'Rooms!3']);
  expect(index.rows().map(codesOf)).toEqual([[]]);
  expect(index.row('Rooms!3')).toBeUndefined();
  expect(index.remove('Rooms!3')).toEqual([]);
});

const maybe = (...texts: string[]): fc.Arbitrary<string | undefined> =>
  fc.constantFrom(undefined, ...texts);
const cells = fc.record({
  room: maybe('101', 'Rm 101', '1/101', '2/101', '102', '103'),
  unitId: maybe('amzn1.alexa.unit.did.A', 'amzn1.alexa.unit.did.B'),
  floor: maybe('1', 'Floor 2'),
  displayName: maybe('A', 'B', '('),
  addressBooks: maybe('A', 'B', 'A;B', 'A;B;C'),
  listedIn: maybe('A', 'B'),
  extension: maybe('7101', '7102', '7101;7102', 'x'),
  trunk: maybe('trunk-1'),
  addressBook: maybe('A', 'B'),
  name: maybe('A', 'B'),
  phone1: maybe('+12065550100', '(206) 555-0100', '+12065550101', '7101'),
  newName: maybe('C', 'D'),
  action: maybe('skip', 'update', 'delete'),
  bellhopId: maybe('one', 'two'),
});
const kinds = fc.constantFrom<SheetKind>(
  'rooms',
  'contacts',
  'extensions',
  'addressBooks',
  'associations',
);
const anyRow = fc
  .record({ kind: kinds, row: fc.integer({ min: 2, max: 7 }), cells, isExported: fc.boolean() })
  .map(({ kind, row, cells, isExported }): MappedRow => {
    const values: Values = Object.fromEntries(
      Object.entries(cells).filter(([, value]) => value !== undefined),
    );
    const edit = isExported && row % 2 === 0 ? { displayName: 'Edited' } : {};
    return mappedRow(kind, row, isExported ? exported(values, edit) : values);
  });
const step = fc.oneof(
  { weight: 4, arbitrary: anyRow.map((row) => ({ update: row })) },
  { weight: 1, arbitrary: anyRow.map((row) => ({ remove: row.key })) },
);

test('after any edits the index says what a check from scratch says', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyRow, { selector: (row) => row.key, maxLength: 12 }),
      fc.array(step, { maxLength: 12 }),
      (rows, steps) => {
        const index = createRowIndex(rows, context);
        const now = new Map(rows.map((row) => [row.key, row]));
        for (const one of steps) {
          const before = new Map(index.rows().map((row) => [row.key, row]));
          const changed = 'update' in one ? index.update(one.update) : index.remove(one.remove);
          if ('update' in one) now.set(one.update.key, one.update);
          else now.delete(one.remove);
          const after = index.rows();
          expect(after).toEqual(checkRows([...now.values()], context));
          expect(changed).toEqual(expect.arrayContaining(differing(before, after)));
        }
      },
    ),
    { numRuns: 300 },
  );
});

function differing(before: ReadonlyMap<string, CheckedRow>, after: CheckedRow[]): string[] {
  return after.flatMap((row) => {
    const was = before.get(row.key);
    return JSON.stringify(was) === JSON.stringify(row) ? [] : [row.key];
  });
}
