import type { SourceRow, SourceSheet } from '../../shared/domain/source.ts';
import { bestReading } from '../engine/understand/sheet-kind.ts';
import { textOf } from './cell-nature.ts';

/** Columns of a table, ends included. */
export type ColumnRange = { first: number; last: number };

/**
 * Tables that stand side by side under one header: the same columns again, or, beyond an empty
 * column, those of another kind of sheet in rows of their own. Undefined where it is one table: an
 * empty column alone parts nothing.
 */
export function splitColumns(sheet: SourceSheet): ColumnRange[] | undefined {
  const parts = partsBetweenGaps(sheet) ?? repeatedParts(sheet.headers);
  if (!parts || parts.length < 2) return undefined;
  const names = parts.map(({ first, last }) => namesOf(sheet.headers.slice(first, last + 1)));
  if (names.some((own) => own.length < 2)) return undefined;
  const areAlike = names.every((own) => own.join('\n') === names[0]?.join('\n'));
  return areAlike || areOfOtherKinds(sheet, parts) ? parts : undefined;
}

function namesOf(headers: readonly string[]): string[] {
  return headers.map((header) => header.toLowerCase());
}

/** Columns between those that have neither a header nor a cell. */
function partsBetweenGaps({ headers, rows }: SourceSheet): ColumnRange[] | undefined {
  const first = headers.findIndex((header) => header !== '');
  const last = headers.findLastIndex((header) => header !== '');
  const isGap = (column: number) =>
    headers[column] === '' && rows.every(({ cells }) => textOf(cells[column]) === '');
  const parts: ColumnRange[] = [];
  let from = first;
  for (let column = first + 1; column < last; column += 1) {
    if (headers[column] !== '' || !isGap(column)) continue;
    if (column > from) parts.push({ first: from, last: column - 1 });
    from = column + 1;
  }
  if (parts.length === 0) return undefined;
  return [...parts, { first: from, last }];
}

/** The same names twice or more in a row, as in lists set in two columns to save paper. */
function repeatedParts(headers: readonly string[]): ColumnRange[] | undefined {
  const names = namesOf(headers);
  for (let width = 2; width * 2 <= names.length; width += 1) {
    if (names.length % width !== 0) continue;
    if (!names.every((name, at) => name !== '' && name === names[at % width])) continue;
    if (new Set(names).size !== width) continue;
    return Array.from({ length: names.length / width }, (_, at) => ({
      first: at * width,
      last: (at + 1) * width - 1,
    }));
  }
  return undefined;
}

/** Each part makes a sheet that Bellhop knows, no two the same, and their rows end apart. */
function areOfOtherKinds(sheet: SourceSheet, parts: readonly ColumnRange[]): boolean {
  const heights = new Set(
    parts.map((part) => sheet.rows.filter((row) => holdsAnything(row, part)).length),
  );
  if (heights.size < 2) return false;
  const kinds = parts.map((part) => {
    const best = bestReading(withColumns(sheet, part), undefined);
    return best?.missing.length === 0 ? best.kind : undefined;
  });
  return !kinds.includes(undefined) && new Set(kinds).size === kinds.length;
}

function holdsAnything({ cells }: SourceRow, { first, last }: ColumnRange): boolean {
  for (let column = first; column <= last; column += 1) {
    if (textOf(cells[column]) !== '') return true;
  }
  return false;
}

/** The sheet with nothing but these columns, each in its place, and the rows that fill them. */
export function withColumns(sheet: SourceSheet, part: ColumnRange): SourceSheet {
  const { first, last } = part;
  const blank = Array.from({ length: first }, () => '');
  return {
    ...sheet,
    headers: [...blank, ...sheet.headers.slice(first, last + 1)],
    rows: sheet.rows
      .filter((row) => holdsAnything(row, part))
      .map(({ number, cells }) => ({ number, cells: [...blank, ...cells.slice(first, last + 1)] })),
  };
}
