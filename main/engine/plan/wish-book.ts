import type { Unit } from '../../../shared/domain/live.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';
import { nameKey } from '../compare-keys.ts';
import type { AssociationWish, BookWish, Owner, ProfileWish, Wishes } from './wishes.ts';
import { addRow } from './wishes.ts';

/** Notes that a row names a book; whoever names one that does not exist wants it created. */
export function wishBook(
  wishes: Wishes,
  name: string,
  row: ValidRow,
  key = nameKey(name),
): BookWish {
  noteBookName(wishes, key, name);
  const wish = wishes.books.get(key) ?? {
    key,
    name: wishes.bookNames.get(key) ?? name,
    rows: [],
    owners: [],
    newNames: new Map(),
    remoteId: null,
  };
  addRow(wish.rows, row);
  wishes.books.set(key, wish);
  return wish;
}

/** A book that is looked into for the sake of a contact, and never created. */
export function noteBookName(wishes: Wishes, key: string, name: string): void {
  if (!wishes.bookNames.has(key)) wishes.bookNames.set(key, nameKey(name));
}

/** Notes that a row needs the profile of a room. */
export function wishProfile(wishes: Wishes, unit: Unit, row: ValidRow): ProfileWish {
  const wish = wishes.profiles.get(unit.id) ?? {
    unit,
    rows: [],
    owners: [],
    names: new Map(),
    baseline: null,
  };
  addRow(wish.rows, row);
  wishes.profiles.set(unit.id, wish);
  return wish;
}

/** Notes that a room shall be able to call from a book. */
export function wishAssociation(
  wishes: Wishes,
  bookKey: string,
  unit: Unit,
  row: ValidRow,
  owner: Owner | null,
  moved = false,
): AssociationWish {
  const key = associationKey(bookKey, unit.id);
  const wish = wishes.associations.get(key) ?? {
    bookKey,
    unit,
    rows: [],
    owners: [],
    moved,
  };
  wish.moved &&= moved;
  addRow(wish.rows, row);
  if (owner) wish.owners.push(owner);
  wishes.associations.set(key, wish);
  return wish;
}

/** The pair is the identity of an association. */
export function associationKey(bookKey: string, unitId: string): string {
  return JSON.stringify([bookKey, unitId]);
}

/** Adds a value with the row that asks for it. */
export function ask(values: Map<string, ValidRow[]>, value: string, row: ValidRow): void {
  const rows = values.get(value) ?? [];
  addRow(rows, row);
  values.set(value, rows);
}
