import type { CopiedAddress, PropertyCopy } from '../../../shared/domain/property-copy.ts';
import type { Cells } from '../plan/exported-cells.ts';
import { inRooms } from './copy-desk.ts';
import type { CopyDesk } from './copy-desk.ts';

/** Contacts, and which rooms call from which books. */
export function copyContacts(desk: CopyDesk): Pick<PropertyCopy, 'contacts' | 'associations'> {
  return {
    contacts: desk.has('contacts') ? contactsOfRows(desk) : contactsOfRooms(desk),
    associations: desk.has('associations') ? associationsOfRows(desk) : associationsOfRooms(desk),
  };
}

function contactsOfRows(desk: CopyDesk): PropertyCopy['contacts'] {
  return desk.of.contacts.flatMap(({ ids: [id = null], cells, known }) => {
    const addressBook = desk.books.keyOf(cells.addressBook, known.addressBookId);
    const address = addressOf(cells, desk);
    if (addressBook === undefined || address === null) return desk.lose('contacts');
    return { id, addressBook, name: cells.name ?? '', address };
  });
}

/** Where an exported contact leads; null where its room is not in the export. */
function addressOf(cells: Cells, desk: CopyDesk): CopiedAddress | null {
  const numbers = [cells.phone1, cells.phone2, cells.phone3].flatMap((number) => number ?? []);
  if (numbers.length > 0) return { kind: 'phones', numbers };
  const { providerContact, profileId, room } = cells;
  if (providerContact !== undefined) return { kind: 'provider', providerId: providerContact };
  if (profileId !== undefined) {
    const unit = desk.unitOfProfile.get(profileId);
    return unit === undefined ? { kind: 'profile', profileId } : { kind: 'unit', unit };
  }
  if (room === undefined) return { kind: 'none' };
  const unit = desk.find({ room });
  return unit === undefined ? null : { kind: 'unit', unit };
}

/** Rooms that are listed under their own names. */
function contactsOfRooms(desk: CopyDesk): PropertyCopy['contacts'] {
  return inRooms(desk, 'listedIn').flatMap(({ unit, value, cells }) => {
    const addressBook = desk.books.keyOf(value);
    if (addressBook === undefined) return desk.lose('contacts');
    const name = cells.displayName ?? cells.room ?? '';
    return { id: null, addressBook, name, address: { kind: 'unit' as const, unit } };
  });
}

function associationsOfRows(desk: CopyDesk): PropertyCopy['associations'] {
  return desk.of.associations.flatMap(({ ids: [bookId], cells }) => {
    const addressBook = desk.books.keyOf(cells.addressBook, bookId);
    const unit = desk.find(cells);
    if (addressBook === undefined || unit === undefined) return desk.lose('associations');
    return { addressBook, unit };
  });
}

function associationsOfRooms(desk: CopyDesk): PropertyCopy['associations'] {
  return inRooms(desk, 'addressBooks').flatMap(({ unit, value }) => {
    const addressBook = desk.books.keyOf(value);
    return addressBook === undefined ? desk.lose('associations') : { addressBook, unit };
  });
}
