import type { LiveState } from '../../../shared/domain/live.ts';
import type { IdRef } from '../../../shared/domain/step-write.ts';
import type { NumberCount } from './book-numbers.ts';
import {
  addNumbers,
  liveNumbers,
  mergeNumbers,
  refKey,
  sizeWith,
  takeNumbers,
} from './book-numbers.ts';

/** What the numbers of a room come to; `complete` false: at least so many. */
export type RoomNumbers = { unitId: string; size: number; complete: boolean };

/** The phone numbers that rooms can call over all their books, while a plan adds to them. */
export type RoomNumberBook = {
  /** The worst room if these numbers came into the book; null where no room calls from it. */
  worstWith(book: IdRef, added: readonly string[]): RoomNumbers | null;
  change(book: IdRef, removed: readonly string[], added: readonly string[]): void;
  /** The room's numbers if it called from this book as well. */
  withBook(unitId: string, book: IdRef): RoomNumbers;
  join(unitId: string, book: IdRef): void;
  /** The room no longer calls from a live book. */
  leave(unitId: string, book: IdRef): void;
  /** Rooms touched so far, with their numbers before and now. */
  touched(): { unitId: string; before: number; after: number; complete: boolean }[];
};

/** Rooms that call from the same books share their count, since properties have few such groups. */
type Group = { count: NumberCount; before: number; units: string[]; touched: boolean };

export function createRoomNumbers(live: LiveState): RoomNumberBook {
  const books = new Map<string, NumberCount>();
  const groups = new Map<string, Group>();
  const groupOfUnit = new Map<string, Group>();
  const groupsOfBook = new Map<string, Group[]>();
  const joined = new Map<string, string[]>();
  const left = new Map<string, string[]>();
  const joinedCounts = new Map<string, NumberCount>();
  const groupIds = new Map<Group, number>();
  const derived = booksOfUnits(live);

  function numbersOf(key: string): NumberCount {
    const held = books.get(key);
    if (held) return held;
    const id = key.startsWith('id ') ? key.slice(3) : null;
    const made = id === null ? { counts: new Map(), complete: true } : liveNumbers(live, id);
    books.set(key, made);
    return made;
  }

  function groupOf(unitId: string): Group {
    const known = groupOfUnit.get(unitId);
    if (known) return known;
    const { ids, complete } = derived(unitId);
    const key = JSON.stringify([complete, ids]);
    let group = groups.get(key);
    if (!group) {
      const count: NumberCount = { counts: new Map(), complete };
      for (const id of ids) mergeNumbers(count, numbersOf(`id ${id}`));
      group = { count, before: count.counts.size, units: [], touched: false };
      groups.set(key, group);
      groupIds.set(group, groupIds.size);
      for (const id of ids) groupsOfBook.set(id, [...(groupsOfBook.get(id) ?? []), group]);
    }
    group.units.push(unitId);
    groupOfUnit.set(unitId, group);
    return group;
  }

  const opened = new Set<string>();
  function callersOf(book: IdRef): Group[] {
    if (!('id' in book)) return [];
    if (!opened.has(book.id)) {
      opened.add(book.id);
      for (const unitId of live.unitsOfBook.get(book.id) ?? []) groupOf(unitId);
    }
    return groupsOfBook.get(book.id) ?? [];
  }

  /** The room's count with the books joined so far and perhaps one more. */
  function countOf(unitId: string, more: readonly string[]): NumberCount {
    const group = groupOf(unitId);
    const keys = [...(joined.get(unitId) ?? []), ...more].toSorted();
    const gone = (left.get(unitId) ?? []).toSorted();
    if (keys.length + gone.length === 0) return group.count;
    const memo = JSON.stringify([groupIds.get(group), keys, gone]);
    const held = joinedCounts.get(memo);
    if (held) return held;
    const count: NumberCount = {
      counts: new Map(group.count.counts),
      complete: group.count.complete,
    };
    for (const key of keys) mergeNumbers(count, numbersOf(key));
    for (const key of gone) takeNumbers(count, numbersOf(key));
    joinedCounts.set(memo, count);
    return count;
  }

  return {
    worstWith(book, added) {
      let worst: RoomNumbers | null = null;
      const consider = (unitId: string, { counts, complete }: NumberCount): void => {
        const size = sizeWith({ counts, complete }, added);
        if (!worst || size > worst.size) worst = { unitId, size, complete };
      };
      for (const { count, units } of callersOf(book)) {
        // Rooms that leave a book no longer are like the others of their group.
        const alike = units.find((unitId) => !left.has(unitId));
        if (alike !== undefined) consider(alike, count);
        for (const unitId of left.size > 0 ? units : []) {
          const gone = left.get(unitId);
          if (gone && !gone.includes(refKey(book))) consider(unitId, countOf(unitId, []));
        }
      }
      return worst;
    },
    change(book, removed, added) {
      joinedCounts.clear();
      const callers = callersOf(book);
      const counts = [numbersOf(refKey(book)), ...callers.map(({ count }) => count)];
      for (const count of counts) {
        addNumbers(count, removed, -1);
        addNumbers(count, added);
      }
      for (const group of callers) group.touched = true;
    },
    withBook(unitId, book) {
      const { counts, complete } = countOf(unitId, [refKey(book)]);
      return { unitId, size: counts.size, complete };
    },
    join(unitId, book) {
      groupOf(unitId);
      joined.set(unitId, [...(joined.get(unitId) ?? []), refKey(book)]);
    },
    leave(unitId, book) {
      groupOf(unitId);
      left.set(unitId, [...(left.get(unitId) ?? []), refKey(book)]);
    },
    touched() {
      const units = new Set(joined.keys());
      for (const group of groups.values()) {
        if (group.touched) for (const unitId of group.units) units.add(unitId);
      }
      return [...units].map((unitId) => {
        const { counts, complete } = countOf(unitId, []);
        return { unitId, before: groupOf(unitId).before, after: counts.size, complete };
      });
    },
  };
}

/** Books of a unit, sorted; complete where its own list, or that of every book, was read. */
export function booksOfUnits(
  live: LiveState,
): (unitId: string) => { ids: string[]; complete: boolean } {
  const fromBooks = new Map<string, string[]>();
  for (const [bookId, units] of live.unitsOfBook) {
    for (const unitId of units) {
      const held = fromBooks.get(unitId);
      if (held) held.push(bookId);
      else fromBooks.set(unitId, [bookId]);
    }
  }
  const allRead = live.addressBooks.every(({ id }) => live.unitsOfBook.has(id));
  return (unitId) => {
    const own = live.booksOfUnit.get(unitId);
    if (own) return { ids: [...new Set(own)].toSorted(), complete: true };
    return { ids: (fromBooks.get(unitId) ?? []).toSorted(), complete: allRead };
  };
}
