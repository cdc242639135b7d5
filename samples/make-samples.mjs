/**
 * Writes the sample workbooks anew: `npm run build && node samples/make-samples.mjs`.
 * hotel-clean.xlsx and rooms.csv are as a careful person would make them; hotel-messy.xlsx is as sites send them.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sheetOf } from '../dist/shared/domain/fields.js';
import { writeCsvFolder } from '../dist/main/sheets/write-csv.js';
import { writeWorkbook } from '../dist/main/sheets/write-workbook.js';
import { addressBooks, contacts, rooms } from './hotel.mjs';
import { writeMessyHotel } from './messy-hotel.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

/** A sheet with some of the template's columns, by field. */
function sheet(kind, fields, rows) {
  const use = sheetOf(kind);
  const uses = fields.map((name) => use.fields.find(({ field }) => field === name));
  return {
    name: use.title,
    columns: uses.map(({ title, width, explain }) => ({ title, width, type: 'text', note: explain })),
    rows,
  };
}

const roomSheet = sheet(
  'rooms',
  ['room', 'floor', 'displayName', 'addressBooks'],
  rooms.map((room) => [room.room, room.floor, room.displayName, room.addressBooks]),
);
const sheets = [
  roomSheet,
  sheet(
    'contacts',
    ['addressBook', 'name', 'phone1', 'room'],
    contacts.map((contact) => [contact.addressBook, contact.name, contact.phone, contact.room]),
  ),
  sheet(
    'extensions',
    ['extension', 'room'],
    rooms.map((room) => [room.extension, room.room]),
  ),
  sheet(
    'addressBooks',
    ['addressBook'],
    addressBooks.map((name) => [name]),
  ),
];

await writeWorkbook({ sheets }, join(here, 'hotel-clean.xlsx'));
await writeMessyHotel(join(here, 'hotel-messy.xlsx'));
await writeCsvFolder({ sheets: [roomSheet] }, here);
