import type { FieldName } from '../../../shared/domain/fields.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { Concept } from './concepts.ts';

/** A header that speaks of all of `needs` may give `field`; `base` is the score of just these words. */
export type FieldPattern = { field: FieldName; needs: readonly Concept[]; base: number };

function field(
  name: FieldName,
  ...patterns: [base: number, ...needs: Concept[]][]
): FieldPattern[] {
  return patterns.map(([base, ...needs]) => ({ field: name, needs, base }));
}

const room = field('room', [0.99, 'room'], [0.75, 'unit'], [0.66, 'location']);
// Only cells that look like rooms carry these over the line; PBXs put rooms into fields for people.
const bareRoom = field('room', [0.4, 'name'], [0.4, 'number'], [0.4, 'id'], [0.4, 'given']);
const unitId = field('unitId', [0.99, 'unit', 'id']);
const profileId = field('profileId', [0.99, 'profile', 'id'], [0.9, 'profile']);
const trunk = field('trunk', [0.99, 'trunk'], [0.95, 'trunk', 'phone']);
const action = field('action', [0.99, 'action']);
const extension = field(
  'extension',
  [0.99, 'extension'],
  [0.99, 'room', 'extension'],
  [0.99, 'unit', 'extension'],
  [0.99, 'extension', 'phone'],
  [0.55, 'room', 'phone'],
  [0.5, 'phone'],
  [0.4, 'number'],
  [0.4, 'account'],
);
const addressBook = field(
  'addressBook',
  [0.99, 'book'],
  [0.99, 'contact', 'book'],
  [0.7, 'contact', 'group'],
  [0.65, 'group'],
);

/** Which concepts give which field, by kind of sheet. Phone numbers are all `phone1` here. */
export const FIELD_PATTERNS: Readonly<Record<SheetKind, readonly FieldPattern[]>> = {
  rooms: [
    ...room,
    ...bareRoom,
    ...unitId,
    ...field('floor', [0.99, 'floor'], [0.95, 'area'], [0.8, 'building']),
    ...field(
      'displayName',
      [0.99, 'display', 'name'],
      [0.97, 'room', 'display'],
      // Beside a column of room numbers; alone it is the room itself, which scores higher.
      [0.65, 'room', 'name'],
      [0.65, 'unit', 'name'],
      [0.65, 'display'],
      [0.9, 'profile', 'name'],
      [0.55, 'name'],
    ),
    ...field('addressBooks', [0.99, 'book'], [0.5, 'group']),
    ...field('listedIn', [0.99, 'listed', 'book']),
    ...extension,
    ...trunk,
    ...field('externalUser', [0.99, 'external']),
    ...action,
  ],
  contacts: [
    ...addressBook,
    ...field(
      'name',
      [0.9, 'name'],
      [0.99, 'contact', 'name'],
      [0.9, 'display', 'name'],
      [0.85, 'contact'],
    ),
    ...field(
      'phone1',
      [0.99, 'phone'],
      [0.99, 'contact', 'phone'],
      [0.99, 'mobile', 'phone'],
      [0.9, 'contact', 'number'],
      [0.5, 'number'],
      [0.5, 'contact'],
    ),
    ...room,
    ...field('room', [0.95, 'contact', 'room']),
    ...profileId,
    ...field('profileId', [0.95, 'contact', 'profile']),
    ...field('providerContact', [0.99, 'provider', 'contact'], [0.7, 'provider', 'id']),
    ...action,
  ],
  extensions: [...extension, ...room, ...bareRoom, ...unitId, ...profileId, ...trunk, ...action],
  addressBooks: [
    ...addressBook,
    ...field('addressBook', [0.7, 'name']),
    ...field('newName', [0.99, 'new', 'name'], [0.95, 'new', 'book'], [0.85, 'new']),
    ...action,
  ],
  associations: [...addressBook, ...room, ...unitId, ...action],
  callingRules: [
    ...field('rule', [0.99, 'rule']),
    ...room,
    ...field('targetRoom', [0.99, 'target', 'room'], [0.95, 'target', 'unit'], [0.95, 'target']),
    ...field('value', [0.99, 'value']),
    ...action,
  ],
  inboundCalling: [
    ...room,
    ...addressBook,
    ...field('contact', [0.99, 'contact'], [0.97, 'contact', 'name'], [0.9, 'name']),
    ...action,
  ],
  externalUsers: [
    ...field('externalUser', [0.99, 'external']),
    ...room,
    ...profileId,
    ...field(
      'serviceProvider',
      [0.99, 'service', 'provider'],
      [0.97, 'service', 'provider', 'id'],
      [0.85, 'provider'],
      [0.8, 'provider', 'id'],
    ),
    ...action,
  ],
};
