import type { Step } from '../../../shared/domain/plan.ts';
import type { ContactGroup, NamedWish } from './contact-groups.ts';
import { groupContacts } from './contact-groups.ts';
import { matchContacts } from './match-contacts.ts';
import { nameKey } from '../compare-keys.ts';
import { planExistingContact } from './plan-existing-contact.ts';
import type { PlannedBook } from './plan-books.ts';
import type { PlanContext } from './plan-context.ts';
import { mustBeRead, sentStep, shownStep } from './plan-context.ts';
import type { PlannedProfile } from './planned-profile.ts';
import { liveAddressKey, plannedAddress, shownAddress, wishedAddressKey } from './shown-contact.ts';
import type { Wishes } from './wishes.ts';

/** One step for every contact that rows want, in the order in which they want them. */
export function planContacts(
  wishes: Wishes,
  books: ReadonlyMap<string, PlannedBook>,
  profiles: ReadonlyMap<string, PlannedProfile>,
  context: PlanContext,
): Step[] {
  checkProfileIds(wishes, context);
  const steps: { place: number; step: Step }[] = [];
  for (const group of groupContacts(wishes.contacts, books, profiles, context, wishes.bookNames)) {
    for (const [place, step] of planGroup(group, profiles, context)) steps.push({ place, step });
  }
  return steps.toSorted((a, b) => a.place - b.place).map(({ step }) => step);
}

function* planGroup(
  group: ContactGroup,
  profiles: ReadonlyMap<string, PlannedProfile>,
  context: PlanContext,
): Generator<[number, Step]> {
  const live = group.live
    ? mustBeRead(context.live.contacts.get(group.live.id), `The contacts of "${group.bookName}"`)
    : [];
  const byId = new Map(live.map((contact) => [contact.id, contact]));
  const matches = matchContacts(
    group.wishes.map(({ wish, name }) => ({
      name,
      address: wishedAddressKey(wish.address, profiles),
      remoteId: wish.remoteId,
      anyName: wish.name === null,
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
    if (contact) {
      yield [named.place, planExistingContact({ named, group, contact, profiles, context })];
    } else if (match.kind === 'ambiguous') {
      const reason = `${match.rows} rows and ${match.live} live contacts called "${named.name}" are left in "${group.bookName}", so it cannot be told which row means which.`;
      yield [named.place, conflictStep(named, group, reason)];
    } else {
      yield [named.place, planNewContact(named, group, profiles, context)];
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
      `The contact "${name}" of the export is no longer in "${group.bookName}".`,
    );
  }
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

/** A contact may lead to a profile of another property, but not to one that does not exist. */
function checkProfileIds(wishes: Wishes, { index, sink }: PlanContext): void {
  for (const wish of wishes.contacts) {
    const row = wish.rows[0];
    if (wish.address.kind !== 'profile' || !row) continue;
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
