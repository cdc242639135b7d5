import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { tableOf } from './support/tables.ts';

const TITLES = ['Extension', 'Name', 'Phone 1', 'Floor', 'Address book', 'Remarks', 'Zone', 'Beds'];
/** What stands in cells, words of headers, notes and footers among it. */
const WORDS = [
  '',
  '-',
  'n/a',
  'tbd',
  'none',
  '(none)',
  '(clear)',
  'text',
  'required',
  'optional',
  'Office',
  'Mobile',
  'Guest room',
  'Room',
  'Name',
  'Internal',
  'Front desk; Services',
  'Total Lounge',
  'Page Suite',
  'Count Basie Bar',
  'Stand 12',
  'No. 14',
  'Signature Suite',
  'Fin',
  'End',
  'Firma',
  'e.g.',
  'Summer house',
  '7',
  '7101',
  '0012',
  '12.01.2026',
  '+1 206 555 0100',
  'Suite 5',
];
const place = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 100, max: 9999 }).map(String) },
  fc.constantFrom(
    'Lobby',
    'Bar',
    'Spa West',
    'Total Lounge',
    'Page Room',
    'Stand 12',
    'Suite 5',
    'Office',
  ),
);

test('any table written plainly comes back whole, however its cells are worded and its rows set apart', () => {
  const table = fc
    .tuple(
      fc.uniqueArray(fc.constantFrom(...TITLES), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 12 }),
    )
    .chain(([titles, height]) =>
      fc.record({
        titles: fc.constant<string[]>(['Room', ...titles]),
        rows: fc.array(
          fc.tuple(
            place,
            fc.array(fc.constantFrom(...WORDS), {
              minLength: titles.length,
              maxLength: titles.length,
            }),
            fc.boolean(),
          ),
          { minLength: 1, maxLength: height },
        ),
      }),
    );
  fc.assert(
    fc.property(table, ({ titles, rows }) => {
      const lines = rows.flatMap(([room, cells, isSetOff]) =>
        isSetOff ? [null, [room, ...cells]] : [[room, ...cells]],
      );
      const { headers, rows: read, sheets, notes } = tableOf([titles, ...lines]);
      expect(headers).toEqual(titles);
      expect(sheets).toHaveLength(1);
      expect(read).toEqual(rows.map(([room, cells]) => [room, ...cells]));
      expect(notes).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});
