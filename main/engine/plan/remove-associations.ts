import type { AddressBook, Unit } from '../../../shared/domain/live.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';
import { nameKey } from '../compare-keys.ts';
import { idPart } from './names.ts';
import type { PlanContext } from './plan-context.ts';
import { mustBeRead } from './plan-context.ts';
import type { RemovalLook } from './removal-look.ts';
import { tellContradiction } from './removal-contradictions.ts';
import type { RemovalEntries } from './removal-entries.ts';
import { goneAlready, notTaken, takeAway } from './removal-entries.ts';
import type { AssociationRemoval, Cause } from './removals.ts';
import { associationKey } from './wish-book.ts';
import type { Wishes } from './wishes.ts';

/** Notes the associations that rows want gone, each by its pair of book and unit. */
export function removeAssociations(
  wishes: Wishes,
  look: RemovalLook,
  entries: RemovalEntries,
  context: PlanContext,
): void {
  const wanted = wantedPairs(wishes, look);
  const colleagues = new Set<ValidRow>();
  for (const removal of wishes.removals.associations) {
    const { unit, row, cause } = removal;
    if (unit && removal.exported && !colleagues.has(row)) {
      colleagues.add(row);
      noteColleagues(removal, unit, look, context);
    }
    const key = removal.book === 'all' ? null : removal.book.key;
    const keeping = unit ? keepingRows(unit, key, wishes) : [];
    if (keeping.length > 0) {
      const what = `that ${context.finder.pathOf(unit?.id ?? '')} calls from ${key === null ? 'any address book' : `"${key}"`}`;
      tellContradiction(what, [row], keeping, context.sink);
    }
    const found = unit ? liveBooks(removal, unit, look, context) : [];
    const several = removal.book !== 'all' && found.length > 1;
    if (!unit || found.length === 0 || several) {
      entries.add(absent(removal, several, context));
      continue;
    }
    for (const book of found) {
      const others = wanted.get(associationKey(book.id, unit.id)) ?? [];
      if (others.length > 0 && keeping.length === 0) {
        tellContradiction(`an association of "${book.name}"`, [row], others, context.sink);
      }
      const needs = removal.instead === null ? [] : [insteadOf(removal.instead)];
      entries.add({
        object: associationKey(book.id, unit.id),
        stage: 'association',
        own: true,
        rooms: [],
        step: takeAssociation({ book, unit, rows: [row], cause, needs }, look, context),
      });
    }
  }
}

type TakenPair = {
  book: AddressBook;
  unit: Pick<Unit, 'id'>;
  rows: readonly ValidRow[];
  cause: Cause;
  needs?: readonly string[];
};

/** The step that takes a live association away. */
export function takeAssociation(
  { book, unit, rows, cause, needs = [] }: TakenPair,
  look: RemovalLook,
  context: PlanContext,
): Step {
  const room = context.index.units.has(unit.id) ? context.finder.pathOf(unit.id) : unit.id;
  const addressBook = look.titleOf(book);
  return takeAway(
    {
      kind: 'association',
      id: `${idPart(book.id)}/${idPart(unit.id)}`,
      key: `${addressBook} / ${room}`,
      rows,
      before: { addressBook, room },
      needs,
    },
    cause,
    { op: 'association.delete', addressBookId: book.id, unitId: unit.id },
    context,
  );
}

/** Live books that the removal means and that the unit calls from. */
function liveBooks(
  { book }: AssociationRemoval,
  unit: Unit,
  look: RemovalLook,
  context: PlanContext,
): AddressBook[] {
  const { live, index } = context;
  if (book === 'all') return look.booksOf(unit.id);
  const named = new Map<string, AddressBook>();
  if (book.remoteId !== null) {
    const known = live.addressBooks.find(({ id }) => id === book.remoteId);
    if (known) named.set(known.id, known);
  } else {
    const planned = look.books.get(book.key)?.live;
    for (const one of planned ? [planned] : (index.booksByName.get(book.key) ?? [])) {
      named.set(one.id, one);
    }
  }
  return [...named.values()].filter(({ id, name }) =>
    mustBeRead(live.unitsOfBook.get(id), `The units of "${name}"`).includes(unit.id),
  );
}

function absent(
  { unit, room, book, row }: AssociationRemoval,
  several: boolean,
  { finder }: PlanContext,
): Parameters<RemovalEntries['add']>[0] {
  const name = book === 'all' ? 'any address book' : book.name;
  const place = unit ? finder.pathOf(unit.id) : room;
  const id = `${idPart(book === 'all' ? '(all)' : book.key)}/${idPart(unit?.id ?? room)}`;
  const common = { kind: 'association' as const, id, key: `${name} / ${place}`, rows: [row] };
  const step = several
    ? notTaken({
        ...common,
        before: null,
        reason: `${place} calls from several address books "${name}", so it cannot be told which one is meant; import an export, whose Associations rows know them by id.`,
      })
    : goneAlready({
        ...common,
        reason: unit
          ? `${place} does not call from ${book === 'all' ? name : `"${name}"`} (any more).`
          : `There is no room "${room}" (any more).`,
      });
  return { object: id, stage: 'association', own: true, rooms: [], step };
}

/** Rows that want a pair, by the id of the live book and the unit. */
function wantedPairs(wishes: Wishes, { books }: RemovalLook): Map<string, ValidRow[]> {
  const wanted = new Map<string, ValidRow[]>();
  for (const { bookKey, unit, rows } of wishes.associations.values()) {
    const live = books.get(bookKey)?.live;
    if (live) wanted.set(associationKey(live.id, unit.id), rows);
  }
  return wanted;
}

/** Rows that want the room to call from that book, or from any, whatever is live. */
function keepingRows(unit: Unit, key: string | null, { associations }: Wishes): ValidRow[] {
  if (key !== null) return associations.get(associationKey(key, unit.id))?.rows ?? [];
  const all = [...associations.values()].filter((wish) => wish.unit.id === unit.id);
  return all.flatMap(({ rows }) => rows);
}

/** Id of the step of a wished association. */
function insteadOf({ bookKey, unitId }: NonNullable<AssociationRemoval['instead']>): string {
  return `association:${idPart(bookKey)}/${idPart(unitId)}`;
}

/** What a colleague added since the export is no part of what the row clears. */
function noteColleagues(
  { row, exported }: AssociationRemoval,
  unit: Unit,
  look: RemovalLook,
  context: PlanContext,
): void {
  const had = new Set((exported ?? []).map(nameKey));
  const added = look.booksOf(unit.id).filter(({ name }) => !had.has(nameKey(name)));
  if (added.length === 0) return;
  context.sink.add(row, {
    code: 'clear.more-live',
    field: 'addressBooks',
    found: '(clear)',
    severity: 'warning',
    message: `Since the export ${context.finder.pathOf(unit.id)} was given ${added.map(({ name }) => `"${name}"`).join(', ')}, which stays.`,
    fix: 'Export again to take that away too.',
  });
}
