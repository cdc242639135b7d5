import { isStatusTitle } from '../../../shared/domain/fields.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import type { ColumnMapping, SheetMapping } from '../../../shared/domain/mapping.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import type { MappedRow } from '../../../shared/domain/row.ts';
import type { Shaping } from '../../../shared/domain/shaping.ts';
import { shownText } from '../../../shared/domain/source.ts';
import type { SourceRow, SourceSheet } from '../../../shared/domain/source.ts';
import { PHONES_TAKEN } from './assign-columns.ts';
import { readCell } from './cell-damage.ts';
import { error, problemAt, warning } from './problem-at.ts';
import { shaperOf } from './shape-row.ts';
import { trimBlanks } from './trim.ts';

export type MapRowsOptions = {
  /** Consent to take the digits behind a number that the spreadsheet shows in another form. */
  repair?: boolean;
  /** Of all sheets; those of others are passed over. */
  shapings?: readonly Shaping[];
};

type FedColumn = ColumnMapping & { field: FieldName };

/**
 * Gives the cells of a sheet to fields: as shown, outer blanks trimmed, rows without any cell left out.
 * What was met in a cell (a date, a shortened number, a formula's error) is in `problems` of its row;
 * trimmed blanks are said once a column. A sheet of no kind gives no rows.
 */
export function mapRows(
  sheet: SourceSheet,
  mapping: SheetMapping,
  options: MapRowsOptions = {},
): MappedRow[] {
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
  const trimmed = new Set<FieldName>();

  const rows: MappedRow[] = [];
  for (const source of sheet.rows) {
    const row: MappedRow = {
      state: 'mapped',
      key: `${sheet.name}!${source.number}`,
      sheet: sheet.name,
      row: source.number,
      kind,
      values: {},
      columns,
      cells: source.cells.map(shownText),
    };
    const problems = fill(row, source, fed, trimmed, options.repair ?? false);
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

function fill(
  row: MappedRow,
  source: SourceRow,
  fed: readonly FedColumn[],
  trimmed: Set<FieldName>,
  repair: boolean,
): Problem[] {
  const problems: Problem[] = [];
  for (const { field, index } of fed) {
    const cell = source.cells[index];
    if (cell === undefined || cell === '') continue;
    const { text, finding } = readCell(cell, field, repair);
    const value = trimBlanks(text);
    if (value !== '') row.values[field] = value;
    if (finding) problems.push(problemAt(row, field, finding, shownText(cell)));
    if (value !== '' && value !== text && !trimmed.has(field)) {
      trimmed.add(field);
      problems.push(problemAt(row, field, blanksTrimmed, text));
    }
  }
  return problems;
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
