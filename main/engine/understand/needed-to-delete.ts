import type { FieldName } from '../../../shared/domain/fields.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';

/**
 * Cells that tell which object a row means; all others are of no concern to a row that deletes it.
 * Numbers tell contacts of one name apart, but one that cannot be read does not keep a contact.
 */
const NEEDED: Readonly<Record<SheetKind, readonly FieldName[]>> = {
  rooms: ['room', 'unitId', 'floor'],
  contacts: ['addressBook', 'name', 'room', 'profileId', 'providerContact'],
  extensions: ['extension', 'trunk', 'room', 'unitId', 'profileId'],
  addressBooks: ['addressBook'],
  associations: ['addressBook', 'room', 'unitId'],
  callingRules: ['rule', 'room', 'targetRoom', 'value'],
  inboundCalling: ['room', 'addressBook', 'contact'],
  externalUsers: ['externalUser', 'room', 'profileId', 'serviceProvider'],
};

/** Does a row that deletes its object need this cell to tell which one? */
export function isNeededToDelete(kind: SheetKind, field: FieldName): boolean {
  return NEEDED[kind].includes(field);
}
