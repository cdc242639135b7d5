import { isStatusTitle } from '../../../shared/domain/fields.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import type { ColumnMapping, SheetMapping } from '../../../shared/domain/mapping.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import type { MappedRow } from '../../../shared/domain/row.ts';
import type { Shaping } from '../../../shared/domain/shaping.ts';
import { shownText } from '../../../shared/domain/source.ts';
import type { SourceCell, SourceRow, SourceSheet } from '../../../shared/domain/source.ts';
import { PHONES_TAKEN } from './assign-columns.ts';
import { exportedValue } from './baseline.ts';
import { readValue } from './cell-damage.ts';
import type { CellReader, CellReading } from './cell-damage.ts';
import { NO_FACTS, factsOfSheet } from './column-facts.ts';
import type { SheetFacts } from './column-facts.ts';
import { error, problemAt, warning } from './problem-at.ts';
import { atOnce, STEP_ROWS } from './in-steps.ts';
import type { InSteps } from './in-steps.ts';
import { shaperOf } from './shape-row.ts';
import { trimBlanks } from './trim.ts';

export type MapRowsOptions = {
  /** Consent to put back what a spreadsheet spoilt, where nothing of it was lost. */
  repair?: boolean;
  /** That of phone numbers without a country code; null where it is not known. */
  country?: string | null;
  /** What is known of the columns of the whole sheet, where its rows are mapped a few at a time. */
  facts?: SheetFacts;
  /** Of all sheets; those of others are passed over. */
  shapings?: readonly Shaping[];
};

type FedColumn = ColumnMapping & { field: FieldName };
type FedReader = CellReader & { index: number };

/**
 * Gives the cells of a sheet to fields: as shown, outer blanks trimmed, rows without any cell left out.
 * What was met in a cell (a date, a shortened number, a formula's error) is in `problems` of its row;
 * trimmed blanks and characters that nobody sees are said once a column. A sheet of no kind gives no rows.
 */
export function mapRows(
  sheet: SourceSheet,
  mapping: SheetMapping,
  options: MapRowsOptions = {},
): MappedRow[] {
  return atOnce(mapRowsInSteps(sheet, mapping, options));
}

/** The same, a few rows at a time. */
export function* mapRowsInSteps(
  sheet: SourceSheet,
  mapping: SheetMapping,
  options: MapRowsOptions = {},
): InSteps<MappedRow[]> {
  const { kind } = mapping;
  if (kind === null) return [];
  const fed = mapping.columns.filter((column): column is FedColumn => column.field !== null);
  const shaper = options.shapings?.length
    ? shaperOf(sheet, mapping, options.shapings, options.repair ?? false)
    : null;
  const columns: MappedRow['columns'] = { ...shaper?.columns };
  for (const { field, column } of fed) columns[field] = column;
  const written = new Set(
    mapping.columns.filter((column) => isStatusTitle(column.column)).map((column) => column.index),
  );
  const surplus = mapping.columns.filter(({ reason }) => reason === PHONES_TAKEN);
  const facts = options.facts ?? factsOfSheet(sheet, fed);
  const readers = fed.map(({ field, index }): FedReader => ({
    field,
    index,
    facts: facts.get(index) ?? NO_FACTS,
    repair: options.repair ?? false,
    country: options.country ?? null,
  }));
  const said = new Set<string>();

  const rows: MappedRow[] = [];
  let taken = 0;
  for (const source of sheet.rows) {
    taken += 1;
    if (taken % STEP_ROWS === 0) yield;
    const row: MappedRow = {
      state: 'mapped',
      key: `${sheet.name}!${source.number}`,
      sheet: sheet.name,
      row: source.number,
      kind,
      values: {},
      columns,
      cells: shownCells(source.cells),
    };
    const problems = fill(row, source, readers, said);
    if (shaper) problems.push(...shaper.shape(row, source));
    problems.push(...tooManyNumbers(row, surplus));
    if (problems.length > 0) row.problems = problems;
    const isBlank = (text: string, at: number): boolean =>
      written.has(at) || trimBlanks(text) === '';
    if (!hasValue(row) && row.cells.every(isBlank)) continue;
    shaper?.complete(row);
    rows.push(row);
  }
  return rows;
}

/** Rows of text files are plain text already, and 100,000 copies of them cost. */
function shownCells(cells: SourceCell[]): string[] {
  return isPlain(cells) ? cells : cells.map(shownText);
}

function isPlain(cells: SourceCell[]): cells is string[] {
  for (const cell of cells) if (typeof cell !== 'string') return false;
  return true;
}

function fill(
  row: MappedRow,
  source: SourceRow,
  readers: readonly FedReader[],
  said: Set<string>,
): Problem[] {
  const problems: Problem[] = [];
  for (const reader of readers) {
    const { field, index } = reader;
    const cell = source.cells[index];
    if (cell === undefined || cell === '') continue;
    const { text, findings, left } = asExported(source, readers, field, readValue(cell, reader));
    if (text !== '') row.values[field] = text;
    for (const finding of findings) {
      problems.push(problemAt(row, field, finding, shownText(cell)));
    }
    if (left === 'nothing' || text === '' || said.has(left + field)) continue;
    said.add(left + field);
    const note = left === 'blanks' ? blanksTrimmed : hiddenRemoved;
    problems.push(problemAt(row, field, note, shownText(cell)));
  }
  return problems;
}

/** What is live and was not edited is right as it is, however it looks. */
function asExported(
  source: SourceRow,
  readers: readonly FedReader[],
  field: FieldName,
  read: CellReading,
): CellReading {
  if (read.findings.length === 0 && read.left !== 'hidden') return read;
  const at = (one: FieldName): string => {
    const index = readers.find((reader) => reader.field === one)?.index;
    return index === undefined ? '' : trimBlanks(shownText(source.cells[index]));
  };
  const text = at(field);
  const baseline = at('bellhopBaseline');
  if (baseline === '' || exportedValue(baseline, field) !== text) return read;
  return { text, findings: [], left: 'nothing' };
}

/** A number that no field takes would be lost, and whoever wrote it would not know. */
function tooManyNumbers(row: MappedRow, surplus: readonly ColumnMapping[]): Problem[] {
  return surplus.flatMap(({ column, index }) => {
    const found = trimBlanks(row.cells[index] ?? '');
    if (found === '') return [];
    // The last number is the nearest that the row has a field for.
    return { ...problemAt(row, 'phone3', oneTooMany, found), column };
  });
}

function hasValue(row: MappedRow): boolean {
  for (const field in row.values) if (field) return true;
  return false;
}

const oneTooMany = error(
  'contact.too-many-numbers',
  'A contact has three phone numbers at most, and the row has another one here.',
  'Empty the cell, or give the number a second contact in a row of its own.',
);
const blanksTrimmed = warning(
  'cell.blanks-trimmed',
  'Blanks around the values of this column, here and in any row below, are left out.',
  'Nothing needs to be done.',
);
const hiddenRemoved = warning(
  'cell.hidden-removed',
  'Characters that nobody sees are left out of the values of this column, here and in any row below, and blanks that do not break become plain ones.',
  'Nothing needs to be done.',
);
