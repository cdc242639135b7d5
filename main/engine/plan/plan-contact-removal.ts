import type { Contact } from '../../../shared/domain/live.ts';
import { addressOf } from '../../../shared/domain/plan.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import { nameKey } from '../compare-keys.ts';
import type { ContactGroup, NamedWish } from './contact-groups.ts';
import { changedSinceExport } from './contact-since-export.ts';
import type { ContactMatch } from './match-contacts.ts';
import type { PlanContext } from './plan-context.ts';
import { LEFT_AS_IT_IS, sentStep, shownStep } from './plan-context.ts';
import { shownAddress } from './shown-contact.ts';

type Found = {
  named: NamedWish;
  group: ContactGroup;
  match: ContactMatch;
  contact: Contact | undefined;
  /** Id of the step that makes the contact that takes its place. */
  instead: string | null;
};

/** What becomes of a contact that a row of its own wants gone. What is gone already stays gone. */
export function planContactRemoval(found: Found, context: PlanContext): Step {
  const { named, group, match, contact, instead } = found;
  const { wish, id, name } = named;
  const asked = {
    kind: 'contact' as const,
    id,
    key: `${group.bookName} / ${name}`,
    rows: wish.rows,
    before: null,
    after: null,
  };
  if (!contact) {
    const reason = whyNot(found);
    const isCertain = group.refusal === null && isGone(match) && isKnown(group);
    return shownStep({ ...asked, reason }, isCertain ? 'unchanged' : 'conflict');
  }
  const before = contactBefore(contact, group.bookName, context);
  const start = { ...asked, before, remoteId: contact.id };
  const reason = group.refusal ?? conflictOf(found, contact, context);
  if (reason !== null || !group.live) return shownStep({ ...start, reason }, 'conflict');
  if (wish.removal?.cause === 'edit' && context.options.existing === 'skip') {
    return shownStep({ ...start, after: before, reason: LEFT_AS_IT_IS }, 'unchanged');
  }
  if (contact.address?.kind !== 'profile') context.notes.push(INBOUND);
  return sentStep({ ...start, needs: instead === null ? [] : [instead] }, 'remove', {
    op: 'contact.delete',
    addressBookId: group.live.id,
    contactId: contact.id,
  });
}

const INBOUND =
  'Whether the people behind deleted contacts may call a room was not looked at (inbound calling cannot be listed): take that away first where it matters.';

/** A live contact as a person reads it. */
export function contactBefore(
  contact: Contact,
  bookName: string,
  context: PlanContext,
): NonNullable<Step['before']> {
  const address = contact.address ? addressOf(contact.address) : null;
  return { addressBook: bookName, name: contact.name, ...shownAddress(address, context) };
}

function isGone(match: ContactMatch): boolean {
  return match.kind === 'new' || (match.kind === 'missing' && match.namesakes === 0);
}

/** Can it be told which book the row means, be it one that does not exist? */
function isKnown({ book, live }: ContactGroup): boolean {
  return live !== null || book?.step.action !== 'conflict';
}

function whyNot({ named, group, match }: Found): string {
  const { name } = named;
  if (group.refusal !== null) return group.refusal;
  if (!isKnown(group)) return `It cannot be told which "${group.bookName}" is meant.`;
  if (!group.live) return `There is no address book "${group.bookName}", so the contact is gone.`;
  if (match.kind === 'ambiguous' && named.wish.address.kind !== 'keep') {
    return `${match.live} contacts called "${name}" that are alike are in "${group.bookName}", and ${match.rows === 1 ? '1 row deletes' : `${match.rows} rows delete`} such a contact; write as many rows, or delete rows of an export, which know them by id.`;
  }
  if (match.kind === 'ambiguous') {
    return `${match.live} contacts called "${name}" are in "${group.bookName}", so it cannot be told which one is meant; give its number or its room.`;
  }
  if (match.kind === 'missing' && match.namesakes > 0) {
    return `"${group.bookName}" has a contact called "${name}" that leads elsewhere than the row says; correct the row, or empty its numbers to remove the contact wherever it leads.`;
  }
  return `There is no contact "${name}" in "${group.bookName}" any more.`;
}

function conflictOf({ named }: Found, contact: Contact, context: PlanContext): string | null {
  const { wish, name } = named;
  if (wish.edit) return changedSinceExport(contact, wish.edit, context);
  if (wish.remoteId === null || nameKey(contact.name) === name) return null;
  return `The contact of this Bellhop ID is called "${contact.name}" now, and the row says "${name}".`;
}
