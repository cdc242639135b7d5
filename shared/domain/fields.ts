import { z } from 'zod';
import type { SheetKind } from './kinds.ts';

/** Everything that Bellhop can read from a column. */
export const FIELD_NAMES = [
  'room',
  'unitId',
  'floor',
  'displayName',
  'addressBooks',
  'listedIn',
  'extension',
  'trunk',
  'externalUser',
  'addressBook',
  'name',
  'phone1',
  'phone2',
  'phone3',
  'profileId',
  'providerContact',
  'newName',
  'action',
  'bellhopId',
  'bellhopBaseline',
] as const;
export const fieldName = z.enum(FIELD_NAMES);
export type FieldName = z.infer<typeof fieldName>;

export type FieldUse = {
  field: FieldName;
  /** The header in templates and exports. */
  title: string;
  /** At least one field of each `oneOf` group must be mapped for the sheet to mean anything. */
  oneOf?: string;
  /** Several values in a cell, parted by `;`. */
  list?: boolean;
  /** Width in characters in written workbooks. */
  width: number;
  /** One sentence for templates. */
  explain: string;
  example: string;
  /** Written hidden; carries the stable key and the baseline of an exported row. */
  hidden?: boolean;
};

export type SheetUse = { kind: SheetKind; title: string; fields: readonly FieldUse[] };

const room: FieldUse = {
  field: 'room',
  title: 'Room',
  width: 18,
  explain: 'Name of the room as the property has it, or its path such as Floor 1/101.',
  example: '101',
};
const unitId: FieldUse = {
  field: 'unitId',
  title: 'Unit ID',
  width: 24,
  explain: 'Optional. Id of the room; where it is given, the name is not looked up.',
  example: '',
};
const profileId: FieldUse = {
  field: 'profileId',
  title: 'Profile ID',
  width: 24,
  explain: 'Optional. Id of a communication profile, instead of a room.',
  example: '',
};
const trunk: FieldUse = {
  field: 'trunk',
  title: 'Trunk',
  width: 20,
  explain: 'Optional. Id of the SIP trunk; needed only where the account has several.',
  example: '',
};
const action: FieldUse = {
  field: 'action',
  title: 'Action',
  width: 10,
  explain: 'Empty: create or change. Else create, update, delete or skip.',
  example: '',
};
const keys: FieldUse[] = [
  {
    field: 'bellhopId',
    title: 'Bellhop ID',
    width: 20,
    explain: 'Written by exports; leave as it is.',
    example: '',
    hidden: true,
  },
  {
    field: 'bellhopBaseline',
    title: 'Bellhop baseline',
    width: 20,
    explain: 'Written by exports; leave as it is.',
    example: '',
    hidden: true,
  },
];

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
];

/** Columns that Bellhop writes beside rows; never data on the way back in. */
export const STATUS_TITLES = ['Status', 'Reason', 'Remote ID'] as const;

/** Whether a header is that of a status column, whatever its case. */
export function isStatusTitle(header: string): boolean {
  const title = header.trim().toLowerCase();
  return STATUS_TITLES.some((status) => status.toLowerCase() === title);
}

/** Empties a value; an empty cell changes nothing. */
export const CLEAR = '(clear)';

/** The sheet of this kind; every kind has one. */
export function sheetOf(kind: SheetKind): SheetUse {
  const found = SHEETS.find((sheet) => sheet.kind === kind);
  if (!found) throw new Error(`No sheet is defined for ${kind}.`);
  return found;
}
