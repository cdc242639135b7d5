import exceljs from 'exceljs';
import { contacts, rooms } from './hotel.mjs';

const NBSP = '\u00A0';

/** The ways in which people write a room. */
const ROOM_STYLES = [
  (room) => `Rm ${room}`,
  (room) => `Rm ${room} `,
  (room) => `rm ${room}`,
  (room) => `RM${NBSP}${room}`,
  (room) => Number(room),
];
const FLOOR_STYLES = [(floor) => floor, (floor) => `${floor} `, (floor) => floor.toUpperCase()];
const PHONE_STYLES = [
  (phone) => phone,
  (phone) => `${phone}${NBSP}`,
  (phone) => `+1 ${phone.slice(2, 5)} ${phone.slice(5, 8)} ${phone.slice(8)}`,
  (phone) => `(${phone.slice(2, 5)}) ${phone.slice(5, 8)}-${phone.slice(8)}`,
];

/** The same hotel as a site would send it: right in most rows, wrong in about a dozen. */
export async function writeMessyHotel(path) {
  const book = new exceljs.Workbook();
  // The same bytes whenever the samples are made again.
  book.created = new Date(Date.UTC(2026, 9, 5));
  book.modified = book.created;
  addRooms(book.addWorksheet('Room list'));
  addPhoneBook(book.addWorksheet('Phone book'));
  addExtensions(book.addWorksheet('PBX'));
  addHelper(book.addWorksheet('Lookup', { state: 'hidden' }));
  await book.xlsx.writeFile(path);
}

function heading(sheet, title, remark, headers, widths) {
  sheet.columns = widths.map((width) => ({ width }));
  sheet.addRow([title]);
  sheet.mergeCells(1, 1, 1, headers.length);
  sheet.getCell('A1').font = { bold: true, size: 15, color: { argb: 'FF7A3B00' } };
  sheet.addRow([remark]).font = { italic: true };
  sheet.addRow([]);
  const row = sheet.addRow(headers);
  row.font = { bold: true };
  row.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFE8CC' } };
}

function addRooms(sheet) {
  heading(
    sheet,
    'Harbour View Hotel: rooms for voice assistants',
    'Front office, revised 5 October',
    ['Rm', 'Level', 'Dial name', 'May call', 'Housekeeping remark'],
    [12, 14, 30, 26, 30],
  );
  for (const [at, { room, floor, displayName, addressBooks }] of rooms.entries()) {
    const row = sheet.addRow([
      ROOM_STYLES[at % ROOM_STYLES.length](room),
      FLOOR_STYLES[at % FLOOR_STYLES.length](floor),
      at % 7 === 3 ? `${displayName} ` : displayName,
      at % 9 === 4 ? `${addressBooks};` : addressBooks,
      at % 23 === 0 ? 'connecting door' : null,
    ]);
    spoilRoom(sheet, row, room);
  }
  mergeTopFloor(sheet);
  sheet.addRow([]);
  sheet.addRow(['Total rooms', null, { formula: `COUNTA(C5:C${sheet.rowCount})`, result: 243 }]);
}

/** The faults of this sheet: three cells that are wrong, and three rows that should not be. */
function spoilRoom(sheet, row, room) {
  const books = 'Front desk; Services';
  if (room === '412') row.getCell(3).value = 'Suite #412 (sea view!)';
  if (room === '518') {
    row.getCell(3).value = 'Honeymoon suite with balcony and view over the old harbour';
  }
  if (room === '305') sheet.addRow(['Rm 305', 'Floor 3', 'Corner suite 305', books]);
  if (room === '220') sheet.addRow(['Rm 299', 'Floor 2', 'Room 299', books]);
  if (room === '131') sheet.addRow([null, 'Floor 1', 'Luggage room', books]);
}

/** On the top floor the level is written once, in a cell merged over all its rooms. */
function mergeTopFloor(sheet) {
  const last = sheet.rowCount;
  for (let row = last - 38; row <= last; row += 1) sheet.getCell(row, 2).value = null;
  sheet.getCell(last - 39, 2).value = 'Floor 6';
  sheet.mergeCells(last - 39, 2, last, 2);
}

function addPhoneBook(sheet) {
  heading(
    sheet,
    'Whom guests and staff may call',
    'Outside numbers with area code please!',
    ['Directory', 'Contact name', 'Tel', 'Rm'],
    [26, 34, 22, 10],
  );
  for (const [at, { addressBook, name, phone, room }] of contacts.entries()) {
    sheet.addRow([
      at % 6 === 2 ? `${addressBook}${NBSP}` : addressBook,
      name,
      phone && PHONE_STYLES[at % PHONE_STYLES.length](phone),
      room && Number(room),
    ]);
  }
  sheet.addRow(['Staff', 'Taxi stand', '555-01', null]);
  sheet.addRow(['Staff', 'Florist', null, null]);
  sheet.addRow(['Staff', 'Chef table', '+12065550199', 114]);
  sheet.addRow(['Staff', null, '+12065550198', null]);
  sheet.addRow([
    'Staff',
    'Emergency maintenance for lifts, boilers and swimming pools',
    '+12065550197',
    null,
  ]);
  sheet.addRow([
    'Departments of the annex building, ground floor to third',
    'Annex desk',
    '+12065550196',
    null,
  ]);
}

function addExtensions(sheet) {
  sheet.columns = [{ width: 10 }, { width: 10 }];
  sheet.addRow(['Ext.', 'Rm']).font = { bold: true };
  for (const { room, extension } of rooms) {
    const wrong = room === '208' ? '72O8' : Number(extension);
    sheet.addRow([wrong, Number(room)]);
    if (room === '509') sheet.addRow([7409, 510]);
  }
  // Corner rooms have a second telephone in the bathroom.
  for (const room of [140, 240, 340, 440]) sheet.addRow([8000 + room, room]);
}

/** A sheet that the site uses for its own purposes. */
function addHelper(sheet) {
  sheet.addRow(['Colour', 'Meaning']);
  sheet.addRow(['green', 'checked by front office']);
  sheet.addRow(['amber', 'to be checked']);
}
