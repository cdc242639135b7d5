import { SHEET_KINDS } from '../../../shared/domain/kinds.ts';
import type { LiveState } from '../../../shared/domain/live.ts';
import type { WorkbookSpec } from '../../../shared/domain/workbook.ts';
import type { ExportInfo } from './export-info.ts';
import { exportedRows } from './exported-rows.ts';
import { exportedSheet } from './sheet-rows.ts';
import { summarySheet } from './summary-sheet.ts';

/**
 * What is live as a workbook for reading and for importing again: its sheets with their keys and
 * baselines, then a summary with the usage of limits, which importing ignores.
 */
export function exportWorkbook(live: LiveState, info: ExportInfo): WorkbookSpec {
  const rows = exportedRows(live);
  const kinds = info.only ?? SHEET_KINDS;
  return {
    sheets: [
      ...SHEET_KINDS.filter((kind) => kinds.includes(kind)).map((kind) =>
        exportedSheet(kind, rows[kind]),
      ),
      summarySheet(live, rows, info),
    ],
  };
}
