import type { Contact } from '../../../shared/domain/live.ts';
import { addressOf } from '../../../shared/domain/plan.ts';
import type { ShownValues, Step } from '../../../shared/domain/plan.ts';
import type { ContactBody } from '../../../shared/domain/operations.ts';
import type { IdRef, PlannedContact, StepWrite } from '../../../shared/domain/step-write.ts';
import { nameKey, numbersKey } from '../compare-keys.ts';
import { idPart } from '../plan/names.ts';
import { mustBeRead } from '../plan/plan-context.ts';
import { liveAddressKey, shownAddress } from '../plan/shown-contact.ts';
import type { UndoLook } from './undo-look.ts';
import { hasBook, hasProfile, mainRestore, refOf, refusalOf } from './undo-look.ts';
import type { Effect, EffectOf } from './undo-source.ts';
import { asBefore, changedSince, heldBack, notKnown, sentUndo } from './undo-step.ts';

/** Takes a contact away that the job brought. */
export function undoContactCreate(effect: EffectOf<'contact.create'>, look: UndoLook): Step {
  const { addressBookId, contact: left } = effect.write;
  const live = look.contacts.get(effect.remoteId ?? '');
  if (!live) return asBefore(effect);
  const other = otherThan(left, live, look);
  if (other !== null) return changedSince(effect, other, shownContact(live, look));
  const refusal = refusalOf(addressBookId, look);
  if (refusal !== null) return changedSince(effect, refusal);
  const write = { op: 'contact.delete', addressBookId, contactId: live.id } as const;
  return sentUndo(effect, { action: 'remove', write, after: null, remoteId: live.id });
}

/** Gives a contact back what it had. */
export function undoContactUpdate(effect: EffectOf<'contact.update'>, look: UndoLook): Step {
  const { addressBookId, contactId, contact: left } = effect.write;
  const back = mainRestore(effect);
  if (back?.op !== 'contact.update') return notKnown(effect) ?? asBefore(effect);
  const live = look.contacts.get(contactId);
  if (!live) return changedSince(effect, `There is no contact "${left.name}" any more.`, null);
  const contact = redirected(back.contact, look);
  if (isContent(contact, live)) return asBefore(effect, contactId);
  const other = otherThan(left, live, look);
  if (other !== null) return changedSince(effect, other, shownContact(live, look));
  const reason = refusalOf(addressBookId, look) ?? unreachable(contact, look);
  if (reason !== null) return changedSince(effect, reason);
  const write = { op: 'contact.update', addressBookId, contactId, contact } as const;
  return sentUndo(effect, { action: 'change', write, remoteId: contactId });
}

/** Brings a contact back, unless one just like it came back already. */
export function undoContactDelete(effect: EffectOf<'contact.delete'>, look: UndoLook): Step {
  const back = mainRestore(effect);
  if (back?.op !== 'contact.create') return notKnown(effect) ?? asBefore(effect);
  const found = broughtBack(back, effect.step.restore?.alike ?? [], look);
  switch (found.kind) {
    case 'there':
      return asBefore(effect, found.id);
    case 'conflict':
      return changedSince(effect, found.reason, null);
    case 'create':
      return sentUndo(effect, { action: 'create', write: found.write });
  }
}

/** Contacts that vanished along with a book or a profile; each gets a step of its own. */
export function undoVanished(effect: Effect, main: Step, look: UndoLook): Step[] {
  const { step } = effect;
  const writes = step.restore?.writes.slice(1) ?? [];
  const isBack = main.write !== null || main.remoteId !== null;
  return writes.flatMap((write, at): Step[] => {
    if (write.op !== 'contact.create') return [];
    const named = nameOwn(write, step.id, main);
    const found: Found = isBack
      ? broughtBack(named, [], look)
      : { kind: 'conflict', reason: main.reason ?? 'What it belongs to does not come back.' };
    const name = write.contact.name;
    const bookName = bookTitle(write.book, effect, look);
    const own: Effect = {
      ...effect,
      step: {
        ...step,
        id: `contact:${idPart(step.id)}/${idPart(name)}/${at + 1}`,
        kind: 'contact',
        key: `${bookName} / ${name}`,
        before: {
          addressBook: bookName,
          name,
          ...shownAddress(write.contact.address, look),
          ...ownRoom(write, step),
        },
        after: null,
      },
    };
    if (found.kind === 'there') return [asBefore(own, found.id)];
    if (found.kind === 'conflict') return [changedSince(own, found.reason, null)];
    return [sentUndo(own, { action: 'create', write: found.write })];
  });
}

type CreateContact = Extract<StepWrite, { op: 'contact.create' }>;
type Found =
  | { kind: 'there'; id: string }
  | { kind: 'create'; write: CreateContact }
  | { kind: 'conflict'; reason: string };

