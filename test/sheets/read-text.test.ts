import { createHash } from 'node:crypto';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { readSource } from '../../main/sheets/read-source.ts';
import { codes, readBytes, sheetAt, shownRows, temporaryFolder } from './support/files.ts';

const folder = temporaryFolder();
let files = 0;
const read = (content: string | Uint8Array) => {
  files += 1;
  return readBytes(folder.path(`file-${files}.csv`), content);
};
const german = 'Zimmer;Anzeigename\r\n101;Küche süß\r\n102;Café\r\n';
const japanese = '部屋,表示名\r\n101,ひまわりの間\r\n102,さくら\r\n';

test('the sheet of a CSV has the name of the file, and the file its hash and size', async () => {
  const source = await readBytes(folder.path('rooms list.csv'), 'Room\n101\n');
  expect(source).toMatchObject({
    name: 'rooms list.csv',
    bytes: 9,
    sha256: createHash('sha256').update('Room\n101\n').digest('hex'),
    sheets: [{ name: 'rooms list.csv', visible: true, headerRow: 1, headers: ['Room'] }],
  });
});

test.each([
  ['UTF-8', Buffer.from(german)],
  ['UTF-8', Buffer.from(`\uFEFF${german}`)],
  ['UTF-16 LE', iconv.encode(german, 'utf-16le', { addBOM: true })],
  ['UTF-16 LE', iconv.encode(german, 'utf-16le')],
  ['UTF-16 BE', iconv.encode(german, 'utf-16be', { addBOM: true })],
  ['UTF-16 BE', iconv.encode(german, 'utf-16be')],
  ['Windows-1252', iconv.encode(german, 'windows-1252')],
])('German text in %s is read as it was typed', async (name, bytes) => {
  const source = await read(bytes);
  expect(sheetAt(source).headers).toEqual(['Zimmer', 'Anzeigename']);
  expect(shownRows(sheetAt(source))).toEqual([
    ['101', 'Küche süß'],
    ['102', 'Café'],
  ]);
  expect(source.decisions[0]).toMatchObject({ what: 'encoding', shown: name });
});

test.each([
  ['UTF-8', Buffer.from(japanese)],
  ['UTF-16 LE', iconv.encode(japanese, 'utf-16le')],
  ['UTF-16 BE', iconv.encode(japanese, 'utf-16be')],
  ['Shift_JIS', iconv.encode(japanese, 'shift_jis')],
])('Japanese text in %s is read as it was typed', async (name, bytes) => {
  const source = await read(bytes);
  expect(sheetAt(source).headers).toEqual(['部屋', '表示名']);
  expect(shownRows(sheetAt(source))[1]).toEqual(['102', 'さくら']);
  expect(source.decisions[0]).toMatchObject({ what: 'encoding', shown: name });
});

test('a lone accented letter is Western, not Japanese', async () => {
  const text = 'Name;Etage\nRéception;É1\nGarçon;à côté\n';
  const source = await read(iconv.encode(text, 'latin1'));
  expect(shownRows(sheetAt(source))).toEqual([
    ['Réception', 'É1'],
    ['Garçon', 'à côté'],
  ]);
});

test.each([',', ';', '\t', '|'])('the delimiter %j is found', async (delimiter) => {
  const lines = [
    ['Room', 'Display name', 'Phone'],
    ['101', 'Suite, large', '+12065550100'],
    ['102', 'Room 102', '+12065550101'],
  ];
  const text = lines
    .map((line) => line.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(delimiter))
    .join('\n');
  const { headers, rows } = sheetAt(await read(text));
  expect(headers).toEqual(lines[0]);
  expect(rows.map((row) => row.cells)).toEqual(lines.slice(1));
});

test('decimal commas and powers of ten do not make the comma the delimiter', async () => {
  const source = await read('nome;telefone\nAna;5,58199E+12\nBob;5,58199E+12\nEva;1,5\n');
  expect(sheetAt(source).headers).toEqual(['nome', 'telefone']);
  expect(shownRows(sheetAt(source))[0]).toEqual(['Ana', '5,58199E+12']);
});

