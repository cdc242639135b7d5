import { rawWorkbook, stylesOf, textRow } from '../../sheets/support/raw-zip.ts';
import { cell, number, row, text } from './cells.ts';
import { chartSheet, reportEngine, strict, withMacros } from './odd-packages.ts';

// Workbooks written part by part, for what no library writes: the ways of Excel, Google Sheets, Numbers
// and of report engines.

/** Content by file name. */
export function handWrittenBooks(): Record<string, Buffer> {
  return {
    'dates-1904.xlsx': dates1904(),
    'error-cells.xlsx': errorCells(),
    'furigana.xlsx': furigana(),
    'million-rows.xlsx': millionRows(),
    'google-sheets.xlsx': googleSheets(),
    'strict-open-xml.xlsx': strict(),
    'report-engine.xlsx': reportEngine(),
    'numbers-export.xlsx': numbersExport(),
    'escaped-texts.xlsx': escapedTexts(),
    'chart-sheet.xlsx': chartSheet(),
    'rooms-with-macros.xlsm': withMacros(),
    'locked.xlsx': locked(),
    'half-an-upload.xlsx': numbersExport().subarray(0, 1200),
    'workbook-named.csv': rawWorkbook({
      sheets: [
        {
          name: 'Rooms',
          xml:
            textRow(1, ['Room', 'Extension']) +
            [101, 102, 103].map((room, at) => textRow(at + 2, [`${room}`, `7${room}`])).join(''),
        },
      ],
    }),
  };
}

/** Excel for the Mac counted days from 1904; one room was taken for the first of February. */
function dates1904(): Buffer {
  const rows = ['2-13', '2-14', '2-15', '2-16'].map((room, at) =>
    row(at + 3, text(`A${at + 3}`, room), number(`B${at + 3}`, 4213 + at)),
  );
  return rawWorkbook({
    date1904: true,
    styles: stylesOf(['d-mmm']),
    sheets: [
      {
        name: 'Rooms',
        xml:
          row(1, text('A1', 'Room'), text('B1', 'Extension')) +
          row(2, number('A2', 44592, 1), number('B2', 4201)) +
          rows.join(''),
      },
    ],
  });
}

/** References that were lost when rows were deleted. */
function errorCells(): Buffer {
  const failed = (place: string, sign: string) =>
    cell(place, `<f>Lookup!B9</f><v>${sign}</v>`, 't="e"');
  return rawWorkbook({
    sheets: [
      {
        name: 'Rooms',
        xml:
          row(1, text('A1', 'Room'), text('B1', 'Display name'), text('C1', 'Extension')) +
          row(2, number('A2', 101), text('B2', 'Room 101'), number('C2', 7101)) +
          row(3, number('A3', 102), text('B3', 'Room 102'), failed('C3', '#REF!')) +
          row(4, number('A4', 103), failed('B4', '#N/A'), number('C4', 7103)) +
          row(5, failed('A5', '#VALUE!'), text('B5', 'Room 104'), number('C5', 7104)),
      },
    ],
  });
}

/** Japanese Excel keeps how words are read beside them, and coloured words in runs. */
function furigana(): Buffer {
  const strings = [
    '<t>客室番号</t><rPh sb="0" eb="2"><t>キャクシツ</t></rPh><rPh sb="2" eb="4"><t>バンゴウ</t></rPh><phoneticPr fontId="1"/>',
    '<t>表示名</t><rPh sb="0" eb="3"><t>ヒョウジメイ</t></rPh>',
    '<t>内線</t><rPh sb="0" eb="2"><t>ナイセン</t></rPh>',
    '<r><rPr><color rgb="FFFF0000"/></rPr><t>桜</t></r><r><t xml:space="preserve">の間</t></r><rPh sb="0" eb="1"><t>サクラ</t></rPh>',
    '<r><t>菊</t></r><r><rPr><b/></rPr><t>の間</t></r>',
  ];
  const shared = (place: string, at: number) => cell(place, `<v>${at}</v>`, 't="s"');
  return rawWorkbook({
    strings: strings.map((one) => `<si>${one}</si>`).join(''),
    sheets: [
      {
        name: '客室',
        xml:
          row(1, shared('A1', 0), shared('B1', 1), shared('C1', 2)) +
          row(2, number('A2', 201), shared('B2', 3), number('C2', 5201)) +
          row(3, number('A3', 202), shared('B3', 4), number('C3', 5202)) +
          row(
            4,
            number('A4', 203),
            cell(
              'B4',
              '<is><r><t>梅</t></r><r><t>の間</t></r><rPh sb="0" eb="1"><t>ウメ</t></rPh></is>',
              't="inlineStr"',
            ),
            number('C4', 5203),
          ),
      },
    ],
  });
}

