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
import { readSource } from '../../main/sheets/read-source.ts';
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

test('merged cells are filled down and across, and it is said', async () => {
  const xml =
    '<sheetData>' +
    `${textRow(1, ['Floor', 'Room', 'Name', 'Wing'])}${textRow(2, ['Floor 1', '101', 'a', 'W'])}` +
    `${textRow(3, ['', '102', 'b', 'W'])}${textRow(4, ['', '103', '', 'W'])}${textRow(6, ['Floor 2', '201'])}` +
    '</sheetData><mergeCells><mergeCell ref="A2:A5"/><mergeCell ref="B4:C4"/></mergeCells>';
  const source = await read({ sheets: [{ name: 'Rooms', xml }] });
  expect(shownRows(sheetAt(source))).toEqual([
    ['Floor 1', '101', 'a', 'W'],
    ['Floor 1', '102', 'b', 'W'],
    ['Floor 1', '103', '103', 'W'],
    ['Floor 2', '201', '', ''],
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

test.each([
  ['of the sheet', '<sheetPr filterMode="1"/>', ''],
  ['of a column', '', '<autoFilter ref="A1:B3"><filterColumn colId="0"/></autoFilter>'],
])('rows that a filter hides are said to be filtered: by a mark %s', async (_, before, after) => {
  const xml =
    `${before}<sheetData>${header}${textRow(2, ['101', 'a'], 'hidden="1"')}` +
    `${textRow(3, ['102', 'b'])}</sheetData>${after}`;
  const source = await read({ sheets: [{ name: 'Rooms', xml }] });
  expect(source.decisions[1]).toMatchObject({
    what: 'hiddenRows',
    evidence: 'A filter hides 1 row of sheet "Rooms" (row 2).',
  });
});

test('rows of no height and columns of no width are hidden', async () => {
  const xml =
    '<cols><col min="2" max="2" width="0" customWidth="1"/></cols><sheetData>' +
    `${header}${textRow(2, ['101', 'a'], 'ht="0" customHeight="1"')}${textRow(3, ['102', 'b'])}</sheetData>`;
  const source = await read({ sheets: [{ name: 'Rooms', xml }] });
  expect(source.decisions.map(({ what }) => what)).toEqual([
    'headerRow',
    'hiddenRows',
    'hiddenColumns',
  ]);
});

test.each([
  ['no result', ''],
  ['an empty result, as openpyxl writes it', '<v></v>'],
  ['an empty element', '<v/>'],
])('formulas with %s, as programs write that do not calculate, are said', async (_, result) => {
  const row = (n: number) =>
    `<row r="${n}"><c r="A${n}"><v>10${n}</v></c><c r="B${n}"><f>A${n}</f>${result}</c><c r="C${n}" t="str"><f>""</f><v></v></c></row>`;
  const source = await read({
    sheets: [{ name: 'Rooms', xml: textRow(1, ['Room', 'Ext']) + row(2) + row(3) }],
  });
  expect(source.notes).toEqual([
    {
      sheet: 'Rooms',
      code: 'formula-without-value',
      message:
        'Sheet "Rooms" has 2 cells (first: B2) with a formula but no result in the file, read as empty: open it in Excel, save it, and choose it again.',
    },
  ]);
});

test('values that their format hides look empty and are said, hidden zeros are just empty', async () => {
  const cell = (address: string, style: number, value: string) =>
    `<c r="${address}" s="${style}"><v>${value}</v></c>`;
  const xml = `${textRow(1, ['Room', 'Ext', 'Beds'])}<row r="2">${cell('A2', 0, '101')}${cell('B2', 1, '7101')}${cell('C2', 2, '0')}</row>`;
  const source = await read({
    sheets: [{ name: 'Rooms', xml }],
    styles: stylesOf([';;;', '0;-0;;@']),
  });
  expect(shownRows(sheetAt(source))).toEqual([['101', '', '']]);
  expect(source.notes.map(({ message }) => message)).toEqual([
    'Sheet "Rooms" has 1 cell (B2) whose number format hides the value, read as empty, as it looks: give the cells another format where the value is wanted.',
  ]);
});

test('a sheet that is set to show no zeros shows none', async () => {
  const xml =
    '<sheetViews><sheetView showZeros="0"/></sheetViews>' +
    `<sheetData>${header}<row r="2"><c><v>101</v></c><c><v>0</v></c></row></sheetData>`;
  const source = await read({ sheets: [{ name: 'Rooms', xml }] });
  expect(shownRows(sheetAt(source))).toEqual([['101', '']]);
  expect(source.notes).toEqual([]);
});

test('an apostrophe that marks a text is none of it', async () => {
  const cells = await cellsOf('<c s="1" t="inlineStr"><is><t>0101</t></is></c>', {
    styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="0" quotePrefix="1"/></cellXfs>',
  });
  expect(cells[0]).toBe('0101');
});

test.each([
  ['[$-407]d. mmmm yyyy', '1. Januar 2023'],
  ['[$-40C]d mmmm yyyy', '1 janvier 2023'],
  ['[$-411]yyyy"年"m"月"d"日"', '2023年1月1日'],
  ['dd.mm.yyyy;@', '01.01.2023'],
])('a date with the format %s shows in the words of its language', async (format, shown) => {
  const cells = await cellsOf('<c s="1"><v>44927</v></c>', { styles: stylesOf([format]) });
  expect(cells[0]).toMatchObject({ type: 'date', shown });
});

test('dates may be stored as text', async () => {
  const cells = await cellsOf(
    '<c t="d"><v>2023-01-01</v></c><c s="1" t="d"><v>2023-01-01T12:00:00</v></c>',
    {
      styles: stylesOf(['dd.mm.yyyy']),
    },
  );
  expect(cells).toMatchObject([
    { type: 'date', raw: '2023-01-01' },
    { type: 'date', shown: '01.01.2023' },
  ]);
});

test('rows that come out of order stand where their numbers say', async () => {
  const xml =
    header + textRow(4, ['103', 'c']) + textRow(2, ['101', 'a']) + textRow(3, ['102', 'b']);
  const { rows } = sheetAt(await read({ sheets: [{ name: 'Rooms', xml }] }));
  expect(rows.map(({ number }) => number)).toEqual([2, 3, 4]);
});

test('a hidden sheet is left out, which is asked where it could be missed, and read on demand', async () => {
  const book = rawWorkbook({
    sheets: [
      { name: 'Rooms', xml: header + textRow(2, ['101', 'a']) },
      { name: 'Old', xml: header + textRow(2, ['201', 'b']), state: 'veryHidden' },
      { name: 'Codes', xml: textRow(1, ['x', 'y']), state: 'hidden' },
    ],
  });
  const path = folder.path('hidden.xlsx');
  const source = await readBytes(path, book);
  expect(source.sheets.map(({ visible }) => visible)).toEqual([true, false, false]);
  expect(source.decisions.filter(({ what }) => what === 'use')).toEqual([
    {
      file: 'hidden.xlsx',
      sheet: 'Old',
      what: 'use',
      value: 'leave',
      shown: 'left out',
      evidence: 'Sheet "Old" is hidden in the workbook; it holds 2 rows.',
      chosen: false,
      sure: false,
      others: [{ value: 'read', shown: 'read' }],
    },
    expect.objectContaining({ sheet: 'Codes', value: 'leave', sure: true }),
  ]);
  const wanted = await readSource(path, undefined, { sheets: { Old: { use: 'read' } } });
  expect(wanted.ok && wanted.value.sheets.map(({ visible }) => visible)).toEqual([
    true,
    true,
    false,
  ]);
});

test('a person may have hidden rows and columns left out; other columns keep their places', async () => {
  const xml =
    '<cols><col min="2" max="2" hidden="1"/></cols><sheetData>' +
    `${textRow(1, ['Room', 'Old name', 'Name'])}${textRow(2, ['101', 'x', 'a'])}` +
    `${textRow(3, ['102', 'y', 'b'], 'hidden="1"')}</sheetData>`;
  const path = folder.path('hidden-rows.xlsx');
  await readBytes(path, rawWorkbook({ sheets: [{ name: 'Rooms', xml }] }));
  const leave = 'leave' as const;
  const read = await readSource(path, undefined, {
    sheets: { Rooms: { hiddenRows: leave, hiddenColumns: leave } },
  });
  expect(read.ok && read.value.sheets).toMatchObject([
    { headers: ['Room', '', 'Name'], rows: [{ number: 2, cells: ['101', '', 'a'] }] },
  ]);
  expect(read.ok && read.value.decisions.slice(1)).toMatchObject([
    { what: 'hiddenRows', value: 'leave', chosen: true, sure: true, others: [{ value: 'read' }] },
    { what: 'hiddenColumns', value: 'leave', chosen: true, sure: true },
  ]);
});

test('macros are not run, which is said', async () => {
  const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const bytes = rawZip([
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Rooms" sheetId="1" r:id="a"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships><Relationship Id="a" Type="${OFFICE}/worksheet" Target="sheet.xml"/><Relationship Id="b" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>`,
    },
    { name: 'xl/vbaProject.bin', data: 'x' },
    {
      name: 'xl/sheet.xml',
      data: `<worksheet xmlns="${MAIN}"><sheetData>${header}${textRow(2, ['101', 'a'])}</sheetData></worksheet>`,
    },
  ]);
  const source = await readBytes(folder.path('rooms.xlsm'), bytes);
  expect(shownRows(sheetAt(source))).toEqual([['101', 'a']]);
  expect(source.notes.map(({ code }) => code)).toEqual(['macros']);
});

test('strict workbooks, whose names are of other addresses, read alike', async () => {
  const MAIN = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
  const OFFICE = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
  const bytes = rawZip([
    {
      name: '_rels/.rels',
      data: `<Relationships><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="book.xml"/></Relationships>`,
    },
    {
      name: 'book.xml',
      data: `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}" conformance="strict"><workbookPr dateCompatibility="0"/><sheets><sheet name="Rooms" sheetId="1" r:id="a"/></sheets></workbook>`,
    },
    {
      name: '_rels/book.xml.rels',
      data: `<Relationships><Relationship Id="a" Type="${OFFICE}/worksheet" Target="sheet.xml"/></Relationships>`,
    },
    {
      name: 'sheet.xml',
      data: `<worksheet xmlns="${MAIN}"><sheetData>${header}${textRow(2, ['101', 'a'])}</sheetData></worksheet>`,
    },
  ]);
  expect(shownRows(sheetAt(await readBytes(folder.path('strict.xlsx'), bytes)))).toEqual([
    ['101', 'a'],
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
