import type { LimitUse, Step } from '../../../shared/domain/plan.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';
import type { IdRef } from '../../../shared/domain/step-write.ts';
import { refKey } from './book-numbers.ts';
import { createUseCounter } from './use-counter.ts';
import type { PlanContext } from './plan-context.ts';
import type { RoomNumberBook, RoomNumbers } from './room-numbers.ts';
import { booksOfUnits, createRoomNumbers } from './room-numbers.ts';

export type Limited = { steps: Step[]; limits: LimitUse[] };

/**
 * Adds up what is live and what the plan brings, in the order of the steps, and blocks the steps
 * that would pass a limit, as well as those that need a step which is not sent.
 */
export function applyLimits(
  steps: readonly Step[],
  rowsByKey: ReadonlyMap<string, ValidRow>,
  context: PlanContext,
): Limited {
  const { live, finder, options, index } = context;
  const uses = createUseCounter();
  const numbers = createRoomNumbers(live);
  const booksOf = booksOfUnits(live);
  const addresses = new Map(
    [...live.contacts.values()].flat().map(({ id, address }) => [id, address]),
  );
  const done = new Map<string, Step>();
  const warned = new Set<string>();

  function room(unitId: string): string {
    return index.units.has(unitId) ? finder.pathOf(unitId) : unitId;
  }

  function passesNumbers(found: RoomNumbers | null, step: Step): string | null {
    const limit = options.limits.numbersPerRoom;
    if (!found || found.size <= limit) return null;
    const what = `${room(found.unitId)} could call ${found.complete ? '' : 'at least '}${found.size} phone numbers, and the limit is ${limit}`;
    if (found.complete) return `${what}.`;
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

  /** Why a step may not be sent; null, and it is counted, where it may. */
  function refuse(step: Step): string | null {
    const { write } = step;
    switch (write?.op) {
      case 'addressBook.create':
        return uses.take({
          resource: 'booksPerOrganization',
          id: 'organization',
          name: 'Address books of the organisation',
          used: live.addressBooks.length,
          limit: options.limits.booksPerOrganization,
        });
      case 'contact.create': {
        const { book, contact } = write;
        const phones = contact.address.kind === 'phones' ? contact.address.numbers : [];
        const over = passesNumbers(worst(numbers, write.book, phones), step);
        if (over !== null) return over;
        const known = 'id' in book ? live.contacts.get(book.id) : [];
        const full = uses.take({
          resource: 'contactsPerBook',
          id: refKey(book),
          name: String(step.after?.addressBook ?? ''),
          used: known?.length ?? 0,
          limit: options.limits.contactsPerBook,
          atLeast: known === undefined,
        });
        if (full === null && phones.length > 0) numbers.change(book, [], phones);
        return full;
      }
      case 'contact.update': {
        const book = { id: write.addressBookId };
        const address = addresses.get(write.contactId);
        const had = address?.kind === 'phones' ? address.numbers : [];
        const phones = write.contact.address.kind === 'phones' ? write.contact.address.numbers : [];
        const added = phones.filter((number) => !had.includes(number));
        const over = passesNumbers(worst(numbers, book, added), step);
        if (over === null) numbers.change(book, had, phones);
        return over;
      }
      case 'association.create': {
        const { book } = write;
        const unitId = unitKey(write.unit);
        const over = passesNumbers(numbers.withBook(unitId, book), step);
        if (over !== null) return over;
        const { ids, complete } = booksOf(unitId);
        const units = 'id' in book ? live.unitsOfBook.get(book.id) : [];
        const full = uses.takeAll([
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
            name: String(step.after?.addressBook ?? ''),
            used: units?.length ?? 0,
            limit: options.limits.roomsPerBook,
            atLeast: units === undefined,
          },
        ]);
        if (full === null) numbers.join(unitId, book);
        return full;
      }
      default:
        return null;
    }
  }

  const limited = steps.map((step) => {
    const reason = step.write ? (unmetNeed(step, done) ?? refuse(step)) : null;
    const decided: Step =
      reason === null ? step : { ...step, action: 'blocked', write: null, reason };
    done.set(step.id, decided);
    return decided;
  });
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
  return { steps: limited, limits: [...uses.all(), ...roomNumbers] };
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

function unmetNeed(step: Step, done: ReadonlyMap<string, Step>): string | null {
  for (const id of step.needs) {
    const need = done.get(id);
    if (!need) throw new Error(`${step.id} needs ${id}, which is not planned before it.`);
    if (need.action === 'conflict') return `It needs ${need.key}, which is in conflict.`;
    if (need.action === 'blocked') return `It needs ${need.key}, which is blocked.`;
  }
  return null;
}
