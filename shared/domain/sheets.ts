import type { SheetUse } from './fields.ts';
import { CALLING_SHEETS } from './calling-sheets.ts';
import { action, keys, profileId, room, trunk, unitId } from './common-fields.ts';
import type { SheetKind } from './kinds.ts';

/** The sheet of a template that explains the others; it holds no rows of anybody's. */
export const EXPLANATION_SHEET = 'How to fill';

/** The first headers of the sheets that sum up an export, and the results of a run. */
export const SUMMARY_HEADERS = {
  export: ['About this export', 'What it says'],
  results: ['Sheet', 'Rows', 'Done'],
} as const;

/** Whether Bellhop wrote the sheet about the others of its workbook; it holds no rows of anybody's. */
export function isSummary(name: string, headers: readonly string[]): boolean {
  return (
    name.startsWith('Summary') &&
    Object.values(SUMMARY_HEADERS).some((own) => own.every((title, at) => title === headers[at]))
  );
}

/** Sheets of the template with their columns, in the order in which templates and exports write them. */
export const SHEETS: readonly SheetUse[] = [
  {
    kind: 'rooms',
    title: 'Rooms',
    fields: [
      { ...room, oneOf: 'room' },
      { ...unitId, oneOf: 'room' },
      {
        field: 'floor',
        title: 'Floor',
        width: 16,
        explain:
          'Optional. Floor, wing or building, needed where room names repeat. Several levels are parted by /, such as Tower A/Floor 1.',
        example: 'Floor 1',
      },
      {
        field: 'displayName',
        title: 'Display name',
        width: 24,
        explain:
          'Name by which the room is called and shown. Letters, digits, spaces, apostrophes, - and _. Empty: a new room gets its own name, one that has a name keeps it.',
        example: 'Room 101',
      },
      {
        field: 'addressBooks',
        title: 'Address books',
        list: true,
        width: 30,
        explain: 'Address books that the room may call from; several are parted by ;',
        example: 'Front desk; Services',
      },
      {
        field: 'listedIn',
        title: 'Listed in',
        list: true,
        width: 24,
        explain:
          'Address books in which the room itself is a contact, so that others can call it; several are parted by ;',
        example: '',
      },
      {
        field: 'extension',
        title: 'Extension',
        list: true,
        width: 12,
        explain: 'PBX extension that rings in the room, digits only; several are parted by ;',
        example: '7101',
      },
      trunk,
      {
        field: 'externalUser',
        title: 'External user',
        width: 18,
        explain: 'Optional. Id of the room at your WebRTC provider, where calls come by one.',
        example: '',
      },
      action,
      ...keys,
    ],
  },
  {
    kind: 'contacts',
    title: 'Contacts',
    fields: [
      {
        field: 'addressBook',
        title: 'Address book',
        oneOf: 'addressBook',
        width: 24,
        explain:
          'Name of the address book that holds the contact; one that does not exist is created.',
        example: 'Front desk',
      },
      {
        field: 'name',
        title: 'Name',
        oneOf: 'name',
        width: 26,
        explain: 'Name that people in the rooms say to call it. 1 to 50 characters.',
        example: 'Reception',
      },
      {
        field: 'phone1',
        title: 'Phone 1',
        width: 18,
        explain:
          'Number with country code, such as +12065550100. A contact has phone numbers or a room, not both.',
        example: '+12065550100',
      },
      {
        field: 'phone2',
        title: 'Phone 2',
        width: 18,
        explain: 'Optional second number.',
        example: '',
      },
      {
        field: 'phone3',
        title: 'Phone 3',
        width: 18,
        explain: 'Optional third number.',
        example: '',
      },
      { ...room, explain: 'Room that this contact calls, in place of phone numbers.', example: '' },
      profileId,
      {
        field: 'providerContact',
        title: 'Provider contact',
        width: 18,
        explain: 'Seldom needed. Id of a callee at a WebRTC provider, in place of phone numbers.',
        example: '',
      },
      action,
      ...keys,
    ],
  },
  {
    kind: 'extensions',
    title: 'Extensions',
    fields: [
      {
        field: 'extension',
        title: 'Extension',
        oneOf: 'extension',
        width: 12,
        explain: 'PBX extension that rings in the room, digits only. One row for each.',
        example: '7101',
      },
      { ...room, oneOf: 'room' },
      { ...unitId, oneOf: 'room' },
      { ...profileId, oneOf: 'room' },
      trunk,
      action,
      ...keys,
    ],
  },
  {
    kind: 'addressBooks',
    title: 'Address books',
    fields: [
      {
        field: 'addressBook',
        title: 'Address book',
        oneOf: 'addressBook',
        width: 28,
        explain: 'Name of the address book. 1 to 50 characters.',
        example: 'Front desk',
      },
      {
        field: 'newName',
        title: 'New name',
        width: 28,
        explain: 'Optional. The name that it shall have from now on.',
        example: '',
      },
      action,
      ...keys,
    ],
  },
  {
    kind: 'associations',
    title: 'Associations',
    fields: [
      {
        field: 'addressBook',
        title: 'Address book',
        oneOf: 'addressBook',
        width: 28,
        explain: 'Name of the address book that the room may call from.',
        example: 'Front desk',
      },
      { ...room, oneOf: 'room' },
      { ...unitId, oneOf: 'room' },
      action,
      ...keys,
    ],
  },
  ...CALLING_SHEETS,
];

/** The sheet of this kind; every kind has one. */
export function sheetOf(kind: SheetKind): SheetUse {
  const found = SHEETS.find((sheet) => sheet.kind === kind);
  if (!found) throw new Error(`No sheet is defined for ${kind}.`);
  return found;
}
