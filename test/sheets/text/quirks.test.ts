import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { readAlone } from './read-alone.ts';

const western = (text: string) => iconv.encode(text, 'windows-1252');
const japanese = (text: string) => iconv.encode(text, 'shift_jis');
const cellsOf = (bytes: Buffer) => readAlone(bytes).rows.map(({ cells }) => cells);
const encodingOf = (bytes: Buffer) => readAlone(bytes).decisions[0];
const delimiterOf = (text: string) => readAlone(Buffer.from(text)).decisions[1];

test('letters of NEC and IBM, the wave dash and half-width kana are read from Shift_JIS', () => {
  const text = '部屋,担当\r\n①,㈱髙橋\r\n②,10時～18時\r\n③,ﾌﾛﾝﾄ ﾔﾏﾀﾞ\r\n';
  expect(cellsOf(japanese(text))).toEqual([
    ['部屋', '担当'],
    ['①', '㈱髙橋'],
    ['②', '10時～18時'],
    ['③', 'ﾌﾛﾝﾄ ﾔﾏﾀﾞ'],
  ]);
  expect(encodingOf(japanese(text))).toMatchObject({ value: 'shift_jis', sure: true });
});

test.each([
  ['Café;Recepção;Descrição', 'windows-1252'],
  ['O’Hara;Room 1', 'windows-1252'],
  ['Zoë;Müller;Größe', 'windows-1252'],
  ['ﾌﾛﾝﾄ;101', 'shift_jis'],
  ['内線;101', 'shift_jis'],
  ['Room;Floor\n101;1階\n201;2階\n301;3階', 'shift_jis'],
  ['Car;Škoda', 'windows-1252'],
  ['cœur;sœur', 'windows-1252'],
  ['部屋|表示名|内線|電話番号\0\0\r\n', 'shift_jis'],
] as const)('%s alone tells its encoding', (text, encoding) => {
  expect(encodingOf(iconv.encode(text, encoding))?.value).toBe(encoding);
});

test('one special byte is no proof: both words are shown, and the other encoding is offered first', () => {
  const decision = encodingOf(western('Name;Ext\nBar é1;7101\n'));
  expect(decision).toMatchObject({ value: 'windows-1252', sure: false, chosen: false });
  expect(decision?.others.map(({ value }) => value)).toEqual([
    'shift_jis',
    'utf-8',
    'utf-16le',
    'utf-16be',
  ]);
  expect(decision?.evidence).toContain('one special byte');
});

test('plain ASCII and UTF-8 are certain', () => {
  expect(encodingOf(Buffer.from('Room\n101\n'))).toMatchObject({ value: 'utf-8', sure: true });
  expect(encodingOf(Buffer.from('Room\nKüche\n'))?.evidence).toContain('“Küche”');
});

test('a few damaged bytes do not make a long UTF-8 file another encoding, and are told with their line', () => {
  const good = Buffer.from('Zimmer\nKüche\nSüd\nGröße\nMüller\nTür\nBüro\nGebäude\nFlügel\nHöhe\n');
  const { decisions, notes } = readAlone(Buffer.concat([good, western('Café\n')]));
  expect(decisions[0]).toMatchObject({ value: 'utf-8', sure: false });
  expect(decisions[0]?.evidence).toContain('line 11');
  expect(notes.map(({ code }) => code)).toEqual(['lost-letters']);
});

test('a special letter far down a file of plain ones is weighed too', () => {
  const bytes = Buffer.concat([
    Buffer.from('Room;Name\n' + '101;Lobby\n'.repeat(40_000)),
    western('102;Küche\n103;Süd\n'),
  ]);
  expect(encodingOf(bytes)).toMatchObject({ value: 'windows-1252' });
});

test('letters that were decoded twice before are said, not guessed back', () => {
  const { rows, notes } = readAlone(Buffer.from('Raum\nKÃ¼che\n'));
  expect(rows[1]?.cells).toEqual(['KÃ¼che']);
  expect(notes[0]).toMatchObject({ code: 'decoded-twice' });
  expect(notes[0]?.message).toContain('line 2');
});

test.each([
  ['EUC-JP', iconv.encode('部屋,表示名\n101,ひまわりの間\n', 'euc-jp')],
  ['ISO-2022-JP', Buffer.from('\u001B$BItI\u001B(B,x\n', 'latin1')],
  ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x52, 0, 0, 0])],
])('%s is refused by its name, with what to do', (name, bytes) => {
  expect(() => readAlone(bytes)).toThrow(`written in ${name}`);
});

test('the line sep= counts with a mark before it, in quotes, and with delimiters behind it', () => {
  for (const first of ['\uFEFFsep=;', '"sep=;"', 'sep=;;;', 'SEP=;']) {
    const { rows, decisions } = readAlone(Buffer.from(`${first}\r\na,b;c\r\n1,2;3\r\n`));
    expect(rows[0]).toEqual({ number: 2, cells: ['a,b', 'c'] });
    expect(decisions[1]).toMatchObject({ value: ';', sure: true });
    expect(decisions[1]?.evidence).toContain('sep=;');
  }
});

test('a line sep= that fits nothing below it is doubted and said', () => {
  const { rows, decisions } = readAlone(Buffer.from('sep=;\nRoom,Name\n101,Bar\n'));
  expect(rows[1]?.cells).toEqual(['101', 'Bar']);
  expect(decisions[1]).toMatchObject({ value: ',', sure: false });
  expect(decisions[1]?.evidence).toContain('names the semicolon');
});

