import type { SheetUse } from './fields.ts';
import { CALLING_SHEETS } from './calling-sheets.ts';
import { action, keys, profileId, room, trunk, unitId } from './common-fields.ts';
import type { SheetKind } from './kinds.ts';

/** The sheet of a template that explains the others; it holds no rows of anybody's. */
export const EXPLANATION_SHEET = 'How to fill';

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
        explain: 'Optional. Floor, wing or building, where room names repeat. Path with / allowed.',
        example: 'Floor 1',
      },
      {
        field: 'displayName',
        title: 'Display name',
        width: 24,
        explain: 'Name that callers say and see. Letters, digits, spaces, apostrophes, - and _.',
        example: 'Room 101',
      },
      {
        field: 'addressBooks',
        title: 'Address books',
        list: true,
        width: 30,
        explain: 'Address books the room may call from; several are parted by ;',
        example: 'Front desk; Services',
      },
      {
        field: 'listedIn',
        title: 'Listed in',
        list: true,
        width: 24,
        explain: 'Address books in which the room itself is a contact; several are parted by ;',
        example: '',
      },
      {
        field: 'extension',
        title: 'Extension',
        list: true,
        width: 12,
        explain: 'PBX extension that rings in the room.',
        example: '7101',
      },
      trunk,
      {
        field: 'externalUser',
        title: 'External user',
        width: 18,
        explain: 'Id of the room at a WebRTC provider.',
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
        explain: 'Name of the address book; one that does not exist is created.',
        example: 'Front desk',
      },
      {
        field: 'name',
        title: 'Name',
        oneOf: 'name',
        width: 26,
        explain: 'Name that guests say to call. 1 to 50 characters.',
        example: 'Reception',
      },
      {
        field: 'phone1',
        title: 'Phone 1',
        width: 18,
        explain: 'Number with country code, such as +12065550100. Or give a room instead.',
        example: '+12065550100',
      },
      { field: 'phone2', title: 'Phone 2', width: 18, explain: 'Second number.', example: '' },
      { field: 'phone3', title: 'Phone 3', width: 18, explain: 'Third number.', example: '' },
      { ...room, explain: 'Room that this contact calls, instead of phone numbers.', example: '' },
      profileId,
      {
        field: 'providerContact',
        title: 'Provider contact',
        width: 18,
        explain: 'Id of a callee at a WebRTC provider, instead of phone numbers.',
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
        explain: 'PBX extension, digits only.',
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
        explain: 'Optional. Renames the address book.',
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
        explain: 'Name of the address book.',
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
