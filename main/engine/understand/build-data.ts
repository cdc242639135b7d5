import type { FieldName } from '../../../shared/domain/fields.ts';
import type { RowAction } from '../../../shared/domain/kinds.ts';
import type { RowData, RowDataOf } from '../../../shared/domain/row.ts';
import { checkProfileId, checkProviderId, checkUnitId } from './check-id.ts';
import { checkDisplayName, checkPlainName } from './check-name.ts';
import { checkExtension } from './check-extension.ts';
import { readPhones } from './read-phones.ts';
import { callingData, readExternalUser } from './build-calling.ts';
import { listOf, report } from './draft.ts';
import type { Draft } from './draft.ts';
import { error, problemAt } from './problem-at.ts';
import { checkBookName, missing, required } from './required-cell.ts';

/**
 * What the row asks for, and its problems noted in the draft. With an error among them the data is
 * incomplete and must not be used.
 */
export function buildData(draft: Draft, action: RowAction): RowData {
  switch (draft.row.kind) {
    case 'rooms':
      return roomData(draft, action);
    case 'contacts':
      return contactData(draft, action);
    case 'extensions':
      return extensionData(draft, action);
    case 'addressBooks':
      return bookData(draft, action);
    case 'associations':
      return associationData(draft, action);
    case 'callingRules':
    case 'inboundCalling':
    case 'externalUsers':
      return callingData(draft, draft.row.kind, action);
  }
}

function roomData(draft: Draft, action: RowAction): RowData {
  const { values } = draft;
  const data: RowDataOf<'rooms'> = { kind: 'rooms', action };
  readRoom(draft, data);
  if (values.floor !== undefined) data.floor = values.floor;
  if (values.displayName !== undefined) {
    data.displayName = values.displayName;
    for (const finding of checkDisplayName(values.displayName)) {
      report(draft, 'displayName', finding);
    }
  }
  const books = listOf(draft, 'addressBooks');
  if (books !== undefined) {
    data.addressBooks = books;
    const names = books === 'clear' ? [] : books;
    for (const book of names) checkBookName(draft, 'addressBooks', book);
    const limit = draft.context.limits.booksPerRoom;
    if (names.length > limit) report(draft, 'addressBooks', tooManyBooks(limit));
  }
  const listedIn = listOf(draft, 'listedIn');
  if (listedIn !== undefined) {
    data.listedIn = listedIn;
    for (const book of listedIn === 'clear' ? [] : listedIn) checkBookName(draft, 'listedIn', book);
  }
  const extensions = listOf(draft, 'extension');
  if (extensions !== undefined) {
    data.extensions = extensions;
    for (const one of extensions === 'clear' ? [] : extensions) readExtension(draft, one);
  }
  if (values.trunk !== undefined) data.trunk = values.trunk;
  if (values.externalUser !== undefined) data.externalUser = readExternalUser(draft);
  return data;
}

function contactData(draft: Draft, action: RowAction): RowData {
  const { values } = draft;
  const data: RowDataOf<'contacts'> = {
    kind: 'contacts',
    action,
    addressBook: required(draft, 'addressBook'),
    name: required(draft, 'name'),
    phones: readPhones(draft),
  };
  checkBookName(draft, 'addressBook', data.addressBook);
  for (const finding of checkPlainName(data.name, 'A contact name')) report(draft, 'name', finding);
  if (values.room !== undefined) data.room = values.room;
  if (values.profileId !== undefined) {
    data.profileId = values.profileId;
    const finding = checkProfileId(values.profileId);
    if (finding) report(draft, 'profileId', finding);
  }
  if (values.providerContact !== undefined) {
    data.providerContact = values.providerContact;
    const finding = checkProviderId(values.providerContact);
    if (finding) report(draft, 'providerContact', finding);
  }
  checkAddress(draft, action);
  return data;
}

const BY_PHONE: readonly FieldName[] = ['phone1', 'phone2', 'phone3'];
const BY_ROOM: readonly FieldName[] = ['room', 'profileId'];
const BY_PROVIDER: readonly FieldName[] = ['providerContact'];
const WAYS = [BY_PHONE, BY_ROOM, BY_PROVIDER];

