import * as fc from 'fast-check';
import { exportedRows } from '../../main/engine/export/exported-rows.ts';
import { checkRows } from '../../main/engine/understand/check-rows.ts';
import type { FieldName } from '../../shared/domain/fields.ts';
import type { SheetKind } from '../../shared/domain/kinds.ts';
import type { LiveState } from '../../shared/domain/live.ts';
import type { CheckedRow, MappedRow, ValidRow } from '../../shared/domain/row.ts';
import { asksForNothing } from '../../main/engine/plan/wishes.ts';
import { limits } from '../../shared/domain/settings.ts';
import { sheetOf } from '../../shared/domain/sheets.ts';
import { anyLive, anyRow } from './arbitrary-plan.ts';
import type { RowInput } from './live-state.ts';
import { validRows } from './live-state.ts';

const ROOMS = ['101', '102', '103', '204', 'Rm 101', '999'];
const BOOKS = ['Desk', 'Taxi / Bus', 'Spa', 'Nowhere'];
const NAMES = ['Reception', 'Cab', 'Room 101', '102'];
const room = fc.constantFrom(...ROOMS);
const book = fc.constantFrom(...BOOKS);
const clear = fc.constantFrom('clear' as const, undefined);

type ContactRow = Extract<RowInput, { kind: 'contacts' }>;

/** Rows of a plain file that take something away. */
const plainRemoval: fc.Arbitrary<RowInput> = fc.oneof(
  room.map((name): RowInput => ({ kind: 'rooms', room: name, action: 'delete' })),
  fc
    .record({ room, addressBooks: clear, listedIn: clear, extensions: clear })
    .map(({ room: name, ...cells }): RowInput => ({
      kind: 'rooms',
      room: name,
      ...Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== undefined)),
    })),
  fc
    .record({
      addressBook: book,
      name: fc.constantFrom(...NAMES),
      address: fc.oneof(
        fc.constant<Partial<ContactRow>>({}),
        fc.constant<Partial<ContactRow>>({ phones: ['+12065550100'] }),
        room.map((name): Partial<ContactRow> => ({ room: name })),
        fc.constant<Partial<ContactRow>>({ providerContact: 'p1' }),
      ),
    })
    .map(({ address, ...rest }): RowInput => ({
      kind: 'contacts',
      ...rest,
      ...address,
      action: 'delete',
    })),
  fc
    .record({
      extension: fc.constantFrom('7101', '7102', '7103'),
      trunk: fc.constantFrom('T1', 'T1', 'T2'),
      place: fc.oneof(
        fc.constant({}),
        room.map((name) => ({ room: name })),
      ),
    })
    .map(({ place, ...rest }): RowInput => ({
      kind: 'extensions',
      ...rest,
      ...place,
      action: 'delete',
    })),
  book.map((addressBook): RowInput => ({ kind: 'addressBooks', addressBook, action: 'delete' })),
  fc
    .record({ addressBook: book, room })
    .map((pair): RowInput => ({ kind: 'associations', ...pair, action: 'delete' })),
);

/** Edits of an exported row that take something away or move it. */
const EDITS: Partial<Record<SheetKind, [FieldName, (then: string) => string][]>> = {
  rooms: [
    ['action', () => 'delete'],
    ['addressBooks', dropFirst],
    ['addressBooks', () => '(clear)'],
    ['listedIn', dropFirst],
    ['listedIn', () => '(clear)'],
    ['extension', dropFirst],
    ['extension', () => '(clear)'],
    ['extension', () => '7103'],
    ['trunk', () => 'T2'],
  ],
  contacts: [
    ['action', () => 'delete'],
    ['addressBook', () => 'Spa'],
    ['addressBook', () => 'Other'],
  ],
  extensions: [
    ['action', () => 'delete'],
    ['extension', () => '7109'],
    ['trunk', () => 'T2'],
    ['room', () => '102'],
  ],
  addressBooks: [['action', () => 'delete']],
  associations: [
    ['action', () => 'delete'],
    ['addressBook', () => 'Spa'],
    ['room', () => '102'],
  ],
};

function dropFirst(then: string): string {
  return then.split(';').slice(1).join(';').trim() || '(clear)';
}

const CONTEXT = { country: 'US', vertical: 'healthcare', limits: limits.parse({}) } as const;

/** Every row that the export of this state would have, each with one of its edits. */
function editedRows(live: LiveState): MappedRow[] {
  const here = new Set(live.units.map(({ id }) => id));
  const isOurs = (bookId: string): boolean => {
    const units = live.unitsOfBook.get(bookId) ?? [];
    return units.length === 0 || units.some((id) => here.has(id));
  };
  // Exports leave out what only other properties use.
  const rows = exportedRows({
    ...live,
    addressBooks: live.addressBooks.filter(({ id }) => isOurs(id)),
  });
  return Object.entries(EDITS).flatMap(([key, edits]) => {
    const kind = key as SheetKind;
    return rows[kind].flatMap(({ remoteId, cells }) =>
      (edits ?? []).map(([field, edit]): MappedRow => {
        const { title, fields } = sheetOf(kind);
        const filled = Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== ''));
        const values = {
          ...filled,
          [field]: edit(cells[field] ?? ''),
          bellhopId: remoteId,
          bellhopBaseline: JSON.stringify(filled),
        };
        return {
          state: 'mapped',
          key: JSON.stringify([kind, remoteId, field]),
          sheet: title,
          row: 2,
          kind,
          values,
          columns: Object.fromEntries(fields.map((use) => [use.field, use.title])),
          cells: [],
        };
      }),
    );
  });
}

export type RemovalCase = { live: LiveState; rows: ValidRow[] };

/** Rows that were edited to what they were ask for nothing. */
function isAsking(row: CheckedRow): row is ValidRow {
  return row.state === 'valid' && !asksForNothing(row);
}

/**
 * A live state with rows of plain files and of its own export that take things away, beside rows that
 * want things. Rows that could contradict each other are left as they come.
 */
export function anyRemovals(withOthers: boolean): fc.Arbitrary<RemovalCase> {
  return anyLive.chain((live) => {
    const edited = editedRows(live);
    return fc
      .record({
        plain: fc.array(plainRemoval, { maxLength: 4 }),
        others: fc.array(anyRow, { maxLength: withOthers ? 4 : 0 }),
        picks: fc.uniqueArray(fc.nat(Math.max(0, edited.length - 1)), { maxLength: 4 }),
      })
      .map(({ plain, others, picks }): RemovalCase => {
        const upserts = others.map((row) => ({ ...row, action: 'upsert' as const }));
        const exported = checkRows(
          picks.flatMap((at) => edited[at] ?? []),
          CONTEXT,
        );
        return { live, rows: [...validRows([...plain, ...upserts]), ...exported.filter(isAsking)] };
      });
  });
}

/** Choices with which removals are planned. */
export const removalOptions = fc.record({
  sharedBooks: fc.boolean(),
  allowMessages: fc.boolean(),
  deleteUnits: fc.boolean(),
  replaceExtensions: fc.boolean(),
  existing: fc.constantFrom('update' as const, 'update' as const, 'skip' as const),
  serviceProvider: fc.constant('P1'),
});
