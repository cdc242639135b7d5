import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import {
  codes,
  readBytes,
  readGood,
  sheetAt,
  shownRows,
  temporaryFolder,
} from './support/files.ts';
import { rawWorkbook, rawZip, stylesOf, textRow } from './support/raw-zip.ts';
import type { RawWorkbook } from './support/raw-zip.ts';

const folder = temporaryFolder();
let files = 0;
const read = (book: RawWorkbook) => {
  files += 1;
  return readBytes(folder.path(`book-${files}.xlsx`), rawWorkbook(book));
};
const header = textRow(1, ['Room', 'Name']);
/** The cells of a sheet whose second row is this XML. */
async function cellsOf(xml: string, rest: Partial<RawWorkbook> = {}) {
  const row = `<row r="2">${xml}</row>`;
  const source = await read({ sheets: [{ name: 'Rooms', xml: header + row }], ...rest });
  return sheetAt(source).rows[0]?.cells ?? [];
}

test('a workbook is known by its content, whatever its name says', async () => {
  const bytes = rawWorkbook({ sheets: [{ name: 'Rooms', xml: header + textRow(2, ['101']) }] });
  const source = await readBytes(folder.path('rooms.csv'), bytes);
  expect(source.sheets.map(({ name }) => name)).toEqual(['Rooms']);
});

test.each([
  ['0000', '12', '0012'],
  ['#,##0.00', '1234.5', '1,234.50'],
  ['dd/mm/yyyy', '44927', '01/01/2023'],
  ['0%', '0.5', '50%'],
  ['"Rm "0', '101', 'Rm 101'],
])(
  'a number with the format %s shows as in Excel and keeps what was stored',
  async (format, raw, shown) => {
    const cells = await cellsOf(`<c r="A2" s="1"><v>${raw}</v></c>`, {
      styles: stylesOf([format]),
    });
    const type = format.includes('yyyy') ? 'date' : 'number';
    expect(cells[0]).toEqual({ type, raw, shown, format });
  },
);

test('numbers without a format show up to eleven characters, as in Excel', async () => {
  const raws = ['7101', '12065550100', '442079460000', '0.30000000000000004', '5.58199E+12'];
  const cells = await cellsOf(raws.map((raw) => `<c><v>${raw}</v></c>`).join(''));
  expect(cells).toEqual([
    { type: 'number', raw: '7101' },
    { type: 'number', raw: '12065550100' },
    { type: 'number', raw: '442079460000', shown: '4.42079E+11' },
    { type: 'number', raw: '0.30000000000000004', shown: '0.3' },
    { type: 'number', raw: '5.58199E+12' },
  ]);
});

test('dates of workbooks that count from 1904 show the same day as in Excel', async () => {
  const cells = await cellsOf('<c s="1"><v>43465</v></c>', {
    styles: stylesOf(['yyyy-mm-dd']),
    date1904: true,
  });
  expect(cells[0]).toMatchObject({ type: 'date', raw: '43465', shown: '2023-01-01' });
});

test('texts with the format for text are plain texts', async () => {
  const cells = await cellsOf('<c s="1" t="inlineStr"><is><t>0012</t></is></c>', {
    styles: stylesOf(['@']),
  });
  expect(cells[0]).toBe('0012');
});

test('rich text is joined, and reading aids are left out', async () => {
  const strings =
    '<si><r><t>Sea </t></r><r><rPr/><t xml:space="preserve">view</t></r><rPh><t>xx</t></rPh></si>';
  const inline = '<c t="inlineStr"><is><r><t>Lead </t></r><r><t>text</t></r></is></c>';
  const cells = await cellsOf(`<c t="s"><v>0</v></c>${inline}`, { strings });
  expect(cells).toEqual(['Sea view', 'Lead text']);
});

test('formulas give the value that was calculated last', async () => {
  const cells = await cellsOf(
    '<c><f>1+1</f><v>2</v></c><c t="str"><f>"a"</f><v>a</v></c><c><f>none</f></c>',
  );
  expect(cells).toEqual([
    { type: 'number', raw: '2', formula: true },
    { type: 'text', raw: 'a', formula: true },
  ]);
});

test('errors and truth values are told apart from text', async () => {
  const cells = await cellsOf('<c t="e"><v>#N/A</v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c>');
  expect(cells).toEqual([
    { type: 'error', raw: '#N/A' },
    { type: 'boolean', raw: '1', shown: 'TRUE' },
    { type: 'boolean', raw: '0', shown: 'FALSE' },
  ]);
});

test('escaped characters are read as what they stand for', async () => {
  expect(
    (await cellsOf('<c t="inlineStr"><is><t>a_x000D_b &amp; _x005F_x0041_</t></is></c>'))[0],
  ).toBe('a\rb & _x0041_');
});

test('cells without addresses follow each other, and gaps are empty', async () => {
  const cells = await cellsOf('<c r="B2"><v>1</v></c><c><v>2</v></c>');
  expect(cells).toEqual(['', { type: 'number', raw: '1' }, { type: 'number', raw: '2' }]);
});

