import { expect, test } from 'vitest';
import { readAlone } from './read-alone.ts';

const read = (text: string) => {
  const { rows, notes } = readAlone(Buffer.from(text));
  return { rows: rows.map(({ cells }) => cells), notes: notes.map(({ message }) => message) };
};

test('lines that are quoted as a whole are read as the cells that they hold, and said', () => {
  expect(read('"Room;Name;Ext"\r\n"101;Sea, side;7101"\r\n"102;""The Bar"";7102"\r\n')).toEqual({
    rows: [
      ['Room', 'Name', 'Ext'],
      ['101', 'Sea, side', '7101'],
      ['102', 'The Bar', '7102'],
    ],
    notes: [
      '3 lines (the first is line 1) are quoted as a whole; they were read as the cells that they hold.',
    ],
  });
});

test('so are lines among others that are not, as Excel leaves them', () => {
  expect(read('Room,Name,Ext\n"101,""Sea, side"",7101"\n102,Bar,7102\n')).toEqual({
    rows: [
      ['Room', 'Name', 'Ext'],
      ['101', 'Sea, side', '7101'],
      ['102', 'Bar', '7102'],
    ],
    notes: ['Line 2 is quoted as a whole; it was read as the cells that it holds.'],
  });
});

test.each([
  ['one column of texts with commas', '"Room"\n"Bar, left"\n"Spa"\n'],
  ['names in one column', '"Name"\n"Sample, Ann"\n"Sample, Ben"\n'],
  ['cells that are quoted one by one', '"Room","Ext"\n"101","7101"\n"102","7102"\n'],
  ['a cell of several lines', 'Room,Note\n101,"first\n"",second,""\nthird"\n102,x\n'],
  ['a table that is even already', 'Room;Ext\n101;7101\n102;7102\n'],
])('%s stays as it is', (_, text) => {
  expect(read(text).notes).toEqual([]);
});
