import type { ProviderRecord } from './calling-state.ts';
import { TEXTS } from './envelopes.ts';
import { hasIdForm } from './ids.ts';
import { bad, good, type Checked } from './reply.ts';
import type { World } from './route.ts';
import {
  ripenTrunks,
  type BookRecord,
  type ContactRecord,
  type ProfileRecord,
  type State,
  type TrunkRecord,
  type UnitRecord,
} from './state.ts';

/** Length in code points. */
export const lengthOf = (text: string): number => Array.from(text).length;

const UNIT_INVALID = 'UnitId is not valid. Please check your Input.';

/**
 * The unit of that id: 400 for an id that is none, 404 for one that nothing has, 403 for one so new
 * that the rights to it have not arrived.
 */
export function findUnit({ state, now, switches }: World, id: string): Checked<UnitRecord> {
  if (!hasIdForm('unit', id)) return bad(400, UNIT_INVALID);
  const unit = state.units.get(id);
  if (!unit) return bad(404, "UnitId doesn't exist.");
  return isOpen(unit, now()) ? good(unit) : bad(switches.noAccessStatus, TEXTS.noPermission);
}

export const isOpen = (unit: UnitRecord, now: number): boolean => (unit.openAt ?? 0) <= now;

export function findProfile(state: State, id: string): Checked<ProfileRecord> {
  if (!hasIdForm('profile', id)) return bad(400, 'The profileId is not valid.');
  const profile = state.profiles.get(id);
  return profile ? good(profile) : bad(404, 'Communication profile does not exist');
}

export function findBook(state: State, id: string): Checked<BookRecord> {
  if (id.length < 10 || id.length > 1000) {
    return bad(400, 'Address book ID must be between 10 and 1000 characters');
  }
  if (!hasIdForm('addressBook', id)) {
    return bad(400, 'AddressBookId is not valid. Please check your Input');
  }
  const book = state.books.get(id);
  return book ? good(book) : bad(404, 'AddressBookId does not exist');
}

export function findContact(book: BookRecord, id: string): Checked<ContactRecord> {
  if (!hasIdForm('contact', id)) {
    return bad(400, 'Contact ID is not valid. Please check your input');
  }
  const contact = book.contacts.get(id);
  return contact ? good(contact) : bad(404, 'Contact does not exist');
}

export function findTrunk({ state, now }: World, id: string): Checked<TrunkRecord> {
  ripenTrunks(state, now());
  const trunk = state.trunks.get(id);
  return trunk ? good(trunk) : bad(404, 'SIP trunk does not exist');
}

export function findProvider({ calling }: State, id: string): Checked<ProviderRecord> {
  const provider = calling.providers.get(id);
  return provider ? good(provider) : bad(404, 'Service provider does not exist');
}

/** Digits only; length and characters are undocumented, so this is the narrow reading. */
export function checkExtension(text: string): Checked<string> {
  return /^[0-9]{1,32}$/.test(text) ? good(text) : bad(400, 'Extension is not valid.');
}

/** Digits, letters, blanks, apostrophes, dashes and underscores, with a letter or digit among them. */
const PROFILE_NAME = /^(?=.*[\p{L}\p{N}])[\p{L}\p{M}\p{N} '’_-]+$/u;

/** In a batch the length has a text of its own, and names may be longer. */
export function checkProfileName(
  { switches }: World,
  name: string,
  form: 'single' | 'batch',
): Checked<string> {
  const length = lengthOf(name);
  if (form === 'batch' && (length < 1 || length > 128)) {
    return bad(400, 'Name must consist of 1 to 128 characters.');
  }
  const most = form === 'batch' && switches.longProfileNamesInBatch ? 128 : 50;
  const listed = switches.profileNameCharacters === 'any' || PROFILE_NAME.test(name);
  return length >= 1 && length <= most && listed ? good(name) : bad(400, 'Name is not valid.');
}

export function checkBookName(name: string | undefined, missing: string): Checked<string> {
  if (name === undefined) return bad(400, missing);
  const length = lengthOf(name);
  return length >= 1 && length <= 50
    ? good(name)
    : bad(400, 'Name must be between 1 and 50 characters');
}
