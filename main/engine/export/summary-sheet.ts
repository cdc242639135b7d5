import { sheetOf, SUMMARY_HEADERS } from '../../../shared/domain/sheets.ts';
import { SHEET_KINDS } from '../../../shared/domain/kinds.ts';
import type { LiveState } from '../../../shared/domain/live.ts';
import type { Limits } from '../../../shared/domain/settings.ts';
import { limits as limitsSchema } from '../../../shared/domain/settings.ts';
import type { CellContent, SheetSpec } from '../../../shared/domain/workbook.ts';
import { booksOfUnits } from '../plan/room-numbers.ts';
import { createRoomFinder } from '../rooms/room-finder.ts';
import type { ExportInfo } from './export-info.ts';
import type { ExportedRows } from './exported-rows.ts';
import { compareNatural } from './natural-order.ts';

/** Words by which a copy of the property finds its name and id again. */
export const SUMMARY = { property: 'Property', propertyId: 'Property ID' } as const;

/** The fullest that are shown of each limit; the rest is emptier. */
const FULLEST = 20;

/** What the workbook is of, how much it holds, what it leaves out, and how full its limits are. */
export function summarySheet(live: LiveState, rows: ExportedRows, info: ExportInfo): SheetSpec {
  const kinds = info.only ?? SHEET_KINDS;
  const about: [string, string][] = [
    [SUMMARY.property, info.property.name],
    [SUMMARY.propertyId, info.property.id],
    ['Account', info.account],
    ['Service', info.apiUrl],
    ['Exported', info.createdAt],
    ...SHEET_KINDS.filter((kind) => kinds.includes(kind)).map((kind): [string, string] => [
      sheetOf(kind).title,
      String(rows[kind].length),
    ]),
    ...(info.notes ?? []).map((note): [string, string] => ['Note', note]),
  ];
  return {
    name: 'Summary',
    columns: [
      { title: SUMMARY_HEADERS.export[0], width: 24, type: 'text' },
      { title: SUMMARY_HEADERS.export[1], width: 60, type: 'text' },
      { title: 'Used', width: 10, type: 'number' },
      { title: 'Allowed', width: 10, type: 'number' },
      { title: 'Percent', width: 24, type: 'number', barMax: 100 },
    ],
    rows: [
      ...about.map(([title, text]): CellContent[] => [title, text, null, null, null]),
      ...usageOf(live, info.limits ?? limitsSchema.parse({})).map(
        ({ what, name, used, limit }): CellContent[] => [
          what,
          name,
          used,
          limit,
          percent(used, limit),
        ],
      ),
    ],
  };
}

type Usage = { what: string; name: string; used: number; limit: number };

function usageOf(live: LiveState, limits: Limits): Usage[] {
  const finder = createRoomFinder(live.units, live.property);
  const booksOf = booksOfUnits(live);
  const numbersOf = new Map(
    [...live.contacts].map(([bookId, contacts]) => [
      bookId,
      contacts.flatMap(({ address }) => (address?.kind === 'phones' ? address.numbers : [])),
    ]),
  );
  const books = (what: string, limit: number, sizes: Map<string, unknown[]>): Usage[] =>
    live.addressBooks.map(({ id, name }) => ({
      what,
      name,
      used: sizes.get(id)?.length ?? 0,
      limit,
    }));
  const rooms = (what: string, limit: number, count: (bookIds: string[]) => number): Usage[] =>
    live.units.map(({ id }) => ({
      what,
      name: finder.pathOf(id),
      used: count(booksOf(id).ids),
      limit,
    }));
  return [
    books('Contacts of a book', limits.contactsPerBook, live.contacts),
    books('Rooms of a book', limits.roomsPerBook, live.unitsOfBook),
    rooms('Books of a room', limits.booksPerRoom, (ids) => ids.length),
    rooms(
      'Numbers of a room',
      limits.numbersPerRoom,
      (ids) => new Set(ids.flatMap((id) => numbersOf.get(id) ?? [])).size,
    ),
  ].flatMap((usages) =>
    usages
      .filter(({ used }) => used > 0)
      .toSorted((a, b) => b.used / b.limit - a.used / a.limit || compareNatural(a.name, b.name))
      .slice(0, FULLEST),
  );
}

function percent(used: number, limit: number): number {
  return Math.round((used / limit) * 100);
}
