import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FieldName } from '../../../shared/domain/fields.ts';
import { shownText } from '../../../shared/domain/source.ts';
import type { SourceCell } from '../../../shared/domain/source.ts';
import { damageIn, rowsWith } from './damaged-cells.ts';
import { typed } from './spreadsheet-damage.ts';
import type { Spreadsheet } from './spreadsheet-damage.ts';

/** What stands in a column as somebody meant it. */
type Column = { field: FieldName; truth: string[] };

const count = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);
/** Floors with as many rooms each. */
const floors = (most: number): fc.Arbitrary<[floor: number, rooms: number][]> =>
  fc
    .array(fc.nat({ max: most - 1 }), { minLength: 1, maxLength: 12 })
    .map((rooms) => rooms.map((many, at): [number, number] => [at + 1, many + 1]));
const rooms = (write: (floor: number, room: number) => string, most = 30): fc.Arbitrary<string[]> =>
  floors(most).map((all) =>
    all.flatMap(([floor, many]) => count(1, many).map((room) => write(floor, room))),
  );
const two = (number: number): string => String(number).padStart(2, '0');
const columnOf = (field: FieldName, truth: fc.Arbitrary<string[]>): fc.Arbitrary<Column> =>
  truth.map((all) => ({ field, truth: [...new Set(all)] }));
const digits = (length: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^[1-9][0-9]{${length - 1}}$`, 'u'));

const plain = columnOf(
  'room',
  rooms((floor, room) => `${floor}${two(room)}`),
);
const suites = columnOf(
  'room',
  rooms((floor, room) => `${floor}-${room}`),
);
const longSuites = columnOf(
  'room',
  rooms((floor, room) => `${floor}-${two(room)}`),
);
const extensions = columnOf(
  'extension',
  rooms((floor, room) => `7${floor}${two(room)}`),
);
const zeros = columnOf(
  'extension',
  rooms((floor, room) => `${two(floor)}${two(room)}`),
);
const wings = columnOf(
  'room',
  rooms((floor, room) => `${floor}${room % 2 ? 'E' : 'W'}${room}`, 9),
);
const phones = columnOf(
  'phone1',
  fc.array(
    fc.oneof(
      fc.stringMatching(/^\+120655501[0-9]{2}$/u),
      fc.stringMatching(/^\+442079460[0-9]{3}$/u),
      fc.stringMatching(/^\+331990000[0-9]{2}$/u),
    ),
    { minLength: 1, maxLength: 30 },
  ),
);
const ids = columnOf(
  'externalUser',
  fc.array(fc.oneof(digits(9), digits(12), digits(15), digits(16), digits(18)), {
    minLength: 1,
    maxLength: 20,
  }),
);
const columns = fc.oneof(plain, suites, longSuites, extensions, zeros, wings, phones, ids);

const spreadsheet: fc.Arbitrary<Spreadsheet> = fc.record({
  dates: fc.constantFrom('month first', 'day first'),
  comma: fc.boolean(),
  file: fc.constantFrom('xlsx', 'csv'),
  pointed: fc.boolean(),
});
/** Which cells were typed as numbers are: from a single one to all of them. */
const share = fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true }));

/** Where a whole column lost its plus signs or zeros, the digits alone are all that can be given back. */
function given(meant: string, field: FieldName, cells: readonly SourceCell[]): string[] {
  if (field === 'phone1') return [meant, meant.replace(/^\+/u, '')];
  const hasZeros = cells.some((cell) => /^0\d+$/u.test(shownText(cell)));
  return hasZeros ? [meant] : [meant, meant.replace(/^0+/u, '')];
}

test('a repair gives back the very value that was typed, and never another', () => {
  fc.assert(
    fc.property(
      columns,
      spreadsheet,
      share,
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      fc.constantFrom('US', 'DE', null),
      ({ field, truth }, sheet, loose, chance, country) => {
        const cells = truth.map((text) =>
          (chance.next().value ?? 1) < loose ? typed(text, sheet) : text,
        );
        const before = rowsWith(field, cells, { country });
        const after = rowsWith(field, cells, { country, repair: true });
        truth.forEach((meant, at) => {
          const shown = shownText(cells[at]);
          const value = after[at]?.values[field];
          // A repair is the value itself; whatever is not repaired stays as it was shown.
          if (value !== shown) expect(given(meant, field, cells)).toContain(value);
          for (const { repair } of before[at]?.problems ?? []) {
            if (repair !== undefined) expect(given(meant, field, cells)).toContain(repair);
          }
          // Whatever lost its form is named, unless the column tells nothing of zeros and plus signs.
          if ([meant, meant.replace(/^\+?0*/u, '')].includes(shown)) return;
          expect(damageIn(before[at], field).join()).toMatch(/cell\./u);
        });
      },
    ),
    { numRuns: 300 },
  );
});

test('what is offered one by one is what consent takes', () => {
  fc.assert(
    fc.property(columns, spreadsheet, ({ field, truth }, sheet) => {
      const cells = truth.map((text, at) => (at % 3 === 0 ? typed(text, sheet) : text));
      const after = rowsWith(field, cells, { repair: true });
      rowsWith(field, cells).forEach(({ problems }, at) => {
        for (const { repair } of problems ?? []) {
          if (repair !== undefined) expect(after[at]?.values[field]).toBe(repair);
        }
      });
    }),
  );
});

const from = fc.integer({ min: 1, max: 1200 });
const sound: fc.Arbitrary<Column> = fc.oneof(
  plain,
  suites,
  longSuites,
  extensions,
  zeros,
  wings,
  phones,
  columnOf(
    'room',
    fc.tuple(from, fc.nat(400)).map(([first, many]) => count(first, first + many).map(String)),
  ),
  columnOf(
    'room',
    rooms((floor, room) => `${floor}.${two(room)}`),
  ),
  columnOf(
    'room',
    rooms((floor, room) => `Room ${floor}${two(room)}`),
  ),
  columnOf(
    'room',
    rooms((floor, room) => `${floor}${two(Math.ceil(room / 3))}${'ABC'[room % 3]}`),
  ),
  columnOf(
    'extension',
    fc
      .tuple(fc.nat(40), fc.nat(40))
      .map(([short, long]) =>
        [...count(100, 105 + short), ...count(7100, 7105 + Math.min(long, short * 3))].map(String),
      ),
  ),
  columnOf(
    'name',
    fc.array(fc.constantFrom('Front desk', 'May 5', "Kids' club", 'ＡＢＣ', '1-2', '1.5')),
  ),
);

test('columns that are in order are not said to be damaged', () => {
  fc.assert(
    fc.property(sound, fc.constantFrom('US', 'DE', null), ({ field, truth }, country) => {
      for (const repair of [false, true]) {
        const rows = rowsWith(field, truth, { country, repair });
        expect(rows.flatMap((row) => damageIn(row, field))).toEqual([]);
        expect(rows.map(({ values }) => values[field])).toEqual(truth);
      }
    }),
    { numRuns: 300 },
  );
});
