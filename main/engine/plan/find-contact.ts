import type { Contact } from '../../../shared/domain/live.ts';
import type { IdRef } from '../../../shared/domain/step-write.ts';
import { nameKey } from '../compare-keys.ts';
import type { InboundWish } from './calling-wishes.ts';
import { ownBooks } from './choose-book.ts';
import type { PlannedSoFar } from './planned-so-far.ts';
import type { PlanContext } from './plan-context.ts';
import { mustBeRead } from './plan-context.ts';

/** A contact as it will be by this plan. */
export type FoundContact = {
  ref: IdRef;
  /** `other`: it leads to a room or a provider, so no person could call. `unknown`: numbers are not shown. */
  reached: 'phones' | 'other' | 'unknown';
  /** Where it already is; null for one that the plan creates. */
  id: string | null;
};

export type ContactFinding =
  | { kind: 'found'; contact: FoundContact; book: IdRef }
  | { kind: 'no-book' }
  | { kind: 'no-contact' }
  | { kind: 'conflict'; reason: string };

/** The contact that a row means: the only one of that name, live or planned, in the only book of that name. */
export function findContact(
  wish: InboundWish,
  { books, steps }: PlannedSoFar,
  context: PlanContext,
): ContactFinding {
  const planned = books.get(wish.bookKey);
  if (planned?.step.action === 'conflict' && planned.live === null) {
    return {
      kind: 'conflict',
      reason: planned.step.reason ?? `It cannot be told which "${wish.bookKey}" is meant.`,
    };
  }
  const eligible = planned?.live ? [planned.live] : planned ? [] : ownBooks(wish.bookKey, context);
  const [live] = eligible;
  if (eligible.length > 1) {
    return {
      kind: 'conflict',
      reason: `${eligible.length} live address books are called "${wish.bookKey}", so it cannot be told which one is meant; rename one of them.`,
    };
  }
  const book: IdRef | null = planned?.ref ?? (live ? { id: live.id } : null);
  if (!book) return { kind: 'no-book' };
  const bookName = planned?.name ?? live?.name ?? wish.bookKey;

  const found: FoundContact[] = [];
  const renamed = new Map<string, string>();
  const led = new Map<string, FoundContact['reached']>();
  for (const { id, write } of steps) {
    if (write?.op === 'contact.update') {
      renamed.set(write.contactId, nameKey(write.contact.name));
      led.set(write.contactId, write.contact.address.kind === 'phones' ? 'phones' : 'other');
    } else if (write?.op === 'contact.create' && isSame(write.book, book)) {
      if (nameKey(write.contact.name) !== wish.contact) continue;
      const reached = write.contact.address.kind === 'phones' ? 'phones' : 'other';
      found.push({ ref: { step: id }, reached, id: null });
    }
  }
  const contacts = live
    ? mustBeRead(context.live.contacts.get(live.id), `The contacts of "${bookName}"`)
    : [];
  for (const contact of contacts) {
    if ((renamed.get(contact.id) ?? nameKey(contact.name)) !== wish.contact) continue;
    const reached = led.get(contact.id) ?? reachedBy(contact);
    found.push({ ref: { id: contact.id }, reached, id: contact.id });
  }
  const [contact] = found;
  if (!contact) return { kind: 'no-contact' };
  if (found.length === 1) return { kind: 'found', contact, book };
  return {
    kind: 'conflict',
    reason: `${found.length} contacts of "${bookName}" are called "${wish.contact}", so it cannot be told who is meant; rename one of them.`,
  };
}

function reachedBy({ address }: Contact): FoundContact['reached'] {
  if (address?.kind === 'phones') return 'phones';
  return address === undefined || address.kind === 'none' ? 'unknown' : 'other';
}

function isSame(a: IdRef, b: IdRef): boolean {
  return 'id' in a ? 'id' in b && a.id === b.id : 'step' in b && a.step === b.step;
}
