import { expect, test } from 'vitest';
import { tableLines } from '../../../main/hosts/cli/table.ts';

test('columns are as wide as their widest cell, and no line ends in blanks', () => {
  expect(
    tableLines([
      ['a', 'long', ''],
      ['abc', 'x', 'end'],
    ]),
  ).toEqual(['a    long', 'abc  x     end']);
  expect(tableLines([])).toEqual([]);
});
