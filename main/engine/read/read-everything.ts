import type { AddressBook, LiveState, Unit } from '../../../shared/domain/live.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import { SHEET_KINDS } from '../../../shared/domain/kinds.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { ok } from '../../../shared/domain/result.ts';
import { indexLive } from '../plan/live-index.ts';
import type { ReadStop } from './gather.ts';
import type { LiveReader, LiveReaderInput } from './live-reader.ts';
import { createLiveReader } from './live-reader.ts';

export type ReadEverything = LiveReaderInput & {
  property: Unit;
  /** Kinds of sheets that are wanted; all of them where it is left out. */
  only?: readonly SheetKind[];
};

/** `notes`: sentences about what an export of this leaves out. */
export type EverythingRead = { live: LiveState; notes: string[] };

type Done = Result<void, ReadStop>;

/**
 * Reads all that is live of a property: every unit with its profile, the books that its units or no
 * units use with all their contacts, and the extensions of its rooms. Trunks that the account may not
 * see are left out and said.
 */
export async function readEverything(
  input: ReadEverything,
): Promise<Result<EverythingRead, ReadStop>> {
  const wanted = new Set<SheetKind>(input.only ?? SHEET_KINDS);
  const has = (...kinds: SheetKind[]): boolean => kinds.some((kind) => wanted.has(kind));
  const reader = createLiveReader(input);
  const { live } = reader;
  const notes: string[] = [];

  const units = await reader.units();
  if (!units.ok) return units;
  if (has('rooms', 'contacts', 'extensions')) {
    const profiles = await reader.profilesOf(live.units.map(({ id }) => id));
    if (!profiles.ok) return profiles;
  }
  if (has('rooms', 'contacts', 'addressBooks', 'associations')) {
    const books = await readBooks(reader, notes);
    if (!books.ok) return books;
  }
  // Rooms tell in which books they are listed, which only the contacts know.
  if (has('rooms', 'contacts')) {
    const contacts = await readContacts(reader);
    if (!contacts.ok) return contacts;
  }
  if (has('rooms', 'extensions')) {
    const extensions = await readExtensions(reader, notes);
    if (!extensions.ok) return extensions;
  }
  return ok({ live, notes });
}

/**
 * The books of this property. They are asked for their units and not the other way round: whether a
 * book that no unit here uses is used elsewhere can only be asked of the book, so reading by unit
 * would save nothing.
 */
async function readBooks(reader: LiveReader, notes: string[]): Promise<Done> {
  const { live } = reader;
  const listed = await reader.books();
  if (!listed.ok) return listed;
  const all = live.addressBooks;
  const read = await reader.unitsOf(all);
  if (!read.ok) return read;
  const here = new Set([live.property.id, ...live.units.map(({ id }) => id)]);
  const isOurs = ({ id }: AddressBook): boolean => {
    const units = live.unitsOfBook.get(id) ?? [];
    return units.length === 0 || units.some((unitId) => here.has(unitId));
  };
  live.addressBooks = all.filter(isOurs);
  for (const book of all) if (!isOurs(book)) live.unitsOfBook.delete(book.id);
  const left = all.length - live.addressBooks.length;
  if (left > 0) {
    notes.push(
      `${left} address ${left === 1 ? 'book is' : 'books are'} used only by other properties and left out.`,
    );
  }
  return ok(undefined);
}

async function readContacts(reader: LiveReader): Promise<Done> {
  const { live } = reader;
  const listed = await reader.contactsOf(live.addressBooks);
  if (!listed.ok) return listed;
  return reader.addressesOf(
    live.addressBooks.flatMap((book) =>
      (live.contacts.get(book.id) ?? []).map((contact) => ({ contact, book })),
    ),
  );
}

async function readExtensions(reader: LiveReader, notes: string[]): Promise<Done> {
  const { live } = reader;
  const listed = await reader.trunks([null]);
  if (!listed.ok) {
    if (!isNoAccess(listed.error)) return listed;
    notes.push('Extensions are left out, since the account may not see SIP trunks.');
    return ok(undefined);
  }
  const read = await reader.extensionsOf((live.trunks ?? []).map(({ id }) => id));
  if (!read.ok) {
    if (!isNoAccess(read.error)) return read;
    live.extensions.clear();
    notes.push('Extensions are left out, since the account may not see those of its SIP trunks.');
    return ok(undefined);
  }
  const { placeOfProfile } = indexLive(live);
  const mapped = [...live.extensions.values()].flat();
  const foreign = mapped.filter(
    ({ profileId }) => profileId === null || !placeOfProfile.has(profileId),
  );
  if (foreign.length > 0) {
    notes.push(
      `${foreign.length} ${foreign.length === 1 ? 'extension rings' : 'extensions ring'} no room of this property and ${foreign.length === 1 ? 'is' : 'are'} left out.`,
    );
  }
  return ok(undefined);
}

/** The scope for trunks is granted apart from the rest, and PBX exists in few countries. */
function isNoAccess({ result }: ReadStop): boolean {
  return (
    (result.kind === 'refused' && ['no-access', 'not-found'].includes(result.failure.code)) ||
    result.kind === 'credentials'
  );
}
