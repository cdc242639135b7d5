import { isStatusTitle } from '../../../shared/domain/fields.ts';
import { sheetOf } from '../../../shared/domain/sheets.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { ColumnMapping } from '../../../shared/domain/mapping.ts';
import { bestAssignment } from './best-assignment.ts';
import { nameContacts } from './contact-name.ts';
import { leaveRoomToNumbers } from './contact-room.ts';
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

/** Columns that are given a field are worth what they exceed this by. */
const DOUBT = 0.55;
const PHONES = ['phone1', 'phone2', 'phone3'] as const;

/** What a column may feed, best first. */
type Fits = readonly Candidate[];

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
  const fits = withoutIdle(
    read,
    read.map((column, index) => fitsOf(column, kind, settled, columns[index])),
  );
  const free = fieldsOf(kind).filter((field) => !taken.has(field));
  const candidates = read.flatMap((_, index) =>
    fits[index]?.some(({ score }) => score >= WEAK) ? [index] : [],
  );
  const given = bestAssignment(
    free.map((field) =>
      candidates.map((index) => weightFor(field, fits[index] ?? [], read[index], index)),
    ),
  );
  given.forEach((at, row) => {
    const [field, index] = [free[row], candidates[at]];
    if (field === undefined || index === undefined) return;
    const candidate = fits[index]?.find((one) => fills(one, field));
    if (candidate) give(index, { ...candidate, field });
  });
  columns.forEach((column, index) => {
    const [best] = fits[index] ?? [];
    if (column.field === null && best) noteLeft(column, best, kind, columns, taken);
  });
  orderPhones(read, columns, taken);
  if (kind === 'contacts') {
    leaveRoomToNumbers(read, columns);
    // Whoever chooses columns says what the others are as well.
    const isMade = taken.get('name') === -1;
    if (forced.size === 0 && !isMade) {
      nameContacts(read, columns, (index) => !settled.has(index));
    }
  }
  if (kind === 'rooms' && forced.size === 0 && !feeds.made.has('room')) {
    takeNamesForRooms(read, columns);
  }
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

/** A column without a cell does not take the place of one that has some, nor is it worth a guess. */
function withoutIdle(read: readonly SheetColumn[], fits: readonly Fits[]): Fits[] {
  const isFilled = (index: number) => (read[index]?.cells.filled ?? 0) > 0;
  const held = new Set(
    fits.flatMap((found, index) =>
      isFilled(index) ? found.flatMap((one) => (one.score >= WEAK ? [one.field] : [])) : [],
    ),
  );
  if (held.size === 0) return [...fits];
  return fits.map((found, index) =>
    isFilled(index)
      ? found
      : found.filter(({ field, score }) => score === 1 || (score >= 0.9 && !held.has(field))),
  );
}

/** Where nothing but their names tells the rooms of a floor apart, the names are the rooms. */
function takeNamesForRooms(read: readonly SheetColumn[], columns: readonly ColumnMapping[]): void {
  const has = (field: FieldName) => columns.find((column) => column.field === field);
  const names = has('displayName');
  const cells = names && read[names.index]?.cells;
  if (!cells || has('room') || has('unitId') || names.reason === CHOSEN) return;
  const placed = [has('floor'), has('extension')].some((column) => (column?.score ?? 0) >= 0.9);
  if (!placed || cells.filled < 2 || cells.distinct < 1) return;
  names.field = 'room';
  names.score = Math.min(names.score, 0.9);
  names.reason = 'No other column tells the rooms apart.';
}

/** What a column may feed; one that is no data gets its reason. */
function fitsOf(
  { header, cells }: SheetColumn,
  kind: SheetKind,
  settled: ReadonlySet<number>,
  mapping: ColumnMapping | undefined,
): Fits {
  if (!mapping || settled.has(mapping.index)) return [];
  if (isStatusTitle(header.plain)) {
    mapping.reason = 'Bellhop writes this column beside the rows; it is not data.';
    return [];
  }
  if (header.plain === '' && cells.filled === 0) {
    mapping.reason = 'The column is empty.';
    return [];
  }
  return scoreColumn(kind, header, cells);
}

function fieldsOf(kind: SheetKind): FieldName[] {
  return sheetOf(kind).fields.map((use) => use.field);
}

/** A number of no slot of its own fits each of the three. */
function fills({ field, score }: Candidate, wanted: FieldName): boolean {
  return field === wanted || (field === 'phone1' && score < 1 && isPhone(wanted));
}

function isPhone(field: FieldName): boolean {
  return PHONES.some((slot) => slot === field);
}

/**
 * What it is worth that a column feeds a field: how far it is beyond doubt, so that one sure column
 * counts for more than two that just pass. Of columns alike the one without an ordinal, or with the
 * lower one, comes first; a phone number with an ordinal belongs into the slot of that number.
 */
function weightFor(
  field: FieldName,
  fits: Fits,
  column: SheetColumn | undefined,
  index: number,
): number {
  const candidate = fits.find((one) => fills(one, field));
  if (!candidate || candidate.score < WEAK) return 0;
  const ordinal = column?.header.ordinal ?? 0;
  const slot = PHONES.findIndex((one) => one === field) + 1;
  const isOwnSlot = slot > 0 && slot === Math.max(1, ordinal);
  return (
    candidate.score - DOUBT + (isOwnSlot ? 0.02 : 0) - Math.min(ordinal, 99) * 1e-5 - index * 1e-9
  );
}

/** Says of a column that feeds nothing why its best guess was not taken. */
function noteLeft(
  column: ColumnMapping,
  best: Candidate,
  kind: SheetKind,
  columns: readonly ColumnMapping[],
  taken: ReadonlyMap<FieldName, number>,
): void {
  if (best.score < WEAK) {
    if (best.score < 0.3) return;
    column.score = Math.round(best.score * 100) / 100;
    column.reason = `It may be ${titleOf(kind, best.field)}, but that is not sure enough; --map ${best.field}="${column.column}" takes it.`;
    return;
  }
  if (isPhone(best.field)) {
    column.reason = PHONES_TAKEN;
    return;
  }
  const holder = columns[taken.get(best.field) ?? -1];
  column.reason = holder
    ? `${titleOf(kind, best.field)} is already taken from column ${holder.column}.`
    : `${titleOf(kind, best.field)} is already made from other columns.`;
}

function titleOf(kind: SheetKind, field: FieldName): string {
  return sheetOf(kind).fields.find((use) => use.field === field)?.title ?? field;
}
