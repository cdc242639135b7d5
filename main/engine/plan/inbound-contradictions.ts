import type { ValidRow } from '../../../shared/domain/row.ts';
import type { InboundWish } from './calling-wishes.ts';
import type { PlanContext } from './plan-context.ts';
import { tellContradiction } from './removal-contradictions.ts';
import type { Wishes } from './wishes.ts';

/**
 * Tells rows by which a contact may call a room, and rows that take away what that hangs on (the
 * contact, the book, or that the room calls from it), of each other.
 */
export function contradictingInbound(
  { calling, contacts, removals }: Pick<Wishes, 'calling' | 'contacts' | 'removals'>,
  context: PlanContext,
): void {
  for (const wish of calling.inbound) {
    if (!wish.wanted.on) continue;
    const { unit, bookKey, contact } = wish;
    const room = context.finder.pathOf(unit.id);
    tell(
      wish,
      `the contact "${contact}" of "${bookKey}"`,
      contacts
        .filter((one) => one.removal && one.bookKey === bookKey && one.name === contact)
        .flatMap(({ rows }) => rows),
      context,
    );
    tell(
      wish,
      `that ${room} calls from "${bookKey}"`,
      removals.associations
        .filter((one) => one.unit?.id === unit.id)
        .filter(({ book }) => book === 'all' || book.key === bookKey)
        .map(({ row }) => row),
      context,
    );
    tell(
      wish,
      `the address book "${bookKey}"`,
      removals.books.filter(({ key }) => key === bookKey).map(({ row }) => row),
      context,
    );
  }
}

function tell(
  { row }: InboundWish,
  what: string,
  removing: readonly ValidRow[],
  { sink }: PlanContext,
): void {
  if (removing.length > 0) tellContradiction(what, removing, [row], sink);
}
