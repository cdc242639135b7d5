import type { Step } from '../../../shared/domain/plan.ts';
import type { ContactGroup, NamedWish } from './contact-groups.ts';
import { groupContacts } from './contact-groups.ts';
import { changedSinceExport, SHOWN_NUMBERS } from './contact-since-export.ts';
import { matchContacts } from './match-contacts.ts';
import { planContactRemoval } from './plan-contact-removal.ts';
import { nameKey } from '../compare-keys.ts';
import { planExistingContact } from './plan-existing-contact.ts';
import type { PlannedBook } from './plan-books.ts';
import type { PlanContext } from './plan-context.ts';
import { mustBeRead, sentStep, shownStep } from './plan-context.ts';
import type { PlannedProfile } from './planned-profile.ts';
import {
  liveAddressKey,
  plannedAddress,
  removedAddressKey,
  shownAddress,
  wishedAddressKey,
} from './shown-contact.ts';
import type { ContactWish, Wishes } from './wishes.ts';

/** A wished contact with its step, for the parts that look at what becomes of live contacts. */
export type PlannedContact = {
  wish: ContactWish;
  step: Step;
  name: string;
  /** The live book that it is in; null where that does not exist or cannot be told. */
  bookId: string | null;
  /** Where it leads, comparable; null where nobody says. */
  address: string | null;
};

/** One step for every contact that rows want, in the order in which they want them. */
export function planContacts(
  wishes: Wishes,
  books: ReadonlyMap<string, PlannedBook>,
  profiles: ReadonlyMap<string, PlannedProfile>,
  context: PlanContext,
): PlannedContact[] {
  checkProfileIds(wishes, context);
  const groups = groupContacts(wishes.contacts, books, profiles, context, wishes.bookNames);
  const ids = new Map(
    groups.flatMap((group) => group.wishes.map(({ wish, id }) => [wish, `contact:${id}`] as const)),
  );
  const live = new Map(
    [...context.live.contacts.values()].flat().map((contact) => [contact.id, contact]),
  );
  const planned: { place: number; contact: PlannedContact }[] = [];
  for (const group of groups) {
    for (const [{ wish, place, name }, step] of planGroup(group, profiles, ids, context)) {
      const bookId = group.live?.id ?? null;
      const going = wish.removal && live.get(step.remoteId ?? '');
      const address = going ? liveAddressKey(going.address) : addressKeyOf(wish, profiles, context);
      planned.push({ place, contact: { wish, step, name, bookId, address } });
    }
  }
  return planned.toSorted((a, b) => a.place - b.place).map(({ contact }) => contact);
}

function addressKeyOf(
  wish: ContactWish,
  profiles: ReadonlyMap<string, PlannedProfile>,
  { live }: PlanContext,
): string | null {
  return wish.removal
    ? removedAddressKey(wish.address, live)
    : wishedAddressKey(wish.address, profiles);
}

function* planGroup(
  group: ContactGroup,
  profiles: ReadonlyMap<string, PlannedProfile>,
  ids: ReadonlyMap<ContactWish, string>,
  context: PlanContext,
): Generator<[NamedWish, Step]> {
  const live = group.live
    ? mustBeRead(context.live.contacts.get(group.live.id), `The contacts of "${group.bookName}"`)
    : [];
  const byId = new Map(live.map((contact) => [contact.id, contact]));
  const matches = matchContacts(
    group.wishes.map(({ wish, name }) => ({
      name,
      address: addressKeyOf(wish, profiles, context),
      remoteId: wish.remoteId,
      anyName: wish.name === null,
      removes: wish.removal !== null,
      exact: wish.movedFrom !== null,
    })),
    live.map((contact) => ({
      id: contact.id,
      name: nameKey(contact.name),
      address: liveAddressKey(contact.address),
    })),
  );
  for (const [index, named] of group.wishes.entries()) {
    const match = matches[index] ?? { kind: 'new' };
    const contact = match.kind === 'live' ? byId.get(match.id) : undefined;
    const { removal } = named.wish;
    if (removal) {
      const instead = removal.instead && (ids.get(removal.instead) ?? null);
      yield [named, planContactRemoval({ named, group, match, contact, instead }, context)];
    } else if (contact) {
      yield [named, planExistingContact({ named, group, contact, profiles, context })];
    } else if (match.kind === 'ambiguous') {
      const reason = `${match.rows} rows and ${match.live} live contacts called "${named.name}" are left in "${group.bookName}", so it cannot be told which row means which.`;
      yield [named, conflictStep(named, group, reason)];
    } else {
      yield [named, planNewContact(named, group, profiles, context)];
    }
  }
}

