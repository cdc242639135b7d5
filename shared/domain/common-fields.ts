import type { FieldUse } from './fields.ts';

// Columns that several sheets have.

export const room: FieldUse = {
  field: 'room',
  title: 'Room',
  width: 18,
  explain:
    'Name of the room as the property has it. Where several rooms have that name, its path, such as Floor 1/101.',
  example: '101',
};
export const unitId: FieldUse = {
  field: 'unitId',
  title: 'Unit ID',
  width: 24,
  explain:
    'Optional. Id of the room (its unit); where it is given, the name is not looked up. Exports write it.',
  example: '',
};
export const profileId: FieldUse = {
  field: 'profileId',
  title: 'Profile ID',
  width: 24,
  explain: 'Optional, and seldom needed. Id of a communication profile, in place of a room.',
  example: '',
};
export const trunk: FieldUse = {
  field: 'trunk',
  title: 'Trunk',
  width: 20,
  explain: 'Optional. Id of the SIP trunk to the PBX; needed only where the account has several.',
  example: '',
};
export const action: FieldUse = {
  field: 'action',
  title: 'Action',
  width: 10,
  explain:
    'Mostly empty: what is missing is created, what differs is changed. create: only what is not there yet. update: only what is there. delete: take away what the row names; you will be asked for the name of the property. skip: leave the row out. To empty a single cell of what is live, write (clear) into it.',
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
