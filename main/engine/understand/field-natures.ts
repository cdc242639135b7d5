import type { FieldName } from '../../../shared/domain/fields.ts';

/**
 * What the values of a field are made of, which decides what can be wrong with them.
 * - `digits`: extensions and phone numbers.
 * - `room`: how rooms are called; mostly digits, but anything may be.
 * - `id`: ids of the service and of providers.
 * - `name`: what people call something.
 */
export type Nature = 'digits' | 'room' | 'id' | 'name';

const NATURES: Partial<Record<FieldName, Nature>> = {
  extension: 'digits',
  phone1: 'digits',
  phone2: 'digits',
  phone3: 'digits',
  room: 'room',
  targetRoom: 'room',
  unitId: 'id',
  profileId: 'id',
  trunk: 'id',
  externalUser: 'id',
  providerContact: 'id',
  serviceProvider: 'id',
  floor: 'name',
  displayName: 'name',
  name: 'name',
  newName: 'name',
  contact: 'name',
  addressBook: 'name',
  addressBooks: 'name',
  listedIn: 'name',
};

const PHONES: ReadonlySet<FieldName> = new Set<FieldName>(['phone1', 'phone2', 'phone3']);

/** Null for words such as those of Action, and for what exports write for themselves. */
export function natureOf(field: FieldName): Nature | null {
  return NATURES[field] ?? null;
}

export function isPhone(field: FieldName): boolean {
  return PHONES.has(field);
}

/** Are the cells of the field text even where a spreadsheet made a number or a date of them? */
export function isTextField(field: FieldName): boolean {
  const nature = NATURES[field];
  return nature !== undefined && nature !== 'name';
}
