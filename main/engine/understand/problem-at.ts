import type { FieldName } from '../../../shared/domain/fields.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import type { MappedRow } from '../../../shared/domain/row.ts';

/** What is wrong and what to do, without the place. */
export type Finding = {
  severity: Problem['severity'];
  code: string;
  message: string;
  fix: string;
  /** What the cell held before a spreadsheet spoilt it, where that is certain. */
  repair?: string;
};

/** Puts a finding at a cell of a row, or at the whole row where no field is meant. */
export function problemAt(
  row: Pick<MappedRow, 'sheet' | 'row' | 'values' | 'columns' | 'shaped'>,
  field: FieldName | null,
  finding: Finding,
  found?: string,
): Problem {
  const text = found ?? (field === null ? '' : (row.values[field] ?? ''));
  const cell = field === null ? undefined : row.shaped?.[field];
  return {
    sheet: row.sheet,
    row: row.row,
    column: field === null ? null : (row.columns[field] ?? null),
    field,
    severity: finding.severity,
    code: finding.code,
    found: text,
    ...(cell !== undefined && cell !== text && { cell }),
    message: finding.message,
    fix: finding.fix,
    ...(finding.repair !== undefined && { repair: finding.repair }),
  };
}

export function error(code: string, message: string, fix: string): Finding {
  return { severity: 'error', code, message, fix };
}

export function warning(code: string, message: string, fix: string): Finding {
  return { severity: 'warning', code, message, fix };
}
