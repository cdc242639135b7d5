import type { FieldName, FieldUse } from '../../../shared/domain/fields.ts';
import { sheetOf } from '../../../shared/domain/sheets.ts';
import { ROW_ACTIONS } from '../../../shared/domain/kinds.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { CellContent, ColumnSpec, SheetSpec } from '../../../shared/domain/workbook.ts';
import { KNOWN } from './known-values.ts';
import type { KnownValues } from './known-values.ts';
import { trimBlanks } from '../understand/trim.ts';
import type { Cells } from '../plan/exported-cells.ts';

/** An exported object: its visible cells, its stable key, and what else its baseline keeps. */
export type ExportedRow = { remoteId: string; cells: Cells; known?: KnownValues };

/** What drop-down lists offer; other words are still taken. */
const CHOICES: Partial<Record<FieldName, readonly string[]>> = {
  action: ROW_ACTIONS.filter((action) => action !== 'upsert'),
  rule: ['block', 'drop-in'],
  value: ['on', 'off', 'both'],
};

/** The columns of a kind of sheet, all of text, so that zeros, `+` and long ids stay. */
export function columnsOf(fields: readonly FieldUse[]): ColumnSpec[] {
  return fields.map((use) => {
    const choices = CHOICES[use.field];
    return {
      title: use.title,
      width: use.width,
      type: 'text',
      note: use.explain,
      ...(use.hidden ? { hidden: true } : {}),
      ...(choices ? { choices } : {}),
    };
  });
}

/** A sheet of exported rows, each with the key and baseline by which its edits are told later. */
export function exportedSheet(kind: SheetKind, rows: readonly ExportedRow[]): SheetSpec {
  const { title, fields } = sheetOf(kind);
  return {
    name: title,
    columns: columnsOf(fields),
    rows: rows.map((row) => {
      const cells = cleaned(row.cells, fields);
      return fields.map(({ field }): CellContent => {
        if (field === 'bellhopId') return row.remoteId;
        if (field === 'bellhopBaseline') {
          const known = row.known ? { [KNOWN]: JSON.stringify(row.known) } : {};
          return JSON.stringify({ ...cells, ...known });
        }
        return cells[field] ?? null;
      });
    }),
  };
}

/**
 * Filled cells in the order of the columns, as reading them back gives them: without outer blanks,
 * and without the control characters that a workbook cannot hold.
 */
function cleaned(cells: Cells, fields: readonly FieldUse[]): Cells {
  const result: Cells = {};
  for (const { field } of fields) {
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    const text = trimBlanks((cells[field] ?? '').replace(/[\u0000-\u001f\u007f]+/gu, ' '));
    if (text !== '') result[field] = text;
  }
  return result;
}