function conflictStep({ wish, id, name }: NamedWish, group: ContactGroup, reason: string): Step {
  return shownStep(
    {
      kind: 'contact',
      id,
      key: `${group.bookName} / ${name}`,
      rows: wish.rows,
      before: null,
      after: { addressBook: group.bookName, name },
      needs: [],
      reason,
    },
    'conflict',
  );
}

function planNewContact(
  named: NamedWish,
  group: ContactGroup,
  profiles: ReadonlyMap<string, PlannedProfile>,
  context: PlanContext,
): Step {
  const { wish, id, name } = named;
  if (wish.edit) {
    return conflictStep(
      named,
      group,
      `The contact "${nameKey(wish.edit.baseline.name ?? name)}" of the export is no longer in "${group.bookName}".`,
    );
  }
  const lost = wish.movedFrom && whyNotMoved(wish.movedFrom, name, context);
  if (lost !== null) return conflictStep(named, group, lost);
  const { book } = group;
  const known = book?.step.action !== 'conflict' || book.live !== null;
  const address = plannedAddress(wish.address, profiles);
  if (!book || (!address && !known)) {
    return conflictStep(named, group, `It cannot be told which "${group.bookName}" is meant.`);
  }
  const row = wish.rows[0];
  if (row && known && (wish.action === 'update' || !address)) {
    context.sink.add(row, {
      code: wish.action === 'update' ? 'row.missing' : 'contact.no-address',
      field: wish.action === 'update' ? 'action' : 'name',
      found: wish.action === 'update' ? 'update' : name,
      message: `There is no contact "${name}" in "${group.bookName}" yet.`,
      fix:
        wish.action === 'update'
          ? 'Empty the Action cell to create it, or correct the name.'
          : 'Give it a phone number, a room, a profile or a provider contact.',
    });
  }
  const after = { addressBook: group.bookName, name, ...shownAddress(address, context) };
  const start = {
    kind: 'contact' as const,
    id,
    key: `${group.bookName} / ${name}`,
    rows: wish.rows,
    before: null,
    after,
  };
  // Only rows told above have no address, and they are left out of the plan.
  if (!address) return shownStep(start, 'blocked');
  const needs = [book.ref, ...(address.kind === 'profile' ? [address.profile] : [])].flatMap(
    (ref) => ('step' in ref ? [ref.step] : []),
  );
  return sentStep({ ...start, needs }, 'create', {
    op: 'contact.create',
    book: book.ref,
    contact: { name, address },
  });
}

/** Why a contact cannot be made anew in another book; null where it can. */
function whyNotMoved(
  { remoteId, edit }: NonNullable<ContactWish['movedFrom']>,
  name: string,
  context: PlanContext,
): string | null {
  const contact = [...context.live.contacts.values()].flat().find(({ id }) => id === remoteId);
  if (!contact) {
    return `The contact "${nameKey(edit.baseline.name ?? name)}" of the export is no longer in "${edit.baseline.addressBook ?? ''}".`;
  }
  const { address } = contact;
  if (address?.kind === 'phones' && address.numbers.length > SHOWN_NUMBERS) {
    return `It has ${address.numbers.length} numbers, and the export could show only ${SHOWN_NUMBERS} of them.`;
  }
  if (address?.kind === 'none') {
    return 'The service does not show where this contact leads, so it cannot be made anew in another book.';
  }
  return changedSinceExport(contact, edit, context);
}

/** A contact may lead to a profile of another property, but not to one that does not exist. */
function checkProfileIds(wishes: Wishes, { index, sink }: PlanContext): void {
  for (const wish of wishes.contacts) {
    const row = wish.rows[0];
    if (wish.address.kind !== 'profile' || !row || wish.removal) continue;
    const found = wish.address.profileId;
    const place = mustBeRead(index.placeOfProfile.get(found), `The profile ${found}`);
    if (place === 'gone') {
      sink.add(row, {
        code: 'profile.not-found',
        field: 'profileId',
        found,
        message: 'There is no communication profile of this id.',
        fix: 'Correct the Profile ID, or name the room instead.',
      });
    } else if (!place.here) {
      sink.add(row, {
        code: 'profile.outside',
        field: 'profileId',
        found,
        severity: 'warning',
        message: 'This profile belongs to a unit outside the chosen property.',
        fix: 'Check that the contact shall call there.',
      });
    }
  }
}
