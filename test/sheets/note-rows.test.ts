import { expect, test } from 'vitest';
import { drawn, tableOf } from './support/tables.ts';

const HEADER = 'Room | Extension | Display name';
const DATA = ['101 | 7101 | Lobby', '102 | 7102 | Bar'];
const table = (...between: string[]) => drawn([HEADER, ...between, ...DATA].join('\n'));

test.each([
  ['in brackets', ['(required) | (digits only) | (max. 40 characters)']],
  ['as kinds', ['text | number | text']],
  ['as duties', ['required | optional | optional']],
  ['as duties with marks', ['Required* | Optional | Optional.']],
  ['as lengths', ['4 digits | 4 digits | max 40 characters']],
  ['as examples', ['e.g. 101 | e.g. 7101 | e.g. Sea view']],
  ['as examples in German', ['z. B. 101 | z. B. 7101 | z. B. Seeblick']],
  ['in Japanese', ['必須 | 数字のみ | 任意']],
  ['in French', ['obligatoire | chiffres uniquement | facultatif']],
  ['in one column only', [' | (digits only) | ']],
  ['as numbers of columns', ['(1) | (2) | (3)']],
  ['as a line', ['---- | --------- | ------------']],
  ['over two rows', ['required | required | optional', 'e.g. 101 | e.g. 7101 | e.g. Sea view']],
  ['under a line', ['==== | ==== | ====', '(text) | (digits) | (text)']],
])('notes on how to fill the columns are left out and said: %s', (_, rows) => {
  const { rows: read, notes } = tableOf(table(...rows));
  expect(read).toEqual(drawn(DATA.join('\n')));
  expect(notes.map(({ code }) => code)).toEqual(rows.map(() => 'note-row'));
});

test.each([
  ['a room beside a note', ['100 | (digits only) | (text)']],
  ['words in brackets', ['(Lobby) | (vacant) | (none)']],
  ['a bare word alone', [' | | text']],
  ['nothing to say', ['- | - | -']],
  ['an emptying', ['(clear) | (clear) | (text)']],
  ['numbers in a row', ['1 | 2 | 3']],
])('what may be data is read: %s', (_, rows) => {
  const { rows: read, notes } = tableOf(table(...rows));
  expect(read).toHaveLength(3);
  expect(notes).toEqual([]);
});

test('words that stand further down too are values', () => {
  const lines = drawn(`
Address book | Name | Remarks
text | number | optional
Desk | Bar | optional
Desk | Spa | required`);
  expect(tableOf(lines).rows).toHaveLength(3);
});

test('a table of nothing but notes keeps them', () => {
  expect(tableOf(drawn(`${HEADER}\n(text) | (digits) | (text)`)).rows).toHaveLength(1);
});

test('whoever says how many rows the header takes gets all others as data', () => {
  const lines = table('required | optional | optional');
  const { rows, saysOf } = tableOf(lines, { readings: { S: { headerRows: 1 } } });
  expect(rows).toHaveLength(3);
  expect(saysOf('headerRow')[0]?.chosen).toBe(false);
});

test('a cell of thousands of blanks is looked at in linear time', () => {
  const long = `(${' '.repeat(30_000)}`;
  expect(tableOf([['Room', 'Name'], [long, long], ...drawn(DATA.join('\n'))]).rows).toHaveLength(3);
});
