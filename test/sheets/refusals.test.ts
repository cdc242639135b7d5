import { execFileSync } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { getuid } from 'node:process';
import { expect, test } from 'vitest';
import { compiledFile } from '../../main/support/compiled-file.ts';
import { readGood, readRefused, temporaryFolder } from './support/files.ts';
import { rawWorkbook, rawZip, textRow } from './support/raw-zip.ts';

const folder = temporaryFolder();
const header = textRow(1, ['Room', 'Name']);

async function refused(name: string, bytes: string | Uint8Array) {
  await writeFile(folder.path(name), bytes);
  const failure = await readRefused(folder.path(name));
  // One sentence that names the file and says what to do.
  expect(failure.message).toMatch(/^"[^"]+" [^\n]+: [^\n]+\.$/);
  expect(failure.message).toContain(`"${name}"`);
  return failure.code;
}
function ole2(stream: string): Buffer {
  const bytes = Buffer.alloc(4096);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  Buffer.from(stream, 'utf16le').copy(bytes, 1024);
  return bytes;
}

test('a missing file, a folder and a pipe', async () => {
  expect(await readRefused(folder.path('none.xlsx'))).toMatchObject({ code: 'not-found' });
  await mkdir(folder.path('sub'));
  expect(await readRefused(folder.path('sub'))).toMatchObject({ code: 'not-a-file' });
  execFileSync('mkfifo', [folder.path('pipe.csv')]);
  expect(await readRefused(folder.path('pipe.csv'))).toMatchObject({ code: 'not-a-file' });
});

test('a file without permission', async () => {
  const path = folder.path('secret.csv');
  await writeFile(path, 'Room\n101\n');
  await chmod(path, 0o000);
  const script = `
    const { readSource } = await import(${JSON.stringify(compiledFile('main/sheets/read-source.js').href)});
    console.log(JSON.stringify(await readSource(${JSON.stringify(path)})));`;
  // The superuser may read everything, so somebody else tries.
  const user = getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], user);
  expect(JSON.parse(out.toString())).toMatchObject({ error: { code: 'no-permission' } });
});

test.each([
  ['no bytes', ''],
  ['blanks only', ' \n\t\n'],
  ['a byte order mark only', '\uFEFF'],
  ['delimiters only', ';;;\n;;;\n'],
])('a file of %s is empty', async (what, text) => {
  expect(await refused(`${what}.csv`, text)).toBe('empty');
});

test('a workbook without a filled cell is empty', async () => {
  expect(await refused('blank.xlsx', rawWorkbook({ sheets: [{ name: 'A', xml: '' }] }))).toBe(
    'empty',
  );
});

