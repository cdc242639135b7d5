import type { AddressBook } from '../../../shared/domain/live.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import type { IdRef } from '../../../shared/domain/step-write.ts';
import { nameKey } from '../compare-keys.ts';
import { chooseBook, ownBooks } from './choose-book.ts';
import { idPart } from './names.ts';
import type { PlanContext } from './plan-context.ts';
import { LEFT_AS_IT_IS, sentStep, shownStep } from './plan-context.ts';
import type { BookWish, Wishes } from './wishes.ts';

/** A book as the steps that point at it see it. */
export type PlannedBook = {
  ref: IdRef;
  /** As the person writes it. */
  name: string;
  /** Null while it does not exist, and where it cannot be told which one is meant. */
  live: AddressBook | null;
  step: Step;
};

/** One step for every book that rows name. By the key under which the rows name it. */
export function planBooks(wishes: Wishes, context: PlanContext): Map<string, PlannedBook> {
  const planned = new Map<string, PlannedBook>();
  for (const wish of wishes.books.values()) {
    planned.set(wish.key, planBook(wish, context));
  }
  return planned;
}

function planBook(wish: BookWish, context: PlanContext): PlannedBook {
  const { options, sink } = context;
  const { name, rows, owners } = wish;
  const newName = [...wish.newNames.keys()].toSorted()[0] ?? null;
  const common = { kind: 'addressBook' as const, id: idPart(name), key: name, rows };
  const stepId = `addressBook:${common.id}`;
  const choice = chooseBook(wish, newName, context);
  const wanted = owners.find(({ action }) => action === 'create');

  if (choice.kind === 'conflict') {
    const step = shownStep(
      { ...common, before: { addressBook: name }, after: null, reason: choice.reason },
      'conflict',
    );
    return { ref: { step: stepId }, name, live: null, step };
  }
  if (choice.kind === 'none') {
    if (choice.note !== null) context.notes.push(choice.note);
    const alike = differentlyCased(newName ?? name, context);
    if (alike !== null) context.notes.push(alike);
    for (const { row, action } of owners) {
      if (action !== 'update') continue;
      sink.add(row, {
        code: 'row.missing',
        field: 'action',
        found: action,
        message: `There is no address book "${name}" to update.`,
        fix: 'Empty the Action cell to create it, or correct the name.',
      });
    }
    const created = newName ?? name;
    const step = sentStep({ ...common, before: null, after: { addressBook: created } }, 'create', {
      op: 'addressBook.create',
      name: created,
    });
    return { ref: { step: stepId }, name: created, live: null, step };
  }

  const { book } = choice;
  const before = { addressBook: book.name };
  const known = { ...common, before, remoteId: book.id };
  const planned = { ref: { id: book.id }, name: book.name, live: book };
  if (newName === null || choice.renamed) {
    return { ...planned, step: shownStep({ ...known, after: before }, 'unchanged') };
  }
  const after = { addressBook: newName };
  const others = ownBooks(newName, context);
  const reason = wanted
    ? `The row wants it created, but "${book.name}" exists already.`
    : others.some(({ id }) => id !== book.id)
      ? `There is another address book "${newName}" already, so the two could not be told apart.`
      : null;
  if (reason !== null) {
    return { ...planned, step: shownStep({ ...known, after, reason }, 'conflict') };
  }
  if (options.existing === 'skip') {
    const left = { ...known, after: before, reason: LEFT_AS_IT_IS };
    return { ...planned, step: shownStep(left, 'unchanged') };
  }
  const step = sentStep({ ...known, after }, 'change', {
    op: 'addressBook.rename',
    addressBookId: book.id,
    name: newName,
  });
  return { ...planned, name: newName, step };
}

/** Names of books are compared exactly, so another case makes another book: seldom what was meant. */
function differentlyCased(name: string, context: PlanContext): string | null {
  const folded = nameKey(name).toLowerCase();
  const book = context.live.addressBooks.find(
    (live) => nameKey(live.name) !== nameKey(name) && nameKey(live.name).toLowerCase() === folded,
  );
  return book === undefined
    ? null
    : `"${name}" becomes an address book of its own beside "${book.name}", which differs only in capital letters; correct the name if that one is meant.`;
}