/** How a contact comes back. @param alike live ones of that content that were never taken away */
function broughtBack(write: CreateContact, alike: readonly string[], look: UndoLook): Found {
  const contact = redirected(write.contact, look);
  const book = 'id' in write.book ? refOf(write.book.id, look) : write.book;
  if ('id' in book && !hasBook(book.id, look)) {
    return { kind: 'conflict', reason: 'Its address book is gone.' };
  }
  if ('id' in book) {
    const stayed = new Set(alike);
    const others = mustBeRead(look.live.contacts.get(book.id), `The contacts of ${book.id}`);
    const twin = others.find(
      (one) => !stayed.has(one.id) && !look.taken.has(one.id) && isContent(contact, one),
    );
    if (twin) {
      look.taken.add(twin.id);
      return { kind: 'there', id: twin.id };
    }
    const refusal = refusalOf(book.id, look);
    if (refusal !== null) return { kind: 'conflict', reason: refusal };
  }
  const reason = unreachable(contact, look);
  return reason === null
    ? { kind: 'create', write: { op: 'contact.create', book, contact } }
    : { kind: 'conflict', reason };
}

/** The same contact, calling the profile that takes the place of the one that it called. */
function redirected({ name, address }: PlannedContact, look: UndoLook): PlannedContact {
  if (address.kind !== 'profile' || !('id' in address.profile)) return { name, address };
  return { name, address: { kind: 'profile', profile: refOf(address.profile.id, look) } };
}

/** Puts the object itself, where it was found live, in the place of the step that brings it. */
function nameOwn(write: CreateContact, stepId: string, main: Step): CreateContact {
  const own = main.write === null && main.remoteId !== null ? { id: main.remoteId } : null;
  const named = (ref: IdRef): IdRef => (own && 'step' in ref && ref.step === stepId ? own : ref);
  const { address } = write.contact;
  return {
    op: 'contact.create',
    book: named(write.book),
    contact:
      address.kind === 'profile'
        ? {
            name: write.contact.name,
            address: { kind: 'profile', profile: named(address.profile) },
          }
        : write.contact,
  };
}

function unreachable({ address }: PlannedContact, look: UndoLook): string | null {
  if (address.kind !== 'profile' || !('id' in address.profile)) return null;
  return hasProfile(address.profile.id, look)
    ? null
    : 'The room that it called has no communication profile any more.';
}

function isContent({ name, address }: PlannedContact, live: Contact): boolean {
  if (nameKey(name) !== nameKey(live.name)) return false;
  switch (address.kind) {
    case 'phones':
      return liveAddressKey(live.address) === `phones ${numbersKey(address.numbers)}`;
    case 'profile':
      return 'id' in address.profile
        ? liveAddressKey(live.address) === `profile ${address.profile.id}`
        : false;
    case 'provider':
      return liveAddressKey(live.address) === `provider ${address.providerId}`;
  }
}

/** What is live in place of what the job left; null where it is that. Hidden addresses are not held against it. */
function otherThan(left: ContactBody, live: Contact, look: UndoLook): string | null {
  const now = mustBeRead(live.address, `Where "${live.name}" leads`);
  const same =
    nameKey(left.name) === nameKey(live.name) &&
    (now.kind === 'none' || liveAddressKey(now) === liveAddressKey(left.address));
  return same
    ? null
    : `The job left it as ${told(left.name, left.address, look)}, and it is ${told(live.name, now, look)} now.`;
}

function told(name: string, address: NonNullable<Contact['address']>, look: UndoLook): string {
  const planned = addressOf(address);
  const values = Object.values(shownAddress(planned, look)).flat();
  return `"${name}"${values.length > 0 ? ` with ${values.join(', ')}` : ''}`;
}

function shownContact(live: Contact, look: UndoLook): ShownValues {
  const addressBook = look.books.get(live.addressBookId)?.name ?? live.addressBookId;
  const planned = live.address ? addressOf(live.address) : null;
  return { addressBook, name: live.name, ...shownAddress(planned, look) };
}

function bookTitle(book: IdRef, { step }: Effect, { books }: UndoLook): string {
  if ('id' in book) return books.get(book.id)?.name ?? book.id;
  return step.key;
}

/** The room of the profile that comes back with the contact. */
function ownRoom({ contact }: CreateContact, step: Step): ShownValues {
  const { address } = contact;
  const isOwn =
    address.kind === 'profile' && 'step' in address.profile && address.profile.step === step.id;
  return isOwn ? { room: step.key } : {};
}

/** A step that has to wait for messages to people that nobody allowed. */
export function waitsForMessages(effect: Effect): Step {
  return heldBack(
    effect,
    'Inbound calling hangs on it and goes first, which sends messages to people’s phones: --allow-messages.',
  );
}