test.each([
  ['a decimal comma is no delimiter', 'Room;Rate\n101;12,5\n102;3,75\n', ';'],
  ['nor one in a power of ten', 'Room;Phone\n101;5,58199E+12\n102;5,58200E+12\n', ';'],
  ['nor are the commas of lists', 'Room;Books\n101;Bar, Spa, Gym\n102;Bar, Spa, Gym\n', ';'],
  ['nor the semicolons of lists', 'Room,Books\n101,Bar; Spa\n102,Bar; Spa\n', ','],
  ['a header alone tells it', 'Room;Name, first;Phone\n', ';'],
  ['delimiters at each end do not disturb', 'Room;Name;\n101;a;\n102;b;\n', ';'],
  ['nor lines of delimiters only', 'Room|Name\n|\n101|a,b\n|\n102|c,d\n', '|'],
  ['rows may be shorter', 'Room\tName\tNote\n101\tBar, old\n102\n103\tSpa\tx\n', '\t'],
  [
    'a banner with other signs above the table does not count',
    '****;****;****\nExport of 2026-01-05; 08:15; page 1\n****\nExt,Name,Room\n7101,Bar,101\n7102,Spa,102\n',
    ',',
  ],
])('%s', (_, text, delimiter) => {
  expect(delimiterOf(text)).toMatchObject({ value: delimiter, sure: true });
});

test.each([
  ['extensions', 'Grand Hotel\nRoom,Extension\n101,7101\n102,7102\n'],
  ['extensions of three digits', 'Extensions\n101,710\n102,711\n'],
  ['rooms with a blank', 'Grand Hotel\nRoom, Extension\n101, 7101\n'],
])('%s below a title are two columns', (_, text) => {
  expect(readAlone(Buffer.from(text)).rows.at(-1)?.cells).toHaveLength(2);
});

test.each([
  ['decimals', 'Rate\n12,5\n3,75\n'],
  ['names turned round', 'Guest contact\nSmith, Ann\nO’Hara, Bo\n'],
])('%s below a header of one cell are one column, and a comma is offered', (_, text) => {
  const { rows, decisions } = readAlone(Buffer.from(text));
  expect(rows[1]?.cells).toHaveLength(1);
  expect(decisions[1]).toMatchObject({ sure: false });
  expect(decisions[1]?.others[0]?.value).toBe(',');
});

test('a delimiter in a remark or two leaves one column whole, and is offered', () => {
  const { rows, decisions } = readAlone(Buffer.from('Room\n101\n102; old\n103\n104\n'));
  expect(rows[2]?.cells).toEqual(['102; old']);
  expect(decisions[1]).toMatchObject({ sure: false, others: [{ value: ';' }, {}, {}] });
  expect(decisions[1]?.evidence).toBe(
    'Most of its lines hold no semicolon, so the file is read as one column.',
  );
});

test('lists below a header of one cell might be columns, so a person is asked to look', () => {
  const decision = delimiterOf('Address books\nBar; Spa\nSpa; Gym\n');
  expect(decision).toMatchObject({ value: ';', sure: false });
});

test('two delimiters that cut equally well are both named', () => {
  const decision = delimiterOf('Room,Name;Ext,Note\n1,2;3,4\n');
  expect(decision?.sure).toBe(false);
  expect(decision?.others[0]).toEqual({ value: ';', shown: 'semicolon' });
});

test('zeros, page breaks and the mark at the end of a dump are left out and said; lines keep their numbers', () => {
  const text = 'Ext;Name\r\n7101\0\0;Bar\r\n\f7102;Spa\r\n\f\r\n7103;Gym\r\n\u001A\0\0';
  const { rows, notes } = readAlone(western(text));
  expect(rows).toEqual([
    { number: 1, cells: ['Ext', 'Name'] },
    { number: 2, cells: ['7101', 'Bar'] },
    { number: 3, cells: ['7102', 'Spa'] },
    { number: 5, cells: ['7103', 'Gym'] },
  ]);
  expect(notes.map(({ code }) => code)).toEqual(['nul-bytes', 'page-breaks']);
  expect(notes[0]?.message).toContain('2 zero bytes (first in line 2)');
});

test('a table that is lined up with blanks is refused, with what to do', () => {
  const lines = [
    'Ext    Name              Room',
    '-----  ----------------  ----',
    '7101   Smith, John       101',
    '7102   Bar               102',
    '7103   Housekeeping      103',
  ];
  expect(() => readAlone(Buffer.from(lines.join('\r\n')))).toThrow(/Fixed width.*\.xlsx/);
  const chosen = readAlone(Buffer.from(lines.join('\r\n')), { delimiter: ',' });
  expect(chosen.rows).toHaveLength(5);
});

test.each([
  ['one column of words with blanks', 'Room name\nGarden  room\nLobby bar\nSpa\nPool  deck\n'],
  [
    'cells that are filled up with blanks',
    'Ext  ;Name    ;Room\n7101 ;Bar     ;101\n7102 ;Spa     ;102\n',
  ],
])('%s are no such table', (_, text) => {
  expect(readAlone(Buffer.from(text)).rows.length).toBeGreaterThan(2);
});

test('what a person chose is said to be chosen, with what it would have been', () => {
  const bytes = western('Room;Name\n101;Küche\n102;Süd\n');
  const { decisions } = readAlone(bytes, { encoding: 'shift_jis', delimiter: ',' });
  expect(decisions).toMatchObject([
    {
      value: 'shift_jis',
      chosen: true,
      sure: true,
      others: [{ value: 'windows-1252' }, {}, {}, {}],
    },
    { value: ',', chosen: true, sure: true, others: [{ value: ';' }, {}, {}] },
  ]);
  expect(decisions[0]?.evidence).toContain('Unasked it would be Windows-1252');
  expect(decisions[1]?.evidence).toContain('Unasked it would be the semicolon');
});