/** A contact is reached in exactly one way. */
function checkAddress(draft: Draft, action: RowAction): void {
  const { values, refused, cleared } = draft;
  if (draft.removes) return;
  const isGiven = (field: FieldName): boolean => values[field] !== undefined || refused.has(field);
  const given = WAYS.filter((way) => way.some(isGiven)).length;
  const isSent = (field: FieldName): boolean => draft.sends(field);
  if (given === 1 || !WAYS.some((way) => way.some(isSent))) return;
  if (given > 1) draft.problems.push(problemAt(draft.row, null, severalAddresses));
  else if (BY_PHONE.some((field) => cleared.has(field))) {
    draft.problems.push(problemAt(draft.row, null, noAddressLeft));
  } else if (action !== 'update' && draft.row.values.bellhopId === undefined) {
    draft.problems.push(problemAt(draft.row, null, noAddress));
  }
}

function extensionData(draft: Draft, action: RowAction): RowData {
  const { values } = draft;
  const extension = required(draft, 'extension');
  const data: RowDataOf<'extensions'> = { kind: 'extensions', action, extension };
  if (extension !== '') readExtension(draft, extension);
  if (values.profileId !== undefined) {
    data.profileId = values.profileId;
    const finding = checkProfileId(values.profileId);
    if (finding) report(draft, 'profileId', finding);
  }
  readRoom(draft, data);
  if (values.trunk !== undefined) data.trunk = values.trunk;
  return data;
}

function bookData(draft: Draft, action: RowAction): RowData {
  const { newName } = draft.values;
  const addressBook = required(draft, 'addressBook');
  checkBookName(draft, 'addressBook', addressBook);
  const data: RowDataOf<'addressBooks'> = { kind: 'addressBooks', action, addressBook };
  if (newName !== undefined) {
    data.newName = newName;
    checkBookName(draft, 'newName', newName);
  }
  return data;
}

function associationData(draft: Draft, action: RowAction): RowData {
  const addressBook = required(draft, 'addressBook');
  checkBookName(draft, 'addressBook', addressBook);
  const data: RowDataOf<'associations'> = { kind: 'associations', action, addressBook };
  readRoom(draft, data);
  return data;
}

/** Takes over the room, and demands one where the sheet has no other way to name it. */
function readRoom(draft: Draft, data: RowDataOf<'rooms' | 'extensions' | 'associations'>): void {
  const { room, unitId } = draft.values;
  if (room !== undefined) data.room = room;
  if (unitId !== undefined) {
    data.unitId = unitId;
    const finding = checkUnitId(unitId);
    if (finding) report(draft, 'unitId', finding);
  }
  const ways: FieldName[] =
    draft.row.kind === 'extensions' ? ['room', 'unitId', 'profileId'] : ['room', 'unitId'];
  const isNamed = ways.some((way) => draft.values[way] !== undefined || draft.refused.has(way));
  // An extension that goes is known by its number alone.
  if (isNamed || (draft.removes && draft.row.kind === 'extensions')) return;
  report(draft, 'room', missing(draft, 'room'));
}

function readExtension(draft: Draft, extension: string): void {
  const several =
    draft.row.kind === 'extensions'
      ? 'here each extension has a row of its own'
      : 'several extensions are parted by a semicolon';
  const finding = checkExtension(extension, several);
  if (finding) report(draft, 'extension', finding, extension);
}

function tooManyBooks(limit: number) {
  return error(
    'limit.books-per-room',
    `A room can have at most ${limit} address books.`,
    'Take books away or combine some, or set the limit that your account has.',
  );
}

const severalAddresses = error(
  'contact.several-addresses',
  'A contact is reached by phone numbers, by a room or by a provider contact, and the row gives more than one of these.',
  'Keep one kind, and make a second contact for the other.',
);
const noAddress = error(
  'contact.no-address',
  'The contact has neither a phone number nor a room nor a provider contact.',
  'Fill Phone 1 or Room, or write update into Action where the contact exists.',
);
const noAddressLeft = error(
  'contact.no-address',
  'The row clears phone numbers, and nothing is left by which the contact could be reached.',
  'Fill another number or a room, or write delete into Action to remove the contact.',
);
