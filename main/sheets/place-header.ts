import type { SheetReading } from '../../shared/domain/reading.ts';
import type { SourceRow } from '../../shared/domain/source.ts';
import { findHeader } from './find-header.ts';
import { headerBlock } from './header-block.ts';
import type { HeaderBlock } from './header-block.ts';
import { countNoteRows } from './note-rows.ts';
import type { Merge } from './sheet-events.ts';

/** A header and what stands at once below it. */
export type PlacedHeader = HeaderBlock & {
  /** Rows below the header that tell how to fill its columns. */
  notes: number;
  sure: boolean;
};

/**
 * Where the header is: as a person chose, else as found. Undefined where none is found.
 * Whoever chooses how many rows it takes gets all rows below them as data.
 */
export function placeHeader(
  rows: readonly SourceRow[],
  merges: readonly Merge[],
  reading: SheetReading,
): PlacedHeader | undefined {
  const placed = chosenPlace(rows, merges, reading) ?? foundPlace(rows, merges, reading);
  if (!placed) return undefined;
  const last = rows[placed.at + placed.count - 1];
  const notes =
    last && reading.headerRows === undefined
      ? countNoteRows(
          rows.slice(placed.at + placed.count, placed.at + placed.count + 50),
          last.number,
        )
      : 0;
  return { ...placed, notes };
}

function chosenPlace(
  rows: readonly SourceRow[],
  merges: readonly Merge[],
  { headerRow, headerRows }: SheetReading,
): (HeaderBlock & { sure: boolean }) | undefined {
  if (headerRow === undefined) return undefined;
  const at = rows.findIndex(({ number }) => number === headerRow);
  if (at === -1) return undefined;
  const count =
    headerRows === undefined
      ? headerBlock(rows, merges, at, at).count
      : rows.slice(at, at + headerRows).filter(({ number }) => number < headerRow + headerRows)
          .length;
  return { at, count, sure: true };
}

function foundPlace(
  rows: readonly SourceRow[],
  merges: readonly Merge[],
  { headerRows }: SheetReading,
): (HeaderBlock & { sure: boolean }) | undefined {
  const found = findHeader(rows);
  if (!found) return undefined;
  const { sure } = found;
  const block = headerBlock(rows, merges, found.at);
  if (headerRows === undefined) return { ...block, sure };
  const last = block.at + block.count - 1;
  const number = rows[last]?.number ?? 0;
  const from = rows.findIndex((row) => row.number > number - headerRows);
  // The rows at once above the table; where there are too few, those below the first count too.
  if (last - from + 1 === headerRows) return { at: from, count: headerRows, sure };
  const end = rows.findLastIndex(
    (row, at) =>
      at < block.at + headerRows && row.number < (rows[block.at]?.number ?? 0) + headerRows,
  );
  return { at: block.at, count: end - block.at + 1, sure };
}
