import type { FieldUse } from './fields.ts';

// Columns that several sheets have.

export const room: FieldUse = {
  field: 'room',
  title: 'Room',
  width: 18,
  explain: 'Name of the room as the property has it, or its path such as Floor 1/101.',
  example: '101',
};
export const unitId: FieldUse = {
  field: 'unitId',
  title: 'Unit ID',
  width: 24,
  explain: 'Optional. Id of the room; where it is given, the name is not looked up.',
  example: '',
};
export const profileId: FieldUse = {
  field: 'profileId',
  title: 'Profile ID',
  width: 24,
  explain: 'Optional. Id of a communication profile, instead of a room.',
  example: '',
};
export const trunk: FieldUse = {
  field: 'trunk',
  title: 'Trunk',
  width: 20,
  explain: 'Optional. Id of the SIP trunk; needed only where the account has several.',
  example: '',
};
export const action: FieldUse = {
  field: 'action',
  title: 'Action',
  width: 10,
  explain: 'Empty: create or change. Else create, update, delete or skip.',
  example: '',
};
export const keys: FieldUse[] = [
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
