import type { LimitUse, Step } from '../../../shared/domain/plan.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';
import type { IdRef } from '../../../shared/domain/step-write.ts';
import { refKey } from './book-numbers.ts';
import type { PlanContext } from './plan-context.ts';
import type { RoomNumberBook, RoomNumbers } from './room-numbers.ts';
import { booksOfUnits, createRoomNumbers } from './room-numbers.ts';
import type { Taken, Taking } from './use-counter.ts';
import { createUseCounter, takingKey } from './use-counter.ts';

/** What steps take and give back of everything that has a limit. */
export type LimitGate = {
  /** Counts a step; refused where there is no more of what it takes. */
  take(step: Step): Taken;
  /** Could this step, not counted yet, give back what is full? */
  couldGive(step: Step, full: string): boolean;
  limits(): LimitUse[];
};

const NOTHING: Taken = { ok: true, claims: [] };
const NUMBERS = 'numbersPerRoom ';

/** A gate that knows what is live. Numbers that were not read make a warning of what would be a refusal. */
export function createLimitGate(
  rowsByKey: ReadonlyMap<string, ValidRow>,
  context: PlanContext,
): LimitGate {
  const { live, finder, options, index } = context;
  const uses = createUseCounter();
  const numbers = createRoomNumbers(live);
  const booksOf = booksOfUnits(live);
  const addresses = new Map(
    [...live.contacts.values()].flat().map(({ id, address }) => [id, address]),
  );
  const warned = new Set<string>();
  /** Steps that gave numbers back, with the book whose callers, or the room, that has fewer for it. */
  const gaveNumbers: { id: string; bookId: string; unitId: string | null }[] = [];

  function room(unitId: string): string {
    return index.units.has(unitId) ? finder.pathOf(unitId) : unitId;
  }

  function refuseNumbers(found: RoomNumbers | null, step: Step): Taken | null {
    const limit = options.limits.numbersPerRoom;
    if (!found || found.size <= limit) return null;
    const what = `${room(found.unitId)} could call ${found.complete ? '' : 'at least '}${found.size} phone numbers, and the limit is ${limit}`;
    if (found.complete) {
      return { ok: false, reason: `${what}.`, full: `${NUMBERS}${found.unitId}` };
    }
    const row = rowsByKey.get(step.rows[0] ?? '');
    if (row && !warned.has(found.unitId)) {
      warned.add(found.unitId);
      context.sink.add(row, {
        code: 'limit.numbers-per-room',
        field: null,
        found: '',
        severity: 'warning',
        message: `${what}; the rest was not read.`,
        fix: 'Check the address books of the room before the service refuses.',
      });
    }
    return null;
  }

  function callersOf(bookId: string): readonly string[] {
    return live.unitsOfBook.get(bookId) ?? [];
  }

  /** Steps that gave numbers back to one of these rooms. */
  function numberClaims(units: readonly string[], bookId: string | null): string[] {
    const concerned = new Set(units);
    return gaveNumbers
      .filter(({ bookId: from, unitId }) =>
        unitId === null
          ? from === bookId || callersOf(from).some((id) => concerned.has(id))
          : concerned.has(unitId),
      )
      .map(({ id }) => id);
  }

  function organization(): Taking {
    return {
      resource: 'booksPerOrganization',
      id: 'organization',
      name: 'Address books of the organisation',
      used: live.addressBooks.length,
      limit: options.limits.booksPerOrganization,
    };
  }

  function contactsOf(book: IdRef, name: string): Taking {
    const known = 'id' in book ? live.contacts.get(book.id) : [];
    return {
      resource: 'contactsPerBook',
      id: refKey(book),
      name,
      used: known?.length ?? 0,
      limit: options.limits.contactsPerBook,
      atLeast: known === undefined,
    };
  }

  function associationOf(book: IdRef, unitId: string, name: string): Taking[] {
    const { ids, complete } = booksOf(unitId);
    const units = 'id' in book ? live.unitsOfBook.get(book.id) : [];
    return [
      {
        resource: 'booksPerRoom',
        id: unitId,
        name: room(unitId),
        used: ids.length,
        limit: options.limits.booksPerRoom,
        atLeast: !complete,
      },
      {
        resource: 'roomsPerBook',
        id: refKey(book),
        name,
        used: units?.length ?? 0,
        limit: options.limits.roomsPerBook,
        atLeast: units === undefined,
      },
    ];
  }

  function phonesOf(contactId: string): string[] {
    const address = addresses.get(contactId);
    return address?.kind === 'phones' ? address.numbers : [];
  }

  function createContact(step: Step, book: IdRef, phones: readonly string[]): Taken {
    const over = refuseNumbers(worst(numbers, book, phones), step);
    if (over) return over;
    const taken = uses.take([contactsOf(book, bookName(step))]);
    if (!taken.ok || phones.length === 0) return taken;
    numbers.change(book, [], phones);
    const callers = 'id' in book ? callersOf(book.id) : [];
    return { ok: true, claims: [...taken.claims, ...numberClaims(callers, null)] };
  }

  function updateContact(step: Step, bookId: string, had: string[], phones: string[]): Taken {
    const book = { id: bookId };
    const added = phones.filter((number) => !had.includes(number));
    const over = refuseNumbers(worst(numbers, book, added), step);
    if (over) return over;
    numbers.change(book, had, phones);
    return { ok: true, claims: added.length > 0 ? numberClaims(callersOf(bookId), null) : [] };
  }

  function createAssociation(step: Step, book: IdRef, unitId: string): Taken {
    const over = refuseNumbers(numbers.withBook(unitId, book), step);
    if (over) return over;
    const taken = uses.take(associationOf(book, unitId, bookName(step)));
    if (!taken.ok) return taken;
    numbers.join(unitId, book);
    const given = numberClaims([unitId], 'id' in book ? book.id : null);
    return { ok: true, claims: [...taken.claims, ...given] };
  }

  function take(step: Step): Taken {
    const { write, id } = step;
    switch (write?.op) {
      case 'addressBook.create':
        return uses.take([organization()]);
      case 'addressBook.delete':
        uses.give([organization()], id);
        return NOTHING;
      case 'contact.create': {
        const { address } = write.contact;
        return createContact(step, write.book, address.kind === 'phones' ? address.numbers : []);
      }
      case 'contact.update': {
        const { address } = write.contact;
        const phones = address.kind === 'phones' ? address.numbers : [];
        return updateContact(step, write.addressBookId, phonesOf(write.contactId), phones);
      }
      case 'contact.delete': {
        const bookId = write.addressBookId;
        uses.give([contactsOf({ id: bookId }, bookName(step))], id);
        const phones = phonesOf(write.contactId);
        if (phones.length === 0) return NOTHING;
        numbers.change({ id: bookId }, phones, []);
        gaveNumbers.push({ id, bookId, unitId: null });
        return NOTHING;
      }
      case 'association.create':
        return createAssociation(step, write.book, unitKey(write.unit));
      case 'association.delete': {
        const { addressBookId: bookId, unitId } = write;
        uses.give(associationOf({ id: bookId }, unitId, bookName(step)), id);
        numbers.leave(unitId, { id: bookId });
        gaveNumbers.push({ id, bookId, unitId });
        return NOTHING;
      }
      default:
        return NOTHING;
    }
  }

  function couldGive({ write, ...step }: Step, full: string): boolean {
    const isOf = (takings: readonly Taking[]): boolean =>
      takings.some((taking) => takingKey(taking) === full);
    const unitId = full.startsWith(NUMBERS) ? full.slice(NUMBERS.length) : null;
    switch (write?.op) {
      case 'addressBook.delete':
        return isOf([organization()]);
      case 'contact.delete':
        return unitId === null
          ? isOf([contactsOf({ id: write.addressBookId }, '')])
          : phonesOf(write.contactId).length > 0;
      case 'association.delete':
        return unitId === null
          ? isOf(associationOf({ id: write.addressBookId }, write.unitId, step.key))
          : write.unitId === unitId;
      default:
        return false;
    }
  }

  return {
    take,
    couldGive,
    limits() {
      const roomNumbers = numbers
        .touched()
        .filter(({ unitId }) => index.units.has(unitId))
        .map(({ unitId, before, after, complete }): LimitUse => ({
          resource: 'numbersPerRoom',
          id: unitId,
          name: room(unitId),
          used: before,
          after,
          limit: options.limits.numbersPerRoom,
          atLeast: !complete,
        }));
      return [...uses.all(), ...roomNumbers];
    },
  };
}

function bookName({ before, after }: Step): string {
  return String((after ?? before)?.['addressBook'] ?? '');
}

function worst(
  numbers: RoomNumberBook,
  book: Parameters<RoomNumberBook['worstWith']>[0],
  added: readonly string[],
): RoomNumbers | null {
  return added.length === 0 ? null : numbers.worstWith(book, added);
}

/** A unit that exists by its id, one to be created by its step. */
function unitKey(unit: IdRef): string {
  return 'id' in unit ? unit.id : unit.step;
}
