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

/** What holds for every sheet, told before the columns one by one. */
const GENERAL: readonly string[] = [
  'Fill the sheets and columns that you need and leave the others as they are. Row 1 keeps the names of the columns; their order may change.',
  'An empty cell changes nothing. To take away what is live, write (clear) into the cell; to take away all that a row is about, write delete into its Action.',
  'Rooms, extensions and phone numbers are texts here, so that zeros and + at their beginning stay. Paste as values to keep it so.',
  'Look at the file with check and at the plan with plan as often as you like: nothing is sent before you say so.',
];

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
    rows: [
      ...GENERAL.map((text): CellContent[] => ['All sheets', 'All columns', text, null]),
      ...uses.flatMap(({ title, fields }) =>
        fields
          .filter(({ hidden }) => !hidden)
          .map((use): CellContent[] => [title, use.title, use.explain, use.example || null]),
      ),
    ],
  };
}
