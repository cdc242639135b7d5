import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRowIndex } from '../../../main/engine/understand/row-index.ts';
import type { RowIndex } from '../../../main/engine/understand/row-index.ts';
import { limits } from '../../../shared/domain/settings.ts';
import type { MappedRow } from '../../../shared/domain/row.ts';

const context = { country: 'US', vertical: null, limits: limits.parse({}) };
const CODE = 'extension.rule-outlier';

type Cells = { room: string; extension: string; floor?: string };

function rowOf(values: Cells, at: number): MappedRow {
  const columns = { room: 'Room', extension: 'Ext', floor: 'Floor' };
  const place = { key: `Rooms!${at + 2}`, sheet: 'Rooms', row: at + 2, cells: [] };
  return { state: 'mapped', kind: 'rooms', ...place, values, columns };
}

function indexOf(cells: readonly Cells[]): RowIndex {
  return createRowIndex(cells.map(rowOf), context);
}

/** Row numbers that break a rule, with what follows from it. */
function outliers(index: RowIndex): [number, string | undefined][] {
  return index
    .rows()
    .flatMap(({ row, problems }) =>
      problems.flatMap(({ code, repair }): [number, string | undefined][] =>
        code === CODE ? [[row, repair]] : [],
      ),
    );
}

/** Rooms of so many floors, 101 to 120 and so on. */
function hotel(floors: number, extensionOf: (room: number, floor: number) => string): Cells[] {
  return Array.from({ length: floors * 20 }, (_, at) => {
    const floor = Math.floor(at / 20) + 1;
    const room = floor * 100 + (at % 20) + 1;
    return { room: `Rm ${room}`, extension: extensionOf(room, floor) };
  });
}

const notesOf = (index: RowIndex) =>
  index.notes().map(({ code, message }) => `${code}: ${message}`);

test('a row that breaks the rule is told with what follows, and the rule is told once', () => {
  const cells = hotel(3, (room) => `7${room}`);
  cells[11] = { room: '112', extension: '7121' };
  const index = indexOf(cells);
  expect(outliers(index)).toEqual([[13, '7112']]);
  expect(index.row('Rooms!13')?.problems.find(({ code }) => code === CODE)).toMatchObject({
    severity: 'warning',
    message:
      'Extensions here follow extension = 7 + room number; row 13 has 7121 where 7112 follows.',
  });
  expect(notesOf(index)[0]).toBe(
    'extension.rule: 59 rows follow extension = 7 + room number, 1 does not.',
  );
});

test.each<[string, (room: number, floor: number) => string, string]>([
  ['the room number', (room) => `${room}`, 'room number'],
  ['four digits', (room) => `0${room}`, '0 + room number'],
  ['a suffix', (room) => `${room}0`, 'room number + 0 behind it'],
  ['an even difference', (room) => `${room + 4900}`, 'room number, and 4900 added to it'],
  ['an uneven one over floors', (room) => `${room + 4912}`, 'room number, and 4912 added to it'],
  [
    'the last digits',
    (room) => `85${String(room).slice(-2)}`,
    '85 + last 2 digits of the room number',
  ],
])('%s of the room are a rule', (_what, extensionOf, words) => {
  expect(notesOf(indexOf(hotel(4, extensionOf)))[0]).toBe(
    `extension.rule: 80 rows follow extension = ${words}.`,
  );
});

test('rooms of one to three digits are padded to one width', () => {
  const cells = Array.from({ length: 120 }, (_, at) => ({
    room: `${at + 1}`,
    extension: `7${String(at + 1).padStart(3, '0')}`,
  }));
  expect(notesOf(indexOf(cells))[0]).toContain('7 + room number in 3 digits');
});

test('a floor and a room make an extension', () => {
  const cells = Array.from({ length: 40 }, (_, at) => ({
    room: `${(at % 10) + 1}`,
    floor: `Floor ${Math.floor(at / 10) + 1}`,
    extension: `6${Math.floor(at / 10) + 1}${String((at % 10) + 1).padStart(2, '0')}`,
  }));
  cells[3] = { room: '4', floor: 'Floor 1', extension: '6140' };
  const index = indexOf(cells);
  expect(notesOf(index)[0]).toContain('6 + floor + room number in 2 digits');
  expect(outliers(index)).toEqual([[5, '6104']]);
});

