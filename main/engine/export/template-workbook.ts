import type { SheetUse } from '../../../shared/domain/fields.ts';
import { EXPLANATION_SHEET, SHEETS, sheetOf } from '../../../shared/domain/sheets.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { CellContent, SheetSpec, WorkbookSpec } from '../../../shared/domain/workbook.ts';
import { columnsOf } from './sheet-rows.ts';

/**
 * An empty workbook with the known columns, for one kind of sheet or for all of them. The examples
 * stand on a sheet of their own, so that an unfilled template asks for nothing.
 */
export function templateWorkbook(kind?: SheetKind): WorkbookSpec {
  const uses = kind === undefined ? SHEETS : [sheetOf(kind)];
  return { sheets: [...uses.map(emptySheet), howToFill(uses)] };
}

function emptySheet({ title, fields }: SheetUse): SheetSpec {
  return { name: title, columns: columnsOf(fields.filter(({ hidden }) => !hidden)), rows: [] };
}

function howToFill(uses: readonly SheetUse[]): SheetSpec {
  return {
    name: EXPLANATION_SHEET,
    columns: [
      { title: 'On sheet', width: 18, type: 'text' },
      { title: 'In column', width: 18, type: 'text' },
      { title: 'What to write', width: 80, type: 'text' },
      { title: 'For example', width: 26, type: 'text' },
    ],
    rows: uses.flatMap(({ title, fields }) =>
      fields
        .filter(({ hidden }) => !hidden)
        .map((use): CellContent[] => [title, use.title, use.explain, use.example || null]),
    ),
  };
}
