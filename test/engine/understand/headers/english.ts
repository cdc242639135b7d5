import type { FieldName } from '../../../../shared/domain/fields.ts';
import type { SheetKind } from '../../../../shared/domain/kinds.ts';

/** A header row as sites send them, with what a person would take each column for. */
export type LabelledSheet = {
  sheet: string;
  kind: SheetKind;
  /** Header and field in the order of the columns; null: nothing that Bellhop reads. */
  columns: readonly (readonly [header: string, field: FieldName | null])[];
  rows: readonly (readonly string[])[];
};

function labelled(
  sheet: string,
  kind: SheetKind,
  columns: LabelledSheet['columns'],
  ...rows: string[]
): LabelledSheet {
  return { sheet, kind, columns, rows: rows.map((row) => row.split('|')) };
}

const UNIT = 'amzn1.alexa.unit.did.AE4QXKZ';
const PROFILE = 'amzn1.alexa.communications.profile.did.AFQ2XYZ';

export const ENGLISH: readonly LabelledSheet[] = [
  labelled(
    'Sheet1',
    'rooms',
    [
      ['Rm', 'room'],
      ['Ext', 'extension'],
    ],
    '101|7101',
    '102|7102',
  ),
  labelled(
    'rooms.csv',
    'rooms',
    [
      ['Room No.', 'room'],
      ['Extn', 'extension'],
      ['Floor', 'floor'],
    ],
    '101|7101|1',
    '201|7201|2',
  ),
  labelled(
    'Sheet1',
    'rooms',
    [
      ['Room #', 'room'],
      ['Guest Name', null],
      ['Ext.', 'extension'],
    ],
    '101|Mr Miller|7101',
    '102|Ms Jones|7102',
  ),
  labelled(
    'Export',
    'rooms',
    [
      ['Guest room', 'room'],
      ['Extension number', 'extension'],
      ['Wing', 'floor'],
      ['Notes', null],
    ],
    '101|7101|East|near lift',
    '102|7102|East|',
  ),
  labelled(
    'Tabelle1',
    'rooms',
    [
      ['ROOM NUMBER', 'room'],
      ['PHONE EXT', 'extension'],
      ['BED TYPE', null],
    ],
    '101|7101|King',
    '102|7102|Twin',
  ),
  labelled(
    'Hotel rooms',
    'rooms',
    [
      ['Room Name', 'room'],
      ['Dial name', 'displayName'],
      ['Extension', 'extension'],
      ['Status', null],
    ],
    '101|Room 101|7101|ready',
    '102|Room 102|7102|ready',
  ),
  labelled(
    'Room list',
    'rooms',
    [
      ['Level', 'floor'],
      ['Rm #', 'room'],
      ['Tel. ext.', 'extension'],
      ['Rate', null],
    ],
    '1|101|7101|120',
    '2|202|7202|130',
  ),
  labelled(
    'Sheet1',
    'rooms',
    [
      ['Building', 'floor'],
      ['Unit', 'room'],
      ['Resident', null],
      ['Ext', 'extension'],
    ],
    'A|101|J. Smith|4101',
    'A|102|M. Brown|4102',
  ),
  labelled(
    'Sheet1',
    'rooms',
    [
      ['Apartment', 'room'],
      ['Resident name', null],
      ['Internal number', 'extension'],
    ],
    '12A|J. Smith|4101',
    '12B|M. Brown|4102',
  ),
  labelled(
    'property.csv',
    'rooms',
    [
      ['unit_id', 'unitId'],
      ['unit_name', 'room'],
      ['display_name', 'displayName'],
      ['extension', 'extension'],
    ],
    `${UNIT}1|101|Room 101|7101`,
    `${UNIT}2|102|Room 102|7102`,
  ),
  labelled(
    'rooms',
    'rooms',
    [
      ['Room', 'room'],
      ['Unit ID', 'unitId'],
      ['Floor', 'floor'],
      ['Display name', 'displayName'],
      ['Address books', 'addressBooks'],
      ['Listed in', 'listedIn'],
      ['Extension', 'extension'],
      ['Trunk', 'trunk'],
      ['External user', 'externalUser'],
      ['Action', 'action'],
    ],
    '101||Floor 1|Room 101|Front desk; Services||7101|||',
    '102||Floor 1|Room 102|Front desk||7102|||',
  ),
  labelled(
    'Wards',
    'rooms',
    [
      ['Ward', 'floor'],
      ['Patient room', 'room'],
      ['Bed', null],
      ['PBX extension', 'extension'],
    ],
    'B2|12|1|3312',
    'B2|13|1|3313',
  ),
  labelled(
    'Sheet1',
    'rooms',
    [
      ['Room', 'room'],
      ['Phone', 'extension'],
    ],
    '101|7101',
    '102|7102',
    '103|7103',
  ),
  labelled(
    'Sheet1',
    'rooms',
    [
      ['Room', 'room'],
      ['Room phone', 'extension'],
      ['Type', null],
    ],
    '101|7101|K',
    '102|7102|Q',
  ),
  labelled(
    'Sheet1',
    'rooms',
    [
      ['Location', 'room'],
      ['DN', 'extension'],
      ['MAC', null],
    ],
    'Room 101|7101|00:1A:2B:3C:4D:5E',
    'Room 102|7102|00:1A:2B:3C:4D:5F',
  ),
  labelled(
    'CUCM',
    'rooms',
    [
      ['Directory Number', 'extension'],
      ['Room', 'room'],
      ['Description', null],
      ['Device Type', null],
    ],
    '7101|101|SEP001A2B|7811',
    '7102|102|SEP001A2C|7811',
  ),
  labelled(
    'Sheet1',
    'rooms',
    [
      ['Room', 'room'],
      ['Name', 'displayName'],
      ['Ext', 'extension'],
    ],
    '101|Room 101|7101',
    '102|Room 102|7102',
  ),
  labelled(
    'Sheet1',
    'rooms',
    [
      ['Suite', 'room'],
      ['Station number', 'extension'],
      ['Remarks', null],
    ],
    '1|201|',
    '2|202|',
  ),
  labelled(
    'Go-live',
    'rooms',
    [
      ['Tower', 'floor'],
      ['Room No', 'room'],
      ['Spoken name', 'displayName'],
      ['Phone book', 'addressBooks'],
      ['Extn', 'extension'],
      ['SIP Trunk', 'trunk'],
    ],
    'T1|101|Tower one 101|Front desk|7101|trunk-1',
    'T1|102|Tower one 102|Front desk|7102|trunk-1',
  ),
  labelled(
    'Sheet1',
    'rooms',
    [
      ['roomNumber', 'room'],
      ['phoneExtension', 'extension'],
      ['lastUpdated', null],
    ],
    '101|7101|2024-01-02',
    '102|7102|2024-01-02',
  ),
  labelled(
    'Rooms',
    'rooms',
    [
      ['Room', 'room'],
      ['May call', 'addressBooks'],
      ['Member of', 'listedIn'],
    ],
    '101|Front desk|Guests',
    '102|Front desk|Guests',
  ),
  labelled(
    'Sheet1',
    'rooms',
    [
      ['No.', 'room'],
      ['Extension', 'extension'],
      ['Size', null],
    ],
    '101|7101|24',
    '102|7102|26',
    '103|7103|24',
  ),
  labelled(
    'Contacts',
    'contacts',
    [
      ['Address book', 'addressBook'],
      ['Name', 'name'],
      ['Phone 1', 'phone1'],
      ['Phone 2', 'phone2'],
      ['Phone 3', 'phone3'],
      ['Room', 'room'],
      ['Profile ID', 'profileId'],
      ['Provider contact', 'providerContact'],
      ['Action', 'action'],
    ],
    'Front desk|Reception|+12065550100|||||',
    'Front desk|Spa|||||101||',
  ),
  labelled(
    'Sheet1',
    'contacts',
    [
      ['Book', 'addressBook'],
      ['Contact', 'name'],
      ['Number', 'phone1'],
    ],
    'Services|Front desk|+12065550100',
    'Services|Laundry|+12065550101',
  ),
  labelled(
    'Phone list',
    'contacts',
    [
      ['Directory', 'addressBook'],
      ['Contact name', 'name'],
      ['Tel.', 'phone1'],
      ['Mobile', 'phone2'],
    ],
    'Services|Front desk|+12065550100|+12065550110',
    'Services|Spa|+12065550101|',
  ),
  labelled(
    'Sheet2',
    'contacts',
    [
      ['Phonebook', 'addressBook'],
      ['Display name', 'name'],
      ['Telephone number', 'phone1'],
      ['E-mail', null],
    ],
    'Services|Front desk|(206) 555-0100|desk@example.com',
    'Services|Spa|(206) 555-0101|spa@example.com',
  ),
  labelled(
    'contacts_final.csv',
    'contacts',
    [
      ['address_book', 'addressBook'],
      ['contact_name', 'name'],
      ['phone_number', 'phone1'],
      ['phone_number_2', 'phone2'],
    ],
    'Services|Front desk|+12065550100|',
    'Services|Spa|+12065550101|+12065550102',
  ),
  labelled(
    'Sheet1',
    'contacts',
    [
      ['Contact list', 'addressBook'],
      ['Callee', 'name'],
      ['Cell phone', 'phone1'],
      ['Fax', null],
    ],
    'Family|Ann|+12065550100|+12065550190',
    'Family|Bob|+12065550101|+12065550191',
  ),
  labelled(
    'Services',
    'contacts',
    [
      ['Address Book Name', 'addressBook'],
      ['Name', 'name'],
      ['E.164', 'phone1'],
      ['Comment', null],
    ],
    'Services|Front desk|+12065550100|',
    'Services|Spa|+12065550101|x',
  ),
  labelled(
    'Sheet1',
    'contacts',
    [
      ['Address book', 'addressBook'],
      ['Name', 'name'],
      ['Main number', 'phone1'],
      ['Alternate number', 'phone2'],
    ],
    'Services|Front desk|+12065550100|+12065550109',
    'Services|Spa|+12065550101|',
  ),
  labelled(
    'Sheet1',
    'contacts',
    [
      ['Book name', 'addressBook'],
      ['Contact', 'name'],
      ['Room no', 'room'],
    ],
    'Guests|Room 101|101',
    'Guests|Room 102|102',
  ),
  labelled(
    'Family',
    'contacts',
    [
      ['Address book', 'addressBook'],
      ['Resident', null],
      ['Contact', 'name'],
      ['Relationship', null],
      ['Home phone', 'phone1'],
      ['Mobile phone', 'phone2'],
    ],
    'Family 101|J. Smith|Ann|Daughter|+12065550100|+12065550110',
    'Family 102|M. Brown|Bob|Son|+12065550101|+12065550111',
  ),
  labelled(
    'Sheet1',
    'contacts',
    [
      ['Directory name', 'addressBook'],
      ['Name', 'name'],
      ['Communication profile', 'profileId'],
    ],
    `Guests|Room 101|${PROFILE}1`,
    `Guests|Room 102|${PROFILE}2`,
  ),
  labelled(
    'Sheet1',
    'contacts',
    [
      ['AddressBook', 'addressBook'],
      ['Name', 'name'],
      ['Phone', 'phone1'],
      ['Phone', 'phone2'],
    ],
    'Services|Front desk|+12065550100|+12065550109',
    'Services|Spa|+12065550101|',
  ),
  labelled(
    'Extensions',
    'extensions',
    [
      ['Extension', 'extension'],
      ['Room', 'room'],
      ['Unit ID', 'unitId'],
      ['Profile ID', 'profileId'],
      ['Trunk', 'trunk'],
      ['Action', 'action'],
    ],
    '7101|101||||',
    '7102|102||||',
  ),
  labelled(
    'PBX extensions',
    'extensions',
    [
      ['Ext', 'extension'],
      ['Guest Room', 'room'],
      ['Gateway', 'trunk'],
      ['Voicemail', null],
    ],
    '7101|101|trunk-1|yes',
    '7102|102|trunk-1|no',
  ),
  labelled(
    'extensions.csv',
    'extensions',
    [
      ['Extension No', 'extension'],
      ['Room number', 'room'],
      ['Trunk ID', 'trunk'],
    ],
    '7101|101|trunk-1',
    '7102|102|trunk-1',
  ),
  labelled(
    'Sheet3',
    'extensions',
    [
      ['Ext', 'extension'],
      ['Profile', 'profileId'],
      ['SIP trunk', 'trunk'],
    ],
    `7101|${PROFILE}1|trunk-1`,
    `7102|${PROFILE}2|trunk-1`,
  ),
  labelled(
    'Address books',
    'addressBooks',
    [
      ['Address book', 'addressBook'],
      ['New name', 'newName'],
      ['Action', 'action'],
    ],
    'Front desk||',
    'Services|Hotel services|',
  ),
  labelled(
    'Address books',
    'addressBooks',
    [
      ['Name', 'addressBook'],
      ['Rename to', 'newName'],
      ['Owner', null],
    ],
    'Front desk||Ann',
    'Services|Hotel services|Bob',
  ),
  labelled(
    'books.csv',
    'addressBooks',
    [
      ['Directory', 'addressBook'],
      ['Created', null],
    ],
    'Front desk|2024-01-02',
    'Services|2024-01-02',
  ),
  labelled(
    'Associations',
    'associations',
    [
      ['Address book', 'addressBook'],
      ['Room', 'room'],
      ['Unit ID', 'unitId'],
      ['Action', 'action'],
    ],
    'Front desk|101||',
    'Front desk|102||',
  ),
  labelled(
    'Sheet1',
    'associations',
    [
      ['Phone book', 'addressBook'],
      ['Unit ID', 'unitId'],
      ['Date', null],
    ],
    `Front desk|${UNIT}1|2024-01-02`,
    `Front desk|${UNIT}2|2024-01-02`,
  ),
  labelled(
    'Assignments',
    'associations',
    [
      ['Directory', 'addressBook'],
      ['Rm No', 'room'],
    ],
    'Front desk|101',
    'Front desk|102',
  ),
];