test('lists parted by semicolons inside cells do not make the semicolon the delimiter', async () => {
  const source = await read('Room,Address books\n101,Front desk; Services\n102,Front desk; Bar\n');
  expect(sheetAt(source).headers).toEqual(['Room', 'Address books']);
});

test('a first line sep=; is obeyed, left out, and still counts as a line', async () => {
  const sheet = sheetAt(await read('sep=;\r\nRoom;Name\r\n101;a,b\r\n102;c,d\r\n'));
  expect(sheet).toMatchObject({ headerRow: 2, headers: ['Room', 'Name'] });
  expect(sheet.rows[0]).toEqual({ number: 3, cells: ['101', 'a,b'] });
});

test('a row has the number of the line on which it begins', async () => {
  const text = 'Room,Name\n101,"two\nlines"\n\n102,"a ""quoted"" word"\n';
  expect(sheetAt(await read(text)).rows).toEqual([
    { number: 2, cells: ['101', 'two\nlines'] },
    { number: 5, cells: ['102', 'a "quoted" word'] },
  ]);
});

test('rows shorter than the header are filled up, longer ones widen it', async () => {
  const { headers, rows } = sheetAt(await read('Room,Name\n101\n102,Two,extra\n'));
  expect(headers).toEqual(['Room', 'Name', '']);
  expect(rows.map((row) => row.cells)).toEqual([
    ['101', '', ''],
    ['102', 'Two', 'extra'],
  ]);
});

test('a stray quotation mark never swallows the lines below it', async () => {
  const text = 'Room,Name,Floor\n101,"5" pipe,1\n102,"open,1\n103,plain,"two\nlines"\n104,x,"1"\n';
  const source = await read(text);
  expect(sheetAt(source).rows).toEqual([
    { number: 2, cells: ['101', '"5" pipe', '1'] },
    { number: 3, cells: ['102', '"open', '1'] },
    { number: 4, cells: ['103', 'plain', 'two\nlines'] },
    { number: 6, cells: ['104', 'x', '1'] },
  ]);
  expect(codes(source)).toContain('stray-quotes');
});

test('line ends of different systems in one file all end a row', async () => {
  const { rows } = sheetAt(await read('Room,Name\r\n101,a\n102,"b\r\nc"\r103,d'));
  expect(rows).toEqual([
    { number: 2, cells: ['101', 'a'] },
    { number: 3, cells: ['102', 'b\r\nc'] },
    { number: 5, cells: ['103', 'd'] },
  ]);
});

test('blanks after delimiters do not break quoted cells', async () => {
  const { rows } = sheetAt(await read('Room, Name\n101, "Suite, large"\n102, "b"\n'));
  expect(rows.map((row) => row.cells)).toEqual([
    ['101', 'Suite, large'],
    ['102', 'b'],
  ]);
});

test('leading zeros, plus signs and long ids stay as they are', async () => {
  const cells = ['0012', '+12065550100', '12345678901234567890', ' padded '];
  const { rows } = sheetAt(await read(`Room,Phone,Id,Name\n${cells.join(',')}\n`));
  expect(rows[0]?.cells).toEqual(cells);
});

test('a person may choose encoding and delimiter instead', async () => {
  const path = folder.path('chosen.csv');
  await readBytes(path, 'Room;Name\n101;a,b\n');
  const result = await readSource(path, undefined, { encoding: 'utf-16le', delimiter: '|' });
  const decisions = result.ok ? result.value.decisions : [];
  expect(decisions.filter(({ sheet }) => sheet === null)).toMatchObject([
    { what: 'encoding', value: 'utf-16le', chosen: true },
    { what: 'delimiter', value: '|', chosen: true },
  ]);
});

test('reading ends when its signal aborts', async () => {
  const path = folder.path('abort.csv');
  await readBytes(path, 'Room\n101\n');
  const abort = new AbortController();
  const reading = readSource(path, abort.signal);
  abort.abort(new Error('stopped'));
  await expect(reading).rejects.toThrow('stopped');
});
