import type { RowKey } from '../../../shared/domain/row.ts';
import type { SourceRow, SourceSheet } from '../../../shared/domain/source.ts';

/** Where a row of a file lies. */
export type RowPlace = {
  sheet: SourceSheet;
  source: SourceRow;
  /** Position among all rows of all sheets. */
  order: number;
};

export type RowPlaces = { get(key: RowKey): RowPlace | undefined };

/** Key of a row, by which edits know it: stays the same for as long as the file does. */
export function rowKeyOf(sheet: SourceSheet, source: SourceRow): RowKey {
  return `${sheet.name}!${source.number}`;
}

/** Finds rows by their keys without a table of 100,000 of them: rows stand in the order of their numbers. */
export function rowPlaces(sheets: readonly SourceSheet[]): RowPlaces {
  const firsts = new Map<string, { sheet: SourceSheet; first: number }>();
  let first = 0;
  for (const sheet of sheets) {
    firsts.set(sheet.name, { sheet, first });
    first += sheet.rows.length;
  }
  return {
    get(key) {
      const cut = key.lastIndexOf('!');
      const held = firsts.get(key.slice(0, cut));
      if (!held) return undefined;
      const at = positionOf(held.sheet.rows, Number(key.slice(cut + 1)));
      const source = held.sheet.rows[at];
      return source && rowKeyOf(held.sheet, source) === key
        ? { sheet: held.sheet, source, order: held.first + at }
        : undefined;
    },
  };
}

/** Position of the first row whose number is not smaller. */
function positionOf(rows: readonly SourceRow[], number: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.number ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
