import { delimiter, textEncoding } from '../../../shared/domain/reading.ts';
import type {
  FileReading,
  ReadDecision,
  Readings,
  SheetReading,
} from '../../../shared/domain/reading.ts';

/** Which setting of which file or sheet a decision is about. */
type Place = Pick<ReadDecision, 'file' | 'sheet' | 'what'>;

/**
 * What a person decided so far, with one decision more or, where the value is null, less: then it is
 * found out again.
 */
export function withDecision(readings: Readings, place: Place, value: string | null): Readings {
  const { file, sheet, what } = place;
  const before = readings[file] ?? {};
  const after =
    sheet === null
      ? fileSetting(before, what, value)
      : withSheet(before, sheet, sheetSetting(before.sheets?.[sheet] ?? {}, what, value));
  const rest = Object.entries(readings).filter(([key]) => key !== file);
  return Object.fromEntries(isEmpty(after) ? rest : [...rest, [file, after]]);
}

/** The header begins here: how many rows it takes is found out anew, and an end above it means nothing. */
export function withHeaderAt(
  readings: Readings,
  place: Pick<Place, 'file' | 'sheet'>,
  row: number,
): Readings {
  const at = withDecision(readings, { ...place, what: 'headerRow' }, String(row));
  const free = withDecision(at, { ...place, what: 'headerRows' }, null);
  const last = readings[place.file]?.sheets?.[place.sheet ?? '']?.lastRow;
  if (last === undefined || last > row) return free;
  return withDecision(free, { ...place, what: 'lastRow' }, null);
}

function fileSetting(
  { encoding: _encoding, delimiter: _delimiter, ...before }: FileReading,
  what: Place['what'],
  value: string | null,
): FileReading {
  const encoding = what === 'encoding' ? parsed(textEncoding, value) : _encoding;
  const cut = what === 'delimiter' ? parsed(delimiter, value) : _delimiter;
  return {
    ...before,
    ...(encoding !== undefined && { encoding }),
    ...(cut !== undefined && { delimiter: cut }),
  };
}

function sheetSetting(
  before: SheetReading,
  what: Place['what'],
  value: string | null,
): SheetReading {
  const { [what as keyof SheetReading]: _, ...rest } = before;
  if (value === null) return rest;
  switch (what) {
    case 'headerRow':
    case 'headerRows':
    case 'lastRow':
      return { ...rest, [what]: Number(value) };
    case 'use':
    case 'hiddenRows':
    case 'hiddenColumns':
      return { ...rest, [what]: value === 'leave' ? 'leave' : 'read' };
    default:
      return before;
  }
}

function withSheet(before: FileReading, sheet: string, reading: SheetReading): FileReading {
  const { sheets = {}, ...rest } = before;
  const others = Object.entries(sheets).filter(([name]) => name !== sheet);
  const entries = isEmpty(reading) ? others : [...others, [sheet, reading] as const];
  return entries.length === 0 ? rest : { ...rest, sheets: Object.fromEntries(entries) };
}

function parsed<T>(
  schema: { safeParse: (value: unknown) => { success: true; data: T } | { success: false } },
  value: string | null,
): T | undefined {
  const result = schema.safeParse(value);
  return result.success ? result.data : undefined;
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}
