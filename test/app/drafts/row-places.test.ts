import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowKeyOf, rowPlaces } from '../../../main/app/drafts/row-places.ts';
import type { SourceSheet } from '../../../shared/domain/source.ts';

const sheetOf = (name: string, numbers: number[]): SourceSheet => ({
  name,
  visible: true,
  headerRow: 1,
  headers: [],
  rows: numbers.toSorted((a, b) => a - b).map((number) => ({ number, cells: [] })),
});
const numbers = fc.uniqueArray(fc.integer({ min: 2, max: 60 }), { maxLength: 20 });

test('every row is found at its place by its key, and no other is', () => {
  fc.assert(
    fc.property(numbers, numbers, (here, there) => {
      // A name with the sign that parts it from the number, and one that begins like another.
      const sheets = [sheetOf('Rooms!2', here), sheetOf('Rooms', there)];
      const places = rowPlaces(sheets);
      let order = 0;
      for (const sheet of sheets) {
        for (const source of sheet.rows) {
          expect(places.get(rowKeyOf(sheet, source))).toEqual({ sheet, source, order });
          order += 1;
        }
      }
      for (let number = 0; number <= 61; number += 1) {
        if (!there.includes(number)) expect(places.get(`Rooms!${number}`)).toBeUndefined();
      }
      for (const key of ['Rooms', 'Rooms!', 'Rooms!02', 'Halls!2', '']) {
        expect(places.get(key)).toBeUndefined();
      }
    }),
  );
});