test.each([
  ['old.xlsx', ole2('Workbook'), 'xls'],
  ['locked.xlsx', ole2('EncryptedPackage'), 'encrypted'],
  ['mail.xls', ole2('__properties'), 'not-a-sheet'],
  [
    'table.ods',
    rawZip([
      { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
      { name: 'content.xml', data: '<office/>' },
    ]),
    'ods',
  ],
  ['letter.xlsx', rawZip([{ name: 'word/document.xml', data: '<w/>' }]), 'not-a-sheet'],
  ['files.zip', rawZip([{ name: 'rooms.csv', data: 'Room' }]), 'not-a-sheet'],
  ['scan.csv', '%PDF-1.7 …', 'not-a-sheet'],
  ['logo.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), 'not-a-sheet'],
  ['zeros.csv', Buffer.alloc(5000), 'not-a-sheet'],
  ['page.xls', '<html><table><tr><td>Room</td></tr></table></html>', 'not-a-sheet'],
  [
    'noise.csv',
    Buffer.from(Array.from({ length: 2000 }, (_, i) => (i * 7919) % 251)),
    'not-a-sheet',
  ],
])('%s is refused for what it is', async (name, bytes, code) => {
  expect(await refused(name, bytes)).toBe(code);
});

const good = rawWorkbook({ sheets: [{ name: 'Rooms', xml: header + textRow(2, ['101', 'a']) }] });
test.each([0.1, 0.5, 0.9, 0.99])(
  'a workbook cut off at %d of its length is damaged',
  async (part) => {
    const cut = good.subarray(0, Math.floor(good.length * part));
    expect(await refused(`cut-${part}.xlsx`, cut)).toBe('damaged');
  },
);

test('no single wrong byte makes the reader throw or hang', async () => {
  for (let at = 4; at < good.length; at += 101) {
    const bytes = Buffer.from(good);
    bytes[at] = (bytes[at] ?? 0) ^ 0x55;
    await writeFile(folder.path('flipped.xlsx'), bytes);
    // Either it is read all the same, or refused; anything else rejects.
    await readRefused(folder.path('flipped.xlsx')).catch((error: Error) =>
      expect(error.message).toContain('was read'),
    );
  }
});

test('broken XML is damage', async () => {
  const book = rawWorkbook({ sheets: [{ name: 'Rooms', xml: `${header}<row r="2"><c>` }] });
  expect(await refused('broken.xlsx', book)).toBe('damaged');
});

test('entities that would multiply are damage', async () => {
  const xml = '<sheetData><row><c t="inlineStr"><is><t>&lol;</t></is></c></row></sheetData>';
  expect(await refused('lol.xlsx', rawWorkbook({ sheets: [{ name: 'A', xml }] }))).toBe('damaged');
});

test('an archive bomb is refused before it is unpacked', async () => {
  const xml = `${header}${' '.repeat(30 * 1024 * 1024)}`;
  expect(await refused('bomb.xlsx', rawWorkbook({ sheets: [{ name: 'A', xml }] }))).toBe(
    'too-large',
  );
});

test('too many rows, columns, and characters in a cell', async () => {
  expect(await refused('rows.csv', `Room\n${'101\n'.repeat(100_001)}`)).toBe('too-large');
  expect(await refused('cell.csv', `Room\n${'x'.repeat(32_768)}\n`)).toBe('too-large');
  expect(await refused('columns.csv', `Room\n${','.repeat(500)}x\n`)).toBe('too-large');
  const far = '<row r="2"><c r="XFD2"><v>1</v></c></row>';
  const book = rawWorkbook({ sheets: [{ name: 'A', xml: header + far }] });
  expect(await refused('columns.xlsx', book)).toBe('too-large');
});

test('the largest file that is allowed is read', async () => {
  await writeFile(folder.path('most.csv'), `Room,Name\n${'101,x\n'.repeat(100_000)}`);
  await expect(readRefused(folder.path('most.csv'))).rejects.toThrow('was read');
});

test('a sheet with more merged cells than a list of rooms can have', async () => {
  const merges = Array.from({ length: 200_001 }, (_, at) => `<mergeCell ref="A2:A${at + 3}"/>`);
  const xml = `<sheetData>${header}${textRow(2, ['101', 'a'])}</sheetData><mergeCells>${merges.join('')}</mergeCells>`;
  const bytes = rawWorkbook({ sheets: [{ name: 'Rooms', xml }] });
  expect(await refused('merged.xlsx', bytes)).toBe('too-large');
});

test('hostile ranges and hidden columns cost what the sheet holds', async () => {
  const merges = '<mergeCell ref="A2:A1048576"/>'.repeat(100_000);
  const columns = '<col min="1" max="16384" hidden="1"/>'.repeat(100_000);
  const xml = `<cols>${columns}</cols><sheetData>${header}${textRow(2, ['101', 'a'])}${textRow(3, ['', 'b'])}</sheetData><mergeCells>${merges}</mergeCells>`;
  await writeFile(folder.path('ranges.xlsx'), rawWorkbook({ sheets: [{ name: 'Rooms', xml }] }));
  const source = await readGood(folder.path('ranges.xlsx'));
  expect(source.sheets[0]?.rows.map(({ cells }) => cells)).toEqual([
    ['101', 'a'],
    ['101', 'b'],
  ]);
});
