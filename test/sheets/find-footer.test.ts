import { expect, test } from 'vitest';
import type { SourceCell } from '../../shared/domain/source.ts';
import { drawn, tableOf } from './support/tables.ts';

const TABLE = `
Room | Extension | Beds | Name
101 | 7101 | 2 | Lobby
102 | 7102 | 3 | Bar`;
const data = drawn(TABLE).slice(1);
const withEnd = (...end: string[]) => tableOf(drawn([TABLE, ...end].join('\n')));

test.each([
  ['a total with a figure in two of four columns', ['Total | | 5 |']],
  ['a total with figures in all but one', ['Total | 2 | 5 |']],
  ['a total that says of what', ['Total rooms | 2 | |']],
  ['a total with its figure beside it', ['Grand total: 5 | | |']],
  ['a total under another column', [' | Total | 5 |']],
  ['a total in German', ['Summe Zimmer | | 5 |']],
  ['a total as Excel names it in German', ['Ergebnis | | 5 |']],
  ['a total in French', ['Total général : | | 5 |'.replace('général ', '')]],
  ['a total in Japanese', ['合計 | | 5 |']],
  ['a total with what it counts', ['合計 | 2室 | |']],
  ['a total with what it counts in German', ['Summe | 2 Zimmer | 5 Betten |']],
  ['a total filled throughout that adds up', ['Total | 2 | 5 | 2']],
  ['an amount', ['Total | | 1,240.50 € |']],
  ['a count', ['Count: 2']],
  ['a count beside its word', ['Anzahl | 2 | |']],
  ['a count of rows', ['(2 rows affected)']],
  ['a count in words', ['2 rooms']],
  ['a count in Japanese', ['2件']],
  ['the number of the page', ['Page 1 of 3']],
  ['the number of the page in Spanish', ['Página 1 de 3']],
  ['day and page', ['Printed 12.01.2026 08:15 | | | Page 1/3']],
  ['a day in Japanese', ['印刷日: 2026/01/12']],
  ['lines to sign on', ['Signature: ____________ | | Date: ______ |']],
  ['a line to sign on in German', ['Unterschrift: | | |']],
  ['the end in words', ['*** End of report ***']],
  ['remarks with a mark', ['* ask the front desk', 'Note: keys at the bar']],
  ['a remark under an empty row', ['', 'ask the front desk for keys']],
  [
    'all of it',
    ['Total | | 5 |', 'Count: 2', '', 'Checked by: ________', 'Page 1 of 1', '- end -'],
  ],
])('what stands below the table is left out and said: %s', (_, end) => {
  const { rows, notes, saysOf } = withEnd(...end);
  expect(rows).toEqual(data);
  expect(notes.length + saysOf('lastRow').length).toBeGreaterThan(0);
  for (const decision of saysOf('lastRow')) expect(decision).toMatchObject({ value: '3' });
});

test.each([
  ['a room called Total', 'Total Lounge | 7199 | 2 | Total Lounge'],
  ['a room called Total, with little else', 'Total Lounge | 7199 | |'],
  ['a full row that does not add up', 'Total | 7199 | 9 | 8'],
  ['a company called Total with its number', 'Total | +33199001010 | | '],
  ['a room with a number sign', 'No. 14 | | |'],
  ['a stand at a fair', 'Stand 12 | 7112 | |'],
  ['a room like a page', 'Page Suite | | |'],
  ['a room named End', 'End | | |'],
  ['a room whose name begins as a signature', 'Signature Suite | | |'],
  ['a short word under an empty row', '\n103 | | |'],
  ['a long name without an empty row', 'Presidential suite west | | |'],
  ['a summer house', 'Summer house | | |'],
])('what may be a row is read: %s', (_, end) => {
  expect(withEnd(end).rows).toHaveLength(3);
});

test('a total is known by being calculated, whatever stands beside it', () => {
  const total: SourceCell[] = ['Summe', { type: 'number', raw: '2', formula: true }, 'x', 'y'];
  expect(tableOf([...drawn(TABLE), total]).rows).toEqual(data);
});

test('it is said where the table ends, and why', () => {
  const one = withEnd('Total | | 5 |');
  expect(one.saysOf('lastRow')).toEqual([
    {
      file: 'F.xlsx',
      sheet: 'S',
      what: 'lastRow',
      value: '3',
      shown: 'row 3',
      evidence:
        'The table of sheet "S" ends in row 3: row 4 ("Total 5") is a total or remark below the table.',
      chosen: false,
      sure: true,
      others: [],
    },
  ]);
  const two = withEnd('Total | | 5 |', 'Count: 2');
  expect(two.saysOf('lastRow')[0]?.evidence).toBe(
    'The table of sheet "S" ends in row 3: rows 4 to 5 ("Total 5" and more) are totals or remarks below the table.',
  );
});

test('a list of one column keeps what could be an entry', () => {
  const { rows } = tableOf(drawn('Address book\nFront desk\nTotal\nStaff: night and day shift'));
  expect(rows).toHaveLength(3);
});
