import { isStatusTitle } from '../../../shared/domain/fields.ts';
import { sheetOf } from '../../../shared/domain/sheets.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { ColumnMapping } from '../../../shared/domain/mapping.ts';
import { WEAK, scoreColumn } from './score-column.ts';
import { NO_FEEDS } from './shaping-feeds.ts';
import type { Candidate } from './score-column.ts';
import type { SheetColumn } from './sheet-columns.ts';

/** Columns that the person gave a field, by position; null where they left the column out. */
export type ForcedColumns = ReadonlyMap<number, FieldName | null>;

/** The reason of a column that the person chose. */
export const CHOSEN = 'You chose this column.';
/** The reason of a column of phone numbers for which a contact has no room; its cells are not lost silently. */
export const PHONES_TAKEN = 'A contact has three phone numbers at most, and they are taken.';
/** The reason of a column that the person left out. */
export const LEFT_OUT = 'You left this column out.';

const PHONES = ['phone1', 'phone2', 'phone3'] as const;

type Pair = { index: number; candidate: Candidate; ordinal: number | null };

/** Gives each field of a kind the column that fits it best, and says of every column why. */
export function assignColumns(
  sheet: string,
  read: readonly SheetColumn[],
  kind: SheetKind,
  forced: ForcedColumns,
  feeds = NO_FEEDS,
): ColumnMapping[] {
  const columns = read.map((column, index): ColumnMapping => ({
    sheet,
    column: column.name,
    index,
    field: null,
    score: 0,
    reason: 'No field of Bellhop fits the header, so the column is skipped.',
  }));
  const taken = new Map<FieldName, number>();
  const give = (index: number, candidate: Candidate): void => {
    const column = columns[index];
    if (!column) return;
    taken.set(candidate.field, index);
    column.field = candidate.field;
    column.score = Math.round(candidate.score * 100) / 100;
    column.reason = candidate.reason;
  };
  for (const [index, field] of forced) {
    const column = columns[index];
    if (field !== null) give(index, { field, score: 1, reason: CHOSEN });
    else if (column) column.reason = LEFT_OUT;
  }
  for (const [index, reason] of feeds.used) {
    const column = columns[index];
    if (column && !forced.has(index)) column.reason = reason;
  }
  // No column holds them, so none is named where they are taken.
  for (const field of feeds.made) if (!taken.has(field)) taken.set(field, -1);
  const settled = new Set([...forced.keys(), ...feeds.used.keys()]);
  for (const pair of rank(read, kind, settled, columns)) {
    const column = columns[pair.index];
    if (!column || column.field !== null) continue;
    const field = slotFor(pair, taken);
    const holder = field === null ? undefined : taken.get(field);
    if (pair.candidate.score < WEAK) {
      noteWeak(column, pair.candidate, kind);
    } else if (field === null) {
      column.reason = PHONES_TAKEN;
    } else if (holder === undefined) {
      give(pair.index, { ...pair.candidate, field });
    } else {
      const from = columns[holder];
      column.reason = from
        ? `${titleOf(kind, field)} is already taken from column ${from.column}.`
        : `${titleOf(kind, field)} is already made from other columns.`;
    }
  }
  orderPhones(read, columns, taken);
  return columns;
}

/** Phone columns without a number of their own take their slots in the order of the sheet. */
function orderPhones(
  read: readonly SheetColumn[],
  columns: readonly ColumnMapping[],
  taken: ReadonlyMap<FieldName, number>,
): void {
  const free = PHONES.filter((slot) => {
    const column = columns[taken.get(slot) ?? -1];
    return column && column.score < 1 && read[column.index]?.header.ordinal === null;
  });
  const phones = columns.filter((column) => free.some((slot) => slot === column.field));
  phones.forEach((column, at) => {
    column.field = free[at] ?? column.field;
  });
}

/** Every column with every field it may feed, best first; columns that are no data get their reason. */
function rank(
  columns: readonly SheetColumn[],
  kind: SheetKind,
  settled: ReadonlySet<number>,
  mappings: readonly ColumnMapping[],
): Pair[] {
  const pairs: Pair[] = [];
  columns.forEach(({ header, cells }, index) => {
    const mapping = mappings[index];
    if (!mapping || settled.has(index)) return;
    if (isStatusTitle(header.plain)) {
      mapping.reason = 'Bellhop writes this column beside the rows; it is not data.';
    } else if (header.plain === '' && cells.filled === 0) {
      mapping.reason = 'The column is empty.';
    } else {
      for (const candidate of scoreColumn(kind, header, cells)) {
        pairs.push({ index, candidate, ordinal: header.ordinal });
      }
    }
  });
  // Of phone columns alike the one without an ordinal, or with the lower one, comes first.
  return pairs.sort(
    (a, b) =>
      b.candidate.score - a.candidate.score ||
      (a.ordinal ?? 0) - (b.ordinal ?? 0) ||
      a.index - b.index,
  );
}

/** The field itself; for phone numbers the slot of the header's ordinal, or the next free one. */
function slotFor(pair: Pair, taken: ReadonlyMap<FieldName, number>): FieldName | null {
  const { field } = pair.candidate;
  if (field !== 'phone1') return field;
  const wished = PHONES[(pair.ordinal ?? 1) - 1];
  if (wished && !taken.has(wished)) return wished;
  return PHONES.find((slot) => !taken.has(slot)) ?? null;
}

function noteWeak(column: ColumnMapping, candidate: Candidate, kind: SheetKind): void {
  // The best guess is met first; worse ones do not replace what is said of it.
  if (column.score > 0 || candidate.score < 0.3) return;
  column.score = Math.round(candidate.score * 100) / 100;
  column.reason = `It may be ${titleOf(kind, candidate.field)}, but that is not sure enough; --map ${candidate.field}="${column.column}" takes it.`;
}

function titleOf(kind: SheetKind, field: FieldName): string {
  return sheetOf(kind).fields.find((use) => use.field === field)?.title ?? field;
}