/** What XML cannot hold as it stands: line ends, and texts that look like such marks. */
function escapedTexts(): Buffer {
  return rawWorkbook({
    sheets: [
      {
        name: 'Rooms &amp; phones',
        xml:
          textRow(1, ['Room_x000D_\nnumber', 'Display name', 'Extension']) +
          textRow(2, ['101', 'Bed &amp; Breakfast', '7101']) +
          textRow(3, ['102', 'Suite_x005F_x0041_', '7102']) +
          textRow(4, ['103', 'Tom&apos;s Corner', '7103']),
      },
    ],
  });
}

/** Somebody coloured whole columns: the sheet says that it goes on to the last row there is. */
function millionRows(): Buffer {
  const rows = [101, 102, 103, 104].map((room, at) =>
    row(at + 2, number(`A${at + 2}`, room), number(`B${at + 2}`, 7000 + room)),
  );
  const empty = Array.from(
    { length: 400 },
    (_, at) => `<row r="${at + 6}" s="1" customFormat="1"><c r="A${at + 6}" s="1"/></row>`,
  );
  return rawWorkbook({
    styles: stylesOf(['@']),
    sheets: [
      {
        name: 'Rooms',
        xml:
          '<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="9" style="1"/></cols><sheetData>' +
          row(1, text('A1', 'Room'), text('B1', 'Extension')) +
          `${rows.join('')}${empty.join('')}<row r="1048576" s="1" customFormat="1"/></sheetData>`,
      },
    ],
  });
}

/** Google Sheets gives each sheet a thousand rows, styles every cell and wraps headers. */
function googleSheets(): Buffer {
  const strings = [
    'Room number',
    'Room name',
    'Phone\nextension',
    'Room 301',
    'Room 302',
    'Room 303',
  ];
  const shared = (place: string, at: number) => cell(place, `<v>${at}</v>`, 's="1" t="s"');
  const filled = [301, 302, 303].map(
    (room, at) =>
      `<row r="${at + 2}">${number(`A${at + 2}`, `${room}.0`, 1)}${shared(`B${at + 2}`, at + 3)}${number(`C${at + 2}`, `${7000 + room}.0`, 1)}</row>`,
  );
  const empty = Array.from({ length: 997 }, (_, at) => {
    const cells = ['A', 'B', 'C', 'D'].map((column) => `<c r="${column}${at + 5}" s="1"/>`);
    return `<row r="${at + 5}" ht="15.75" customHeight="1">${cells.join('')}</row>`;
  });
  return rawWorkbook({
    strings: strings.map((one) => `<si><t>${one}</t></si>`).join(''),
    styles: stylesOf(['General']),
    sheets: [
      {
        name: 'Sheet1',
        xml:
          '<sheetPr><outlinePr summaryBelow="0" summaryRight="0"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1.0" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><sheetData>' +
          `<row r="1">${shared('A1', 0)}${shared('B1', 1)}${shared('C1', 2)}</row>` +
          `${filled.join('')}${empty.join('')}</sheetData>`,
      },
    ],
  });
}

/** Apple's Numbers puts a sheet of its own before the tables, and a table's name above it. */
function numbersExport(): Buffer {
  return rawWorkbook({
    sheets: [
      {
        name: 'Export Summary',
        xml:
          textRow(1, [
            'This document was exported from Numbers. Each table was converted to an Excel worksheet.',
          ]) +
          textRow(3, ['Numbers Sheet Name', 'Numbers Table Name', 'Excel Worksheet Name']) +
          textRow(4, ['Rooms', 'Table 1', 'Rooms']),
      },
      {
        name: 'Rooms',
        xml:
          textRow(1, ['Table 1']) +
          textRow(2, ['Room', 'Name', 'Extension']) +
          [21, 22, 23]
            .map((room, at) => textRow(at + 3, [`${room}`, `Villa ${room}`, `4${room}`]))
            .join(''),
      },
    ],
  });
}

/** The outside of a workbook with a password: a compound file with an encrypted package in it. */
function locked(): Buffer {
  const bytes = Buffer.alloc(4096);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  Buffer.from('EncryptedPackage', 'utf16le').copy(bytes, 1024);
  Buffer.from('EncryptionInfo', 'utf16le').copy(bytes, 1152);
  return bytes;
}