test('a sheet that declares a million rows costs what it holds', async () => {
  const xml =
    '<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="9"/></cols><sheetData>' +
    `${header}${textRow(2, ['101', 'a'])}${textRow(1_048_576, ['102', 'b'])}</sheetData>`;
  const { rows } = sheetAt(await read({ sheets: [{ name: 'Rooms', xml }] }));
  expect(rows.map((row) => row.number)).toEqual([2, 1_048_576]);
});

test('blank rows keep their place in the numbering', async () => {
  const xml = `${header}<row r="2"><c s="0"/></row>${textRow(7, ['101', 'a'])}`;
  const { rows } = sheetAt(await read({ sheets: [{ name: 'Rooms', xml }] }));
  expect(rows.map((row) => row.number)).toEqual([7]);
});

test('sheets come in the order of the tabs, even where they precede the workbook in the zip', async () => {
  const source = await read({
    sheetsFirst: true,
    sheets: [
      { name: 'Zimmer &amp; Gäste', xml: header + textRow(2, ['101', 'a']) },
      { name: 'Lookup', xml: header + textRow(2, ['x', 'y']), state: 'veryHidden' },
      { name: 'Empty', xml: '' },
    ],
  });
  expect(source.sheets.map(({ name, visible }) => [name, visible])).toEqual([
    ['Zimmer & Gäste', true],
    ['Lookup', false],
    ['Empty', true],
  ]);
  expect(sheetAt(source, 2)).toMatchObject({ headerRow: 0, headers: [], rows: [] });
});

test('merged cells are filled down, never across, and it is said', async () => {
  const xml =
    '<sheetData>' +
    `${textRow(1, ['Floor', 'Room', 'Name'])}${textRow(2, ['Floor 1', '101', 'a'])}` +
    `${textRow(3, ['', '102', 'b'])}${textRow(4, ['', '103'])}${textRow(6, ['Floor 2', '201'])}` +
    '</sheetData><mergeCells><mergeCell ref="A2:A5"/><mergeCell ref="B4:C4"/></mergeCells>';
  const source = await read({ sheets: [{ name: 'Rooms', xml }] });
  expect(shownRows(sheetAt(source))).toEqual([
    ['Floor 1', '101', 'a'],
    ['Floor 1', '102', 'b'],
    ['Floor 1', '103', ''],
    ['Floor 2', '201', ''],
  ]);
  expect(codes(source)).toEqual(['merged']);
});

test('hidden rows and columns are read and said', async () => {
  const xml =
    '<cols><col min="2" max="2" hidden="1"/></cols><sheetData>' +
    `${header}${textRow(2, ['101', 'a'])}${textRow(3, ['102', 'b'], 'hidden="1"')}</sheetData>`;
  const source = await read({ sheets: [{ name: 'Rooms', xml }] });
  expect(sheetAt(source).rows).toHaveLength(2);
  expect(source.notes).toEqual([]);
  const leave = { value: 'leave', shown: 'left out' };
  expect(source.decisions.slice(1)).toMatchObject([
    {
      what: 'hiddenRows',
      value: 'read',
      evidence: '1 row of sheet "Rooms" is hidden (row 3).',
      sure: false,
      others: [leave],
    },
    {
      what: 'hiddenColumns',
      value: 'read',
      evidence: 'Sheet "Rooms" has hidden columns: Name.',
      sure: false,
      others: [leave],
    },
  ]);
});

function prefixed(text: string): string {
  return `<x:c t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c>`;
}

test('prefixes of XML names do not matter', async () => {
  const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const bytes = rawZip([
    {
      name: 'xl/workbook.xml',
      data: `<x:workbook xmlns:x="${MAIN}" xmlns:y="${OFFICE}"><x:sheets><x:sheet name="Rooms" sheetId="1" y:id="a"/></x:sheets></x:workbook>`,
    },
    {
      name: 'xl\\_rels\\workbook.xml.rels',
      data: `<Relationships><Relationship Id="a" Type="${OFFICE}/worksheet" Target="worksheets/../Sheet.XML"/></Relationships>`,
    },
    {
      name: 'xl/sheet.xml',
      data: `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row>${prefixed('Room')}</x:row><x:row>${prefixed('101')}</x:row></x:sheetData></x:worksheet>`,
    },
  ]);
  expect(sheetAt(await readBytes(folder.path('prefix.xlsx'), bytes))).toMatchObject({
    headers: ['Room'],
    rows: [{ number: 2, cells: ['101'] }],
  });
});

test('a workbook written by another library reads alike', async () => {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('Rooms');
  sheet.addRow(['Room', 'Since', 'Open']);
  sheet.addRow([101, new Date(Date.UTC(2023, 0, 1)), true]);
  sheet.getCell('A2').numFmt = '0000';
  sheet.getCell('B2').numFmt = 'yyyy-mm-dd';
  const path = folder.path('exceljs.xlsx');
  await book.xlsx.writeFile(path);
  expect(shownRows(sheetAt(await readGood(path)))).toEqual([['0101', '2023-01-01', 'TRUE']]);
});
