import type { PropertyCopy } from '../../../shared/domain/property-copy.ts';
import { readList } from '../understand/lists.ts';
import type { ObjectsByKind } from './exported-object.ts';

export type CopiedBooks = {
  all: PropertyCopy['addressBooks'];
  /** Key of the book of that id, else of the first of that name; undefined where no row names it. */
  keyOf(name: string | undefined, id?: string): string | undefined;
};

/** Every address book that any row names; those without an id of their own are known by name. */
export function copyBooks(of: ObjectsByKind): CopiedBooks {
  const books = new Map<string, PropertyCopy['addressBooks'][number]>();
  const firstOfName = new Map<string, string>();
  const add = (name: string | undefined, id: string | null): void => {
    if (name === undefined || (id === null ? firstOfName.has(name) : books.has(id))) return;
    const key = id ?? JSON.stringify({ name });
    books.set(key, { key, id, name });
    if (!firstOfName.has(name)) firstOfName.set(name, key);
  };
  for (const { ids, cells } of of.addressBooks) add(cells.addressBook, ids[0] ?? null);
  for (const { ids, cells } of of.associations) add(cells.addressBook, ids[0] ?? null);
  for (const { cells, known } of of.contacts) add(cells.addressBook, known.addressBookId ?? null);
  for (const { cells } of of.rooms) {
    for (const list of [cells.addressBooks, cells.listedIn]) {
      for (const name of readList(list ?? '').values) add(name, null);
    }
  }
  return {
    all: [...books.values()],
    keyOf: (name, id) => (id !== undefined && books.has(id) ? id : firstOfName.get(name ?? '')),
  };
}
