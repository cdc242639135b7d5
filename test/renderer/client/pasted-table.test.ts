import { expect, test } from 'vitest';
import { pastedFile, pastedTable } from '../../../renderer/client/pasted-table.ts';

test('copied cells are a table of so many rows and columns', () => {
  expect(pastedTable('Room\tExt\r\n101\t7101\r\n102\t\r\n')).toEqual({ rows: 3, columns: 2 });
});

test.each(['', 'one line', 'two\nlines', 'a\tb'])('%j is no table', (text) => {
  expect(pastedTable(text)).toBeNull();
});

test('a pasted table keeps leading zeros and plus signs as a file', async () => {
  const text = 'Room\tPhone\n0101\t+12065550100\n';
  const file = pastedFile(text);
  expect(file.name).toBe('Pasted table.tsv');
  expect(await file.text()).toBe(text);
});
