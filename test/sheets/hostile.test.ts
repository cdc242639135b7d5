import { execFile, spawn } from 'node:child_process';
import { rename, rm, symlink, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { LIMITS } from '../../main/sheets/limits.ts';
import {
  codes,
  readBytes,
  readRefused,
  sheetAt,
  shownRows,
  temporaryFolder,
} from './support/files.ts';
import { rawWorkbook, rawZip, textRow } from './support/raw-zip.ts';
import type { RawEntry } from './support/raw-zip.ts';

const folder = temporaryFolder();
const header = textRow(1, ['Room', 'Extension']);
const row = textRow(2, ['101', '7101']);
const script = fileURLToPath(new URL('./support/measured.mjs', import.meta.url));

const book = (xml: string, more: object = {}) =>
  rawWorkbook({ sheets: [{ name: 'Rooms', xml }], ...more });

async function refusal(name: string, bytes: string | Uint8Array) {
  await writeFile(folder.path(name), bytes);
  const failure = await readRefused(folder.path(name));
  expect(failure.message).toMatch(/^"[^\n]+: [^\n]+\.$/);
  return failure;
}

/** Reads a file in a process of its own, so that a crash is seen and memory is its alone. */
async function measured(name: string, bytes: string | Uint8Array) {
  await writeFile(folder.path(name), bytes);
  const { stdout } = await promisify(execFile)(process.execPath, [script, folder.path(name)]);
  return JSON.parse(stdout) as { code: string; rows: number; megabytes: number };
}

test.each([
  ['line breaks alone', 'Room,Name\n1,2\n' + '\n'.repeat(5_000_000)],
  ['delimiters alone', 'Room,Name\n1,2\n' + ','.repeat(5_000_000)],
  ['one line without a break', 'a'.repeat(5_000_000)],
  ['a mark that never closes', `Room,Name\n1,"${'ab,'.repeat(2_000_000)}`],
  ['rows of nothing', `Room,Name\n1,2\n${',,,,\n'.repeat(2_500_000)}`],
  ['one wide line above narrow ones', `Room${','.repeat(498)}x\n${'101,1\n'.repeat(99_000)}`],
  ['more text than is read', 'x,y\n'.repeat(17_000_000)],
])('a text file of %s ends neither the program nor its memory', async (what, text) => {
  const { code, megabytes } = await measured(`${what}.csv`, text);
  expect(code).toBe('too-large');
  expect(megabytes).toBeLessThan(600);
});

test.each<[string, () => Buffer, string]>([
  [
    'elements within elements',
    () => book(`<sheetData>${header}${row}</sheetData>${'<a>'.repeat(500_000)}`),
    'damaged',
  ],
  [
    'one attribute of megabytes',
    () => book(`<sheetData>${header}</sheetData><x a="${numbers(5_000_000)}"/>`),
    'damaged',
  ],
  [
    'one comment of megabytes',
    () => book(`<sheetData>${header}</sheetData><!--${numbers(5_000_000)}-->`),
    'damaged',
  ],
  [
    'one cell of 10 MB',
    () =>
      book(
        `<sheetData>${header}<row r="2"><c t="inlineStr"><is><t>${numbers(10_000_000)}</t></is></c></row></sheetData>`,
      ),
    'damaged',
  ],
  [
    'a cell of many long pieces',
    () =>
      book(
        `<sheetData>${header}<row r="2"><c t="inlineStr"><is>${`<r><t>${numbers(100_000)}</t></r>`.repeat(100)}</is></c></row></sheetData>`,
      ),
    'too-large',
  ],
  [
    'texts that no cell shows',
    () => book(header + row, { strings: `<si><t>${numbers(30_000)}</t></si>`.repeat(1_500) }),
    'too-large',
  ],
  [
    'one long text in every cell',
    () => book(header + cellsOfText(2_000), { strings: `<si><t>${numbers(30_000)}</t></si>` }),
    'too-large',
  ],
  [
    'hidden columns without end',
    () =>
      book(
        `<cols><col min="-1e15" max="1e15" hidden="1"/></cols><sheetData>${header}${row}</sheetData>`,
      ),
    'read',
  ],
  [
    'a number format of a megabyte',
    () =>
      book(`${header}<row r="2"><c s="1"><v>101</v></c></row>`, {
        styles: `<numFmts><numFmt numFmtId="200" formatCode="${'0'.repeat(1_000_000)}"/></numFmts><cellXfs><xf/><xf numFmtId="200"/></cellXfs>`,
      }),
    'read',
  ],
  [
    '20,000 number formats',
    () =>
      book(`${header}${row}`, {
        styles: `<numFmts>${Array.from({ length: 20_000 }, (_, at) => `<numFmt numFmtId="${at + 200}" formatCode="0&quot;${at}&quot;"/>`).join('')}</numFmts><cellXfs>${Array.from({ length: 20_000 }, (_, at) => `<xf numFmtId="${at + 200}"/>`).join('')}</cellXfs>`,
      }),
    'read',
  ],
])('a workbook of %s ends neither the program nor its memory', async (what, make, code) => {
  const told = await measured(`${what}.xlsx`, make());
  expect(told.code).toBe(code);
  expect(told.megabytes).toBeLessThan(600);
});

/** Digits that do not compress away. */
function numbers(length: number): string {
  const parts: string[] = [];
  for (let at = 0, size = 0; size < length; at += 1) {
    const part = String((at * 2_654_435_761) % 4_294_967_296);
    parts.push(part);
    size += part.length;
  }
  return parts.join('').slice(0, length);
}

function cellsOfText(rows: number): string {
  return Array.from(
    { length: rows },
    (_, at) => `<row r="${at + 2}"><c t="s"><v>0</v></c></row>`,
  ).join('');
}

test.each([
  ['a row twice', `${header}${row}${row}`, 'row 2 twice'],
  [
    'two cells in one place',
    `${header}<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row>`,
    'two cells',
  ],
  ['a row beyond the last', `${header}<row r="1048577"><c><v>1</v></c></row>`, '1048577'],
  ['a row that is no number', `${header}<row r="NaN"><c><v>1</v></c></row>`, 'NaN'],
  ['a row below the first', `${header}<row r="0"><c><v>1</v></c></row>`, '"0"'],
  ['a cell of another row', `${header}<row r="2"><c r="A9"><v>1</v></c></row>`, 'A9'],
  ['a cell without a column', `${header}<row r="2"><c r="9"><v>1</v></c></row>`, '"9"'],
  ['a text that is not there', `${header}<row r="2"><c t="s"><v>7</v></c></row>`, 'not among'],
])('%s is refused, since some of it would be lost or guessed', async (what, xml, where) => {
  const { code, message } = await refusal(`${what}.xlsx`, book(xml));
  expect(code).toBe('damaged');
  expect(message).toContain(where);
});

test('a row without a number has that of its cells', async () => {
  const xml = `${header}<row><c r="A5"><v>101</v></c></row><row><c r="B6"><v>7102</v></c></row>`;
  const source = await readBytes(folder.path('unnumbered.xlsx'), book(xml));
  expect(sheetAt(source).rows.map(({ number }) => number)).toEqual([5, 6]);
});

test('a document type is refused, whether its entities are used or not', async () => {
  const entries: RawEntry[] = [
    {
      name: 'xl/workbook.xml',
      data: '<!DOCTYPE workbook [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook/>',
    },
  ];
  const { code, message } = await refusal('doctype.xlsx', rawZip(entries));
  expect([code, message]).toEqual(['damaged', expect.stringContaining('document type')]);
});

test('bytes that are no UTF-8 are damage, never other characters', async () => {
  const sheet = Buffer.concat([
    Buffer.from('<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>Caf'),
    Buffer.from([0xe9]),
    Buffer.from('</t></is></c></row></sheetData></worksheet>'),
  ]);
  const relations = (target: string, type: string) =>
    `<Relationships><Relationship Id="a" Type="x/${type}" Target="${target}"/></Relationships>`;
  const zip = rawZip([
    { name: '_rels/.rels', data: relations('xl/workbook.xml', 'officeDocument') },
    {
      name: 'xl/workbook.xml',
      data: '<workbook><sheets><sheet name="A" r:id="a"/></sheets></workbook>',
    },
    { name: 'xl/_rels/workbook.xml.rels', data: relations('worksheets/sheet1.xml', 'worksheet') },
    { name: 'xl/worksheets/sheet1.xml', data: sheet },
  ]);
  expect((await refusal('latin.xlsx', zip)).code).toBe('damaged');
});

test('two parts of one name are refused, since programs differ in which they show', async () => {
  const part = (data: string): RawEntry => ({ name: 'xl/workbook.xml', data });
  const zip = rawZip([part('<workbook/>'), part('<workbook></workbook>')]);
  expect((await refusal('twice.xlsx', zip)).message).toContain('twice');
});

test.each(['../../xl/workbook.xml', '/xl/workbook.xml', 'C:/xl/workbook.xml'])(
  'a part named %s is damage, and nothing is ever unpacked to the disk',
  async (name) => {
    const zip = rawZip([{ name, data: '<workbook/>' }]);
    expect((await refusal('path.xlsx', zip)).code).toBe('damaged');
  },
);

test('a size that the directory of a zip makes up is damage', async () => {
  const bytes = book(`${header}${row}`);
  const at = bytes.lastIndexOf('PK\u0001\u0002');
  for (const size of [1, 0x7fff_ffff]) {
    const wrong = Buffer.from(bytes);
    wrong.writeUInt32LE(size, at + 24);
    expect(['damaged', 'too-large']).toContain((await refusal('sizes.xlsx', wrong)).code);
  }
});

test('many parts that are small by themselves are a bomb together', async () => {
  const sheets = Array.from({ length: 20 }, (_, at) => ({
    name: `S${at}`,
    xml: `${textRow(1, ['Room', 'Name'])}${' '.repeat(2_000_000)}`,
  }));
  expect((await refusal('together.xlsx', rawWorkbook({ sheets }))).code).toBe('too-large');
});

test('more entries than a workbook ever has, and more sheets', async () => {
  const entries = Array.from({ length: LIMITS.zipEntries + 1 }, (_, at) => ({
    name: String(at),
    data: '',
    stored: true,
  }));
  expect((await refusal('entries.xlsx', rawZip(entries))).code).toBe('too-large');
  const sheets = (many: number) =>
    Array.from({ length: many }, (_, at) => ({ name: `S${at}`, xml: header + row }));
  const { message } = await refusal('201.xlsx', rawWorkbook({ sheets: sheets(LIMITS.sheets + 1) }));
  expect(message).toContain('more than 200 sheets');
  const most = await readBytes(folder.path('200.xlsx'), rawWorkbook({ sheets: sheets(200) }));
  expect(most.sheets).toHaveLength(200);
});

test('names of objects in headers, sheets and cells are names like others', async () => {
  const names = ['Room', '__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  const cells = ['__proto__', 'constructor', 'valueOf', '__proto__', '1'];
  const zip = rawWorkbook({
    sheets: [{ name: '__proto__', xml: textRow(1, names) + textRow(2, cells) + textRow(3, cells) }],
  });
  const source = await readBytes(folder.path('names.xlsx'), zip);
  expect(sheetAt(source).name).toBe('__proto__');
  expect(sheetAt(source).headers).toEqual(names);
  expect(shownRows(sheetAt(source))).toEqual([cells, cells]);
  expect(({} as Record<string, unknown>)['1']).toBeUndefined();
});

test('a sheet whose part is missing or lies elsewhere is told of', async () => {
  const zip = rawZip([
    {
      name: 'xl/workbook.xml',
      data: '<workbook><sheets><sheet name="Here" r:id="a"/><sheet name="Gone" r:id="b"/><sheet name="Far" r:id="c"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: '<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="c" Type="x/worksheet" TargetMode="External" Target="http://127.0.0.1:9/sheet.xml"/><Relationship Id="d" Type="x/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>',
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      data: `<worksheet><sheetData>${header}${row}</sheetData></worksheet>`,
    },
  ]);
  const source = await readBytes(folder.path('elsewhere.xlsx'), zip);
  const missing = source.notes.filter(({ code }) => code === 'sheet-missing');
  expect(missing.map(({ sheet }) => sheet)).toEqual(['Gone', 'Far']);
  expect(codes(source)).toContain('external-links');
});

test('a file that another program writes to is refused, not read by half', async () => {
  const path = folder.path('growing.csv');
  await writeFile(path, `Room,Extension\n${'101,7101\n'.repeat(90_000)}`);
  const writer = spawn(process.execPath, [
    '-e',
    `const fs = require('node:fs'); const to = fs.openSync(${JSON.stringify(path)}, 'a'); for (;;) fs.writeSync(to, '\\n');`,
  ]);
  try {
    await expect
      .poll(() => readRefused(path).catch(() => ({ message: '' })), { timeout: 30_000 })
      .toMatchObject({ message: expect.stringContaining('changed by another program') });
  } finally {
    writer.kill('SIGKILL');
  }
});

test('a device is no file, a link is what it leads to, and one that leads nowhere is not found', async () => {
  expect((await readRefused('/dev/zero')).code).toBe('not-a-file');
  const target = folder.path('target.csv');
  await writeFile(target, 'Room,Extension\n101,7101\n');
  await symlink(target, folder.path('link.csv'));
  await rename(target, folder.path('moved.csv'));
  expect((await readRefused(folder.path('link.csv'))).code).toBe('not-found');
  await rename(folder.path('moved.csv'), target);
  await expect(readRefused(folder.path('link.csv'))).rejects.toThrow('was read');
  await rm(target);
});
