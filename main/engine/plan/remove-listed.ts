import type { AddressBook, Contact } from '../../../shared/domain/live.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';
import type { Caller } from './callers.ts';
import { chooseBook, useOf } from './choose-book.ts';
import { refusalOf } from './contact-groups.ts';
import { idPart } from './names.ts';
import { contactBefore } from './plan-contact-removal.ts';
import type { PlanContext } from './plan-context.ts';
import { mustBeRead } from './plan-context.ts';
import type { RemovalLook } from './removal-look.ts';
import { tellContradiction } from './removal-contradictions.ts';
import type { RemovalEntries } from './removal-entries.ts';
import { alsoFor, goneAlready, notTaken, takeAway } from './removal-entries.ts';
import type { Cause, ListedRemoval } from './removals.ts';
import type { Wishes } from './wishes.ts';

/** Notes the contacts by which rooms shall no longer be listed. */
export function removeListed(
  wishes: Wishes,
  look: RemovalLook,
  entries: RemovalEntries,
  context: PlanContext,
): void {
  const { finder, live } = context;
  for (const removal of wishes.removals.listed) {
    const { unit, row, book } = removal;
    const room = finder.pathOf(unit.id);
    const keeping = listingRows(removal, wishes);
    if (keeping.length > 0) {
      const where = book === 'all' ? 'any address book' : `"${book.name}"`;
      tellContradiction(`the contact of ${room} in ${where}`, [row], keeping, context.sink);
      continue;
    }
    const profile = mustBeRead(live.profiles.get(unit.id), `The profile of ${room}`);
    // Nobody calls a room without a profile, so no book is looked into for its sake.
    const place: Place = profile ? placeOf(removal, look, context) : { kind: 'books', books: [] };
    const found = profile && place.kind === 'books' ? look.callersOf(profile.id, place.books) : [];
    if (found.length === 0) {
      const name = book === 'all' ? 'any address book' : book.name;
      const id = `${idPart(book === 'all' ? '(all)' : book.key)}/listed/${idPart(unit.id)}`;
      const start = { kind: 'contact' as const, id, key: `${name} / ${room}`, rows: [row] };
      const step =
        place.kind === 'conflict'
          ? notTaken({ ...start, before: null, reason: place.reason })
          : goneAlready({ ...start, reason: `${room} is not listed in "${name}" (any more).` });
      entries.add({ object: id, stage: 'contact', own: true, rooms: [], step });
    }
    for (const caller of found) {
      if (ledElsewhere(caller.contact, profile?.id ?? '', look, [row], context)) continue;
      entries.add({
        object: caller.contact.id,
        stage: 'contact',
        own: true,
        rooms: [],
        step: takeContact({ ...caller, rows: [row], cause: 'edit' }, look, context),
      });
    }
  }
}

/** The step that takes a live contact away, wherever its book may be touched. */
export function takeContact(
  { book, contact, rows, cause }: Caller & { rows: readonly ValidRow[]; cause: Cause },
  look: RemovalLook,
  context: PlanContext,
): Step {
  const title = look.titleOf(book);
  const start = {
    kind: 'contact' as const,
    id: `${idPart(book.id)}/${idPart(contact.id)}`,
    key: `${title} / ${contact.name}`,
    rows,
    before: contactBefore(contact, title, context),
    remoteId: contact.id,
  };
  const reason = refusalOf(book, context);
  if (reason !== null) return notTaken({ ...start, reason });
  return takeAway(
    start,
    cause,
    { op: 'contact.delete', addressBookId: book.id, contactId: contact.id },
    context,
  );
}

/**
 * The step by which another row leads the contact away from the profile, so that it need not go; null
 * where there is none. A row that keeps it there contradicts.
 */
export function ledElsewhere(
  contact: Contact,
  profileId: string,
  look: RemovalLook,
  rows: readonly ValidRow[],
  context: PlanContext,
): Step | null {
  const planned = look.keptContact(contact.id);
  if (!planned) return null;
  const { step, wish, address } = planned;
  if (step.action === 'change' && address !== null && address !== `profile ${profileId}`) {
    alsoFor(step, rows);
    return step;
  }
  tellContradiction(`the contact "${contact.name}"`, rows, wish.rows, context.sink);
  return null;
}

/** Rows that want the room listed, or called, in that book or in any, whatever is live. */
function listingRows({ unit, book, row }: ListedRemoval, { contacts }: Wishes): ValidRow[] {
  return contacts
    .filter(
      ({ removal, address, bookKey }) =>
        !removal &&
        address.kind === 'room' &&
        address.unit.id === unit.id &&
        (book === 'all' || book.key === bookKey),
    )
    .flatMap(({ rows }) => rows)
    .filter((other) => other !== row);
}

type Place = { kind: 'books'; books: AddressBook[] } | { kind: 'conflict'; reason: string };

/** The books in question; those that only other properties use are none of them. */
function placeOf({ book }: ListedRemoval, look: RemovalLook, context: PlanContext): Place {
  if (book === 'all') {
    const ours = context.live.addressBooks.filter((one) => {
      const { here, elsewhere } = useOf(one, context);
      return here > 0 || elsewhere === 0;
    });
    return { kind: 'books', books: ours };
  }
  const planned = look.books.get(book.key);
  if (planned?.live) return { kind: 'books', books: [planned.live] };
  const choice = chooseBook({ ...book, remoteId: null }, null, context);
  if (choice.kind === 'conflict') return choice;
  return { kind: 'books', books: choice.kind === 'found' ? [choice.book] : [] };
}
