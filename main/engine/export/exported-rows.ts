import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { AddressBook, LiveState, Unit } from '../../../shared/domain/live.ts';
import { nameKey } from '../compare-keys.ts';
import { addressCells } from '../plan/exported-cells.ts';
import { associationRowKey, extensionKey } from '../plan/exported-keys.ts';
import { booksOfUnits } from '../plan/room-numbers.ts';
import { callingRows, onlyUsers } from './calling-rows.ts';
import type { Look } from './look.ts';
import { lookAt, placeCells } from './look.ts';
import { compareNatural } from './natural-order.ts';
import type { ExportedRow } from './sheet-rows.ts';

export type ExportedRows = Record<SheetKind, ExportedRow[]>;

/** Everything live as rows of the sheets, in an order that depends on nothing but the content. */
export function exportedRows(live: LiveState): ExportedRows {
  const look = lookAt(live);
  const { finder } = look;
  const byPath = (a: Unit, b: Unit): number =>
    compareNatural(finder.pathOf(a.id), finder.pathOf(b.id)) || compareNatural(a.id, b.id);
  const units = live.units.toSorted(byPath);
  const books = live.addressBooks.toSorted(
    (a, b) => compareNatural(a.name, b.name) || compareNatural(a.id, b.id),
  );
  const isNamesake = ({ name }: AddressBook): boolean =>
    (look.index.booksByName.get(nameKey(name)) ?? []).length > 1;
  return {
    rooms: roomRows(units, books, look),
    contacts: books.flatMap((book) =>
      (live.contacts.get(book.id) ?? [])
        .toSorted((a, b) => compareNatural(a.name, b.name) || compareNatural(a.id, b.id))
        .map((contact) => ({
          remoteId: contact.id,
          ...(isNamesake(book) && { known: { addressBookId: book.id } }),
          cells: { addressBook: book.name, name: contact.name, ...addressCells(contact, look) },
        })),
    ),
    extensions: extensionRows(look),
    addressBooks: books.map((book) => ({ remoteId: book.id, cells: { addressBook: book.name } })),
    associations: books.flatMap((book) => {
      const users = new Set(live.unitsOfBook.get(book.id));
      return units
        .filter(({ id }) => users.has(id))
        .map((unit) => ({
          remoteId: associationRowKey(book.id, unit.id),
          cells: { addressBook: book.name, ...placeCells(unit, look) },
        }));
    }),
    ...callingRows(look),
  };
}

/** Rooms, and whatever else has a profile or calls from a book, so that nothing live is left out. */
function roomRows(
  units: readonly Unit[],
  books: readonly AddressBook[],
  look: Look,
): ExportedRow[] {
  const { live, index, finder } = look;
  const booksOf = booksOfUnits(live);
  const nameOfBook = new Map(books.map(({ id, name }) => [id, name]));
  const listedIn = new Map<string, Set<string>>();
  for (const book of books) {
    for (const { address } of live.contacts.get(book.id) ?? []) {
      if (address?.kind !== 'profile') continue;
      const held = listedIn.get(address.profileId) ?? new Set<string>();
      listedIn.set(address.profileId, held.add(book.name));
    }
  }
  const userOf = onlyUsers(look);
  const mapped = new Map<string, { extension: string; trunkId: string }[]>();
  for (const mappings of live.extensions.values()) {
    for (const { profileId, extension, trunkId } of mappings) {
      if (profileId === null) continue;
      const held = mapped.get(profileId) ?? [];
      held.push({ extension, trunkId });
      mapped.set(profileId, held);
    }
  }
  return units.flatMap((unit) => {
    const profile = live.profiles.get(unit.id) ?? null;
    const callsFrom = booksOf(unit.id).ids.flatMap((id) => nameOfBook.get(id) ?? []);
    if (!finder.isRoom(unit) && !profile && callsFrom.length === 0) return [];
    const extensions = profile ? (mapped.get(profile.id) ?? []) : [];
    const trunks = new Set(extensions.map(({ trunkId }) => trunkId));
    const [trunk] = trunks;
    const parent = unit.parentId === null ? undefined : index.units.get(unit.parentId);
    return {
      remoteId: unit.id,
      known: { ...(profile && { profileId: profile.id }), above: unitsAbove(unit, look) },
      cells: {
        room: unit.name,
        unitId: unit.id,
        floor: parent ? finder.pathOf(parent.id) : '',
        displayName: profile?.name ?? '',
        addressBooks: joined(callsFrom),
        listedIn: joined(profile ? [...(listedIn.get(profile.id) ?? [])] : []),
        extension: joined(extensions.map(({ extension }) => extension)),
        trunk: trunks.size === 1 && trunk !== undefined ? trunk : '',
        externalUser: (profile && userOf.get(profile.id)) ?? '',
      },
    };
  });
}

/** The property and the units between it and this one. A loop in the data ends the line. */
function unitsAbove(unit: Unit, { live, index }: Look): [string, string][] {
  const line = new Map<string, string>();
  let at = index.units.get(unit.parentId ?? '');
  while (at && at.id !== live.property.id && !line.has(at.id)) {
    line.set(at.id, at.name);
    at = index.units.get(at.parentId ?? '');
  }
  return [[live.property.id, live.property.name], ...[...line].toReversed()];
}

function joined(values: readonly string[]): string {
  return values.toSorted(compareNatural).join('; ');
}

/** Extensions that ring in a room of this property. */
function extensionRows(look: Look): ExportedRow[] {
  return [...look.live.extensions.values()]
    .flat()
    .toSorted(
      (a, b) => compareNatural(a.trunkId, b.trunkId) || compareNatural(a.extension, b.extension),
    )
    .flatMap(({ trunkId, extension, profileId }) => {
      const unit = look.unitOf(profileId);
      if (!unit) return [];
      return {
        remoteId: extensionKey(trunkId, extension),
        cells: { extension, trunk: trunkId, ...placeCells(unit, look) },
      };
    });
}
