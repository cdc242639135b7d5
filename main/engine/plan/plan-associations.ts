import type { Step } from '../../../shared/domain/plan.ts';
import { idPart } from './names.ts';
import type { PlannedBook } from './plan-books.ts';
import type { PlanContext } from './plan-context.ts';
import { mustBeRead, sentStep, shownStep } from './plan-context.ts';
import { unitNeeds, unitRef } from './unit-ref.ts';
import type { AssociationWish } from './wishes.ts';

/** One step for every pair of book and room that rows want. */
export function planAssociations(
  wishes: ReadonlyMap<string, AssociationWish>,
  books: ReadonlyMap<string, PlannedBook>,
  context: PlanContext,
): Step[] {
  const unitsOf = new Map<string, Set<string>>();
  return [...wishes.values()].map((wish) => {
    const book = mustBeRead(books.get(wish.bookKey), `The address book "${wish.bookKey}"`);
    const room = context.finder.pathOf(wish.unit.id);
    const shown = { addressBook: book.name, room };
    const common = {
      kind: 'association' as const,
      id: `${idPart(wish.bookKey)}/${idPart(wish.unit.id)}`,
      key: `${book.name} / ${room}`,
      rows: wish.rows,
      after: shown,
    };
    if (book.live) {
      const id = book.live.id;
      const units =
        unitsOf.get(id) ??
        new Set(mustBeRead(context.live.unitsOfBook.get(id), `The units of "${book.name}"`));
      unitsOf.set(id, units);
      if (units.has(wish.unit.id)) return shownStep({ ...common, before: shown }, 'unchanged');
    }
    const known = book.step.action !== 'conflict' || book.live !== null;
    for (const { row, action } of wish.owners) {
      if (action !== 'update' || !known) continue;
      context.sink.add(row, {
        code: 'row.missing',
        field: 'action',
        found: action,
        message: `${room} may not call from "${book.name}" yet, so there is nothing to update.`,
        fix: 'Empty the Action cell to create it.',
      });
    }
    return sentStep(
      {
        ...common,
        before: null,
        needs: [
          ...('step' in book.ref ? [book.ref.step] : []),
          ...unitNeeds(wish.unit.id, context),
        ],
      },
      'create',
      { op: 'association.create', book: book.ref, unit: unitRef(wish.unit.id, context) },
    );
  });
}
