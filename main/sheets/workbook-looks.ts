import type { Alignment, Style, Worksheet } from 'exceljs';
import type { CellContent, ColumnSpec } from '../../shared/domain/workbook.ts';
import { columnLetter } from '../engine/understand/column-letter.ts';

/** Drop-downs are written for this many rows: some readers expand them cell by cell. */
const CHOICE_ROWS = 1000;
/** Excel's limit for choices that stand in the rule itself. */
const CHOICE_CHARACTERS = 255;

const FONT = { name: 'Calibri', size: 11 };

function solid(argb: string): Style['fill'] {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb }, bgColor: { argb } };
}

/** Columns at least this wide hold sentences, which break into lines instead of being cut. */
const WRAP_WIDTH = 40;

function alignment(column: ColumnSpec): 'left' | 'right' {
  return column.type === 'text' ? 'left' : 'right';
}

export function headerStyle(column: ColumnSpec): Partial<Style> {
  return {
    font: { ...FONT, bold: true, color: { argb: 'FFFFFFFF' } },
    fill: solid('FF1F4E5F'),
    alignment: { vertical: 'middle', horizontal: alignment(column) },
    border: { bottom: { style: 'thin', color: { argb: 'FF163A47' } } },
    numFmt: '@',
  };
}

/** How the cells below the header look; text columns have Excel's own format for text. */
export function columnStyle(column: ColumnSpec): Partial<Style> {
  return {
    font: FONT,
    numFmt: column.type === 'text' ? '@' : '#,##0',
    alignment: {
      vertical: 'top',
      horizontal: alignment(column),
      wrapText: column.type === 'text' && column.width >= WRAP_WIDTH,
    },
  };
}

/**
 * Whether a cell is longer than its column and must not run into its neighbours: ids of 150
 * characters would cover empty cells beside them and widen the printed page.
 */
export function runsOver(column: ColumnSpec, cell: CellContent | undefined): boolean {
  return (
    typeof cell === 'string' &&
    column.hidden !== true &&
    column.width < WRAP_WIDTH &&
    cell.length > column.width
  );
}

/** Broken into lines in a row of fixed height, only the beginning shows, up to the edge of the cell. */
export const CUT_AT_EDGE: Partial<Alignment> = {
  vertical: 'top',
  horizontal: 'left',
  wrapText: true,
};

const LINE_POINTS = 15;
/** Excel's own limit. */
const MOST_POINTS = 409;

/** Height in points of a row that must not be left to the program that opens it; else undefined. */
export function rowHeight(
  columns: readonly ColumnSpec[],
  cells: readonly CellContent[],
): number | undefined {
  let lines = 1;
  let fixed = false;
  for (const [at, column] of columns.entries()) {
    const text = cells[at];
    fixed ||= runsOver(column, text);
    if (column.hidden || column.width < WRAP_WIDTH || typeof text !== 'string') continue;
    // Lines break between words, so they hold a little less than the column's width.
    const needed = text
      .split('\n')
      .reduce((sum, line) => sum + Math.ceil(Math.max(1, line.length) / (column.width * 0.9)), 0);
    lines = Math.max(lines, needed);
  }
  return lines === 1 && !fixed ? undefined : Math.min(MOST_POINTS, lines * LINE_POINTS);
}

/** Colours by the words for outcomes: readable in black and white print, so text colour too. */
const OUTCOME_COLOURS: readonly (readonly [word: string, fill: string, text: string])[] = [
  ['done', 'FFDDF2E3', 'FF1B5E31'],
  ['unchanged', 'FFEDEFF1', 'FF4A5560'],
  ['failed', 'FFFADBD8', 'FF922B21'],
  ['unknown', 'FFFCF0CC', 'FF7A5A00'],
  ['skipped', 'FFE3E8F5', 'FF3B4C7A'],
];

/** The cells of a column below the header. */
export function columnRange(at: number, last: number): string {
  const letter = columnLetter(at);
  return `${letter}2:${letter}${Math.max(2, last)}`;
}

/** The types leave out that a sheet takes rules for a whole range. */
type RuledSheet = Worksheet & { dataValidations: { add(range: string, rule: object): void } };

function takesRules(sheet: Worksheet): sheet is RuledSheet {
  return 'dataValidations' in sheet;
}

/** Offers the choices of a column in a list; other values get a question, not a refusal. */
export function choiceList(sheet: Worksheet, column: ColumnSpec, at: number): void {
  const { choices } = column;
  if (!choices || choices.length === 0) return;
  const list = choices.join(',');
  // The rule parts choices by commas; those that would not fit it are not offered.
  if (list.length > CHOICE_CHARACTERS || choices.some((choice) => /[,"]/.test(choice))) return;
  if (!takesRules(sheet)) throw new Error('This version of exceljs keeps rules elsewhere.');
  sheet.dataValidations.add(columnRange(at, CHOICE_ROWS + 1), {
    type: 'list',
    allowBlank: true,
    formulae: [`"${list}"`],
    showErrorMessage: true,
    errorStyle: 'warning',
    errorTitle: column.title,
    error: `Usual here: ${choices.join(', ')}.`.slice(0, 225),
  });
}

/** Colours the cells of a status column by their word. */
export function statusColours(
  sheet: Worksheet,
  column: ColumnSpec,
  at: number,
  last: number,
): void {
  if (!column.status) return;
  sheet.addConditionalFormatting({
    ref: columnRange(at, last),
    rules: OUTCOME_COLOURS.map(([word, fill, text], priority) => ({
      type: 'cellIs' as const,
      operator: 'equal' as const,
      priority: at * 10 + priority + 1,
      formulae: [`"${word}"`],
      style: { fill: solid(fill), font: { color: { argb: text } } },
    })),
  });
}
