import type { LocalRow } from './check-row.ts';
import { reportAt } from './keyed-rule.ts';
import type { KeyedRule } from './keyed-rule.ts';
import { readList } from './lists.ts';
import { nameKey } from '../compare-keys.ts';
import { error } from './problem-at.ts';
import { roomKey } from './room-identity.ts';
import { booksOf } from './same-room.ts';

/** Contacts that the file alone puts into one address book; the rows beyond the limit are errors. */
export const contactsPerBook: KeyedRule = {
  keysOf(local) {
    if (!local.asks || local.removes) return [];
    if (local.row.kind === 'contacts') {
      return local.values.addressBook === undefined ? [] : [nameKey(local.values.addressBook)];
    }
    const listed = local.row.kind === 'rooms' ? local.values.listedIn : undefined;
    return listed === undefined ? [] : readList(listed).values.map(nameKey);
  },
  check(members, context, report, book) {
    const limit = context.limits.contactsPerBook;
    if (members.length <= limit) return;
    // A room that is listed and a contact that calls it are one contact.
    const called = new Set(members.filter(isContact).map(roomKey));
    let count = 0;
    for (const member of members) {
      if (!isContact(member) && called.has(roomKey(member))) continue;
      count++;
      if (count <= limit) continue;
      const field = isContact(member) ? 'addressBook' : 'listedIn';
      reportAt(report, member, field, tooManyContacts(limit), book);
    }
  },
  reads: (local) => `${local.row.kind}\n${roomKey(local)}`,
};

/** Rooms that the file alone associates with one address book; the rows beyond the limit are errors. */
export const roomsPerBook: KeyedRule = {
  keysOf: (local) => (local.asks && !local.removes ? booksOf(local) : []),
  check(members, context, report, book) {
    const limit = context.limits.roomsPerBook;
    if (members.length <= limit) return;
    const rooms = new Set<string>();
    for (const member of members) {
      rooms.add(roomKey(member));
      if (rooms.size <= limit) continue;
      const field = member.row.kind === 'rooms' ? 'addressBooks' : 'addressBook';
      reportAt(report, member, field, tooManyRooms(limit), book);
    }
  },
  reads: roomKey,
};

function isContact(local: LocalRow): boolean {
  return local.row.kind === 'contacts';
}

const SPLIT = 'Divide the address book into several, or set the limit that your account has.';

function tooManyContacts(limit: number) {
  return error(
    'limit.contacts-per-book',
    `An address book can hold at most ${limit} contacts, and the rows above fill this one.`,
    SPLIT,
  );
}

function tooManyRooms(limit: number) {
  return error(
    'limit.rooms-per-book',
    `An address book can belong to at most ${limit} rooms, and the rows above fill this one.`,
    SPLIT,
  );
}
