import type { AddressBook } from '../../../shared/domain/live.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import { nameKey } from '../compare-keys.ts';
import { chooseBook } from './choose-book.ts';
import type { BookChoice } from './choose-book.ts';
import { idPart } from './names.ts';
import type { PlanContext } from './plan-context.ts';
import { mustBeRead, sentStep } from './plan-context.ts';
import type { RemovalLook } from './removal-look.ts';
import { takeAssociation } from './remove-associations.ts';
import { takeContact } from './remove-listed.ts';
import { tellContradiction } from './removal-contradictions.ts';
import type { RemovalEntries } from './removal-entries.ts';
import { goneAlready, notTaken } from './removal-entries.ts';
import type { BookRemoval } from './removals.ts';
import { associationKey } from './wish-book.ts';
import type { Wishes } from './wishes.ts';

/**
 * Notes the books that rows delete, after the associations that stand in the way. The contacts that
 * vanish with a book are shown, without those that go by a step of their own.
 */
export function removeBooks(
  wishes: Wishes,
  look: RemovalLook,
  entries: RemovalEntries,
  context: PlanContext,
): void {
  for (const removal of wishes.removals.books) {
    const choice = choose(removal, context);
    const live = choice.kind === 'found' ? choice.book : null;
    tellUsers(removal, live, wishes, look, context);
    const { row, key, name } = removal;
    const common = { kind: 'addressBook' as const, key: name, rows: [row] };
    const add = (object: string, step: Step): void =>
      entries.add({ object, stage: 'addressBook', own: true, rooms: [], step });
    if (choice.kind === 'found') {
      removeBook(choice.book, removal, look, entries, context);
      continue;
    }
    const id = idPart(removal.remoteId ?? key);
    if (choice.kind === 'conflict') {
      const { reason } = choice;
      add(id, notTaken({ ...common, id, before: { addressBook: name }, reason }));
    } else {
      const reason = choice.note ?? `There is no address book "${name}" (any more).`;
      add(id, goneAlready({ ...common, id, reason }));
    }
  }
}

function removeBook(
  book: AddressBook,
  { row }: BookRemoval,
  look: RemovalLook,
  entries: RemovalEntries,
  context: PlanContext,
): void {
  const { live } = context;
  const units = mustBeRead(live.unitsOfBook.get(book.id), `The units of "${book.name}"`);
  for (const unitId of units) {
    entries.add({
      object: associationKey(book.id, unitId),
      stage: 'association',
      own: true,
      rooms: [],
      step: takeAssociation(
        { book, unit: { id: unitId }, rows: [row], cause: 'delete' },
        look,
        context,
      ),
    });
  }
  const contacts = mustBeRead(live.contacts.get(book.id), `The contacts of "${book.name}"`);
  for (const contact of contacts) {
    const entry = entries.of('contact', contact.id);
    // What --existing skip would leave in the book goes with it, so it goes by its own step.
    if (!entry || entry.step.action !== 'unchanged') continue;
    const step = takeContact({ book, contact, rows: [row], cause: 'delete' }, look, context);
    const { id, rows, needs } = entry.step;
    entries.replace(entry, { ...step, id, rows, needs });
  }
  const left = contacts.filter(({ id }) => entries.of('contact', id)?.step.action !== 'remove');
  if (left.length > 0) context.notes.push(INBOUND);
  entries.add({
    object: book.id,
    stage: 'addressBook',
    own: true,
    rooms: [],
    step: sentStep(
      {
        kind: 'addressBook',
        id: idPart(book.id),
        key: book.name,
        rows: [row],
        before: { addressBook: book.name, contacts: left.map(({ name }) => name).toSorted() },
        after: null,
        remoteId: book.id,
      },
      'remove',
      { op: 'addressBook.delete', addressBookId: book.id },
    ),
  });
}

const INBOUND =
  'Whether people in a deleted address book may call a room was not looked at (inbound calling cannot be listed): take that away first where it matters, since it ends with the book.';

/** By id where an export gave one; one that is gone, or that another name has meanwhile, is not guessed. */
function choose({ remoteId, key, name }: BookRemoval, context: PlanContext): BookChoice {
  const isLive = context.live.addressBooks.some(({ id }) => id === remoteId);
  if (remoteId !== null && !isLive) return { kind: 'none', note: null };
  const choice = chooseBook({ key, name, remoteId }, null, context);
  // Another property's book of that name is no reason to create one here.
  return choice.kind === 'none'
    ? {
        kind: 'none',
        note:
          choice.note && `An address book "${name}" is used only by other properties, and stays.`,
      }
    : choice;
}

/** Rows that use a book which another deletes. */
function tellUsers(
  { row, key, name, remoteId }: BookRemoval,
  live: AddressBook | null,
  { books: wished }: Wishes,
  { books, contacts }: RemovalLook,
  { sink }: PlanContext,
): void {
  const isMeant = (wish: string): boolean => {
    const other = books.get(wish)?.live;
    return live && other ? live.id === other.id : remoteId === null && wish === key;
  };
  const users = [...wished.values()]
    .filter((wish) => isMeant(wish.key))
    .flatMap(({ rows }) => rows);
  const edited = contacts
    .filter(({ wish, step, bookId }) => {
      // With --existing skip a contact that a row moves away stays where it is.
      const stays = !wish.removal || (step.action === 'unchanged' && step.before !== null);
      return stays && live !== null && bookId === live.id;
    })
    .flatMap(({ wish }) => wish.rows);
  const keeping = [...new Set([...users, ...edited])].filter((other) => other !== row);
  if (keeping.length === 0) return;
  tellContradiction(`the address book "${nameKey(name)}"`, [row], keeping, sink);
}