test('each floor may keep to a rule of its own', () => {
  const cells = hotel(2, (room, floor) => `${floor === 1 ? 7 : 8}${room}`);
  cells[4] = { room: '105', extension: '8105' };
  const index = indexOf(cells);
  expect(outliers(index)).toEqual([[6, '7105']]);
  expect(notesOf(index)[0]).toContain('7 + room number on 1; extension = 8 + room number on 2');
});

test('numbers given out in a row without regard to rooms are no rule', () => {
  expect(notesOf(indexOf(hotel(1, (room) => `${room + 5513}`)))).toEqual([]);
  const through = hotel(3, () => '').map((cells, at) => ({ ...cells, extension: `${5513 + at}` }));
  expect(notesOf(indexOf(through))).toEqual([]);
});

test('few rows are no rule', () => {
  expect(notesOf(indexOf(hotel(1, (room) => `7${room}`).slice(0, 7)))).toEqual([]);
});

test('a gap in a run of extensions is told once a sheet', () => {
  const cells = hotel(2, (room) => `7${room}`).filter((_, at) => at !== 12 && at !== 30);
  expect(notesOf(indexOf(cells))[1]).toBe(
    'extension.gaps: In runs of extensions 7113, 7211 are left out; check that no room is missing.',
  );
});

const planted = fc.record({
  prefix: fc.constantFrom('', '7', '12', '0'),
  floors: fc.integer({ min: 1, max: 8 }),
  noise: fc.uniqueArray(fc.nat(159), { maxLength: 16 }),
  by: fc.integer({ min: 1, max: 9 }),
});

test('a planted rule is found through a tenth of noise, and just the noise is told', () => {
  fc.assert(
    fc.property(planted, ({ prefix, floors, noise, by }) => {
      const cells = hotel(floors, (room) => `${prefix}${room}`);
      const wrong = noise.filter((at) => at < cells.length).slice(0, Math.floor(cells.length / 10));
      for (const at of wrong) {
        const room = Number(cells[at]?.room.slice(3));
        cells[at] = { room: `Rm ${room}`, extension: `4${room + by * 1000}${by}` };
      }
      expect(outliers(indexOf(cells)).map(([row]) => row)).toEqual(
        wrong.map((at) => at + 2).toSorted((a, b) => a - b),
      );
    }),
  );
});

test('shuffled extensions follow no rule', () => {
  const extensions = hotel(4, (room) => `7${room}`).map(({ extension }) => extension);
  const shuffled = fc.shuffledSubarray(extensions, { minLength: 80, maxLength: 80 });
  fc.assert(
    fc.property(shuffled, (given) => {
      const kept = given.filter((extension, at) => extension === extensions[at]).length;
      fc.pre(kept < 8);
      const cells = hotel(4, () => '').map((one, at) => ({ ...one, extension: given[at] ?? '' }));
      expect(outliers(indexOf(cells))).toEqual([]);
    }),
  );
});

test('after any edits the rules are those of the rows as they stand', () => {
  const edit = fc.record({
    at: fc.nat(59),
    extension: fc.constantFrom('7101', '8111', '7', '', 'x'),
    heal: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
      const cells = hotel(3, (room) => `7${room}`);
      const index = indexOf(cells);
      const told = new Map(index.rows().map((row) => [row.key, JSON.stringify(row.problems)]));
      for (const { at, extension, heal } of edits) {
        const room = cells[at]?.room ?? '';
        cells[at] = { room, extension: heal ? `7${room.slice(3)}` : extension };
        for (const key of index.update(rowOf(cells[at], at))) {
          told.set(key, JSON.stringify(index.row(key)?.problems));
        }
      }
      const fresh = indexOf(cells);
      expect(index.rows()).toEqual(fresh.rows());
      expect(index.notes()).toEqual(fresh.notes());
      for (const row of fresh.rows()) expect(told.get(row.key)).toBe(JSON.stringify(row.problems));
    }),
  );
});
