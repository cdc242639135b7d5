import { Command } from 'commander';
import { expect, test } from 'vitest';
import { misusedPlan } from '../../../main/hosts/cli/plan-files.ts';
import { addReadingOptions, readingsOf } from '../../../main/hosts/cli/reading-options.ts';
import type { ReadingFlags } from '../../../main/hosts/cli/reading-options.ts';

function flagsOf(...args: string[]): ReadingFlags {
  const command = addReadingOptions(
    new Command().exitOverride().configureOutput({ writeErr() {} }),
  );
  return command.parse(args, { from: 'user' }).opts<ReadingFlags>();
}

test('nothing is said about files where no flag is given', () => {
  expect(readingsOf(flagsOf(), ['a.csv'])).toEqual({});
});

test('each file gets what the flags say, also one of the same name', () => {
  const flags = flagsOf('--encoding', 'cp932', '--delimiter', 'tab');
  const reading = { encoding: 'shift_jis', delimiter: '\t' };
  expect(readingsOf(flags, ['a/rooms.csv', 'b/rooms.csv'])).toEqual({
    'rooms.csv': reading,
    'rooms.csv (2)': reading,
  });
});

test('rows are said for all sheets, or for one whose name may hold an equals sign', () => {
  const text =
    '--header-row 4 --header-row A=B=2 --header-rows A=B=2 --last-row 90 --leave-hidden rows --leave-hidden columns --sheet A=B --sheet Rooms';
  const flags = flagsOf(...text.split(' '));
  expect(readingsOf(flags, ['x.xlsx'])).toEqual({
    'x.xlsx': {
      sheets: { 'A=B': { headerRow: 2, headerRows: 2 } },
      everySheet: { headerRow: 4, lastRow: 90, hiddenRows: 'leave', hiddenColumns: 'leave' },
      onlySheets: ['A=B', 'Rooms'],
    },
  });
});

test.each([
  [['--encoding', 'constructor'], 'utf-8, utf-16le'],
  [['--delimiter', ':'], 'comma, semicolon, tab or pipe'],
  [['--header-row', '0'], 'row number from 1'],
  [['--header-row', 'Rooms='], 'row number from 1'],
  [['--last-row', '=4'], 'row number from 1'],
  [['--header-rows', '4'], '1, 2 or 3'],
  [['--leave-hidden', 'sheets'], 'rows or columns'],
])('%j is refused with what could be said', (args, words) => {
  expect(() => flagsOf(...args)).toThrow(words);
});

test('a saved plan was read already', () => {
  expect(misusedPlan(['p.json'], { delimiter: ';' })?.message).toMatch(/--delimiter was decided/);
});
