import ExcelJS from 'exceljs';

type Cells = (string | number | null)[];

/** Content by file name. */
export async function exceljsBooks(): Promise<Record<string, Buffer>> {
  return {
    'onboarding.xlsx': await onboarding(),
    'several-tables.xlsx': await severalTables(),
    'side-by-side.xlsx': await sideBySide(),
    'floors-as-headings.xlsx': await floorsAsHeadings(),
    'blank-rows.xlsx': await blankRows(),
    'filtered.xlsx': await filtered(),
    'sheet-per-floor.xlsx': await sheetPerFloor(),
    'with-read-me.xlsx': await withReadMe(),
    'table-at-c5.xlsx': await tableAtC5(),
    'services-directory.xlsx': await servicesDirectory(),
  };
}

function newBook(): ExcelJS.Workbook {
  const book = new ExcelJS.Workbook();
  book.created = new Date(Date.UTC(2026, 0, 12));
  book.modified = book.created;
  return book;
}

function fill(sheet: ExcelJS.Worksheet, rows: Cells[]): ExcelJS.Worksheet {
  for (const cells of rows) sheet.addRow(cells);
  return sheet;
}

async function bytesOf(book: ExcelJS.Workbook): Promise<Buffer> {
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Every kind of list in one workbook, as it should be. */
function onboarding(): Promise<Buffer> {
  const book = newBook();
  fill(book.addWorksheet('Rooms'), [
    ['Room', 'Floor', 'Display name', 'Address books', 'Extension'],
    ['101', 'Floor 1', 'Room 101', 'Front desk; Services', '7101'],
    ['102', 'Floor 1', 'Room 102', 'Front desk; Services', '7102'],
    ['201', 'Floor 2', 'Room 201', 'Front desk', '7201'],
  ]);
  fill(book.addWorksheet('Contacts'), [
    ['Address book', 'Name', 'Phone 1', 'Room'],
    ['Front desk', 'Reception', '+12065550100', null],
    ['Services', 'Spa', '+12065550101', null],
    ['Services', 'Fitness room', null, '102'],
  ]);
  fill(book.addWorksheet('Address books'), [['Address book'], ['Front desk'], ['Services']]);
  fill(book.addWorksheet('Associations'), [
    ['Address book', 'Room'],
    ['Services', '201'],
  ]);
  fill(book.addWorksheet('Calling rules'), [
    ['Rule', 'Room', 'Target room', 'Value'],
    ['block', '101', '201', 'on'],
  ]);
  return bytesOf(book);
}

/** Rooms, and below them on the same sheet the telephone numbers of the house. */
function severalTables(): Promise<Buffer> {
  const book = newBook();
  fill(book.addWorksheet('Hotel'), [
    ['Room', 'Extension'],
    ['101', '7101'],
    ['102', '7102'],
    ['103', '7103'],
    [],
    ['Telephone directory'],
    ['Address book', 'Contact name', 'Phone'],
    ['Front desk', 'Reception', '+12065550100'],
    ['Front desk', 'Concierge', '+12065550101'],
    ['Services', 'Spa', '+12065550102'],
  ]);
  return bytesOf(book);
}

/** Two floors beside each other, to fit on a page. */
function sideBySide(): Promise<Buffer> {
  const book = newBook();
  fill(book.addWorksheet('Rooms'), [
    ['Room', 'Extension', null, 'Room', 'Extension'],
    ['101', '7101', null, '201', '7201'],
    ['102', '7102', null, '202', '7202'],
    ['103', '7103', null, '203', '7203'],
    ['104', '7104', null, '204', '7204'],
  ]);
  return bytesOf(book);
}

/** The name of each floor as a line over its rooms. */
function floorsAsHeadings(): Promise<Buffer> {
  const book = newBook();
  const sheet = fill(book.addWorksheet('Rooms'), [
    ['Room', 'Display name', 'Extension'],
    ['GROUND FLOOR'],
    ['11', 'Lily', '411'],
    ['12', 'Iris', '412'],
    ['13', 'Rose', '413'],
    ['UPPER FLOOR'],
    ['21', 'Oak', '421'],
    ['22', 'Elm', '422'],
    ['23', 'Fir', '423'],
  ]);
  for (const at of [2, 6]) sheet.mergeCells(`A${at}:C${at}`);
  return bytesOf(book);
}

/** Gaps between floors; row numbers are those that Excel shows. */
function blankRows(): Promise<Buffer> {
  const book = newBook();
  fill(book.addWorksheet('Rooms'), [
    ['Room', 'Floor', 'Extension'],
    ['101', '1', '7101'],
    ['102', '1', '7102'],
    [],
    [],
    ['201', '2', '7201'],
    ['202', '2', '72O2'],
    [],
    ['301', '3', '7301'],
  ]);
  return bytesOf(book);
}

/** Saved with a filter on, which hides half of the rooms. */
function filtered(): Promise<Buffer> {
  const book = newBook();
  const sheet = fill(book.addWorksheet('Rooms'), [
    ['Room', 'Wing', 'Extension'],
    ['101', 'East', '7101'],
    ['102', 'West', '7102'],
    ['103', 'East', '7103'],
    ['104', 'West', '7104'],
    ['105', 'East', '7105'],
  ]);
  sheet.autoFilter = 'A1:C6';
  for (const at of [3, 5]) sheet.getRow(at).hidden = true;
  return bytesOf(book);
}

function sheetPerFloor(): Promise<Buffer> {
  const book = newBook();
  for (const floor of [1, 2, 3]) {
    const rooms = [1, 2, 3].map((room) => floor * 100 + room);
    fill(book.addWorksheet(`Floor ${floor}`), [
      ['Room', 'Extension'],
      ...rooms.map((room) => [room, 7000 + room]),
    ]);
  }
  return bytesOf(book);
}

/** A first sheet of prose, one with keys for a drop-down, and the list itself. */
function withReadMe(): Promise<Buffer> {
  const book = newBook();
  fill(book.addWorksheet('Read me'), [
    ['How this list is kept'],
    ['Please tell the front office before you change an extension.'],
    ['Rooms under renovation are not in this list.'],
  ]);
  fill(book.addWorksheet('Extensions'), [
    ['Extension', 'Room', 'Handset'],
    ['7101', '101', 'desk'],
    ['7102', '101', 'bath'],
    ['7103', '102', 'desk'],
    ['7104', '103', 'desk'],
  ]);
  fill(book.addWorksheet('Lists', { state: 'veryHidden' }), [['desk'], ['bath']]);
  return bytesOf(book);
}

/** A table that does not begin in the corner, with a remark beside it. */
function tableAtC5(): Promise<Buffer> {
  const book = newBook();
  const sheet = book.addWorksheet('Plan');
  const rows: Cells[] = [
    ['Room', 'Floor', 'Ext'],
    [101, 1, 7101],
    [102, 1, 7102],
    [201, 2, 7201],
    [202, 2, 7202],
  ];
  rows.forEach((cells, at) => {
    cells.forEach((value, column) => (sheet.getCell(at + 5, column + 3).value = value));
  });
  sheet.getCell('H6').value = 'new phone since May';
  return bytesOf(book);
}

/** A directory for guests, with numbers written as people write them. */
function servicesDirectory(): Promise<Buffer> {
  const book = newBook();
  fill(book.addWorksheet('Directory'), [
    ['Guest services directory'],
    [],
    ['Group', 'Contact', 'Phone number', 'Hours'],
    ['Hotel', 'Front desk', '(206) 555-0100', '24 h'],
    ['Hotel', 'Spa', '206.555.0101', '9-21'],
    ['Hotel', 'Restaurant', '+1 206 555 0102 x 12', '7-23'],
    ['Town', 'Taxi', '206 555 0103 / 0104', '24 h'],
    ['Town', 'Harbour tours', '+44 (0)20 7946 0105', '8-18'],
    ['Town', 'Museum', '0106', '10-17'],
  ]);
  return bytesOf(book);
}
