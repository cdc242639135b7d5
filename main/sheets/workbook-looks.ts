import type { Style, Worksheet } from 'exceljs';
import type { ColumnSpec } from '../../shared/domain/workbook.ts';
import { columnLetter } from './column-letter.ts';

/** Drop-downs are written for this many rows: some readers expand them cell by cell. */
const CHOICE_ROWS = 1000;
/** Excel's limit for choices that stand in the rule itself. */
const CHOICE_CHARACTERS = 255;

const FONT = { name: 'Calibri', size: 11 };

function solid(argb: string): Style['fill'] {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb }, bgColor: { argb } };
}

export const HEADER_STYLE: Partial<Style> = {
  font: { ...FONT, bold: true, color: { argb: 'FFFFFFFF' } },
  fill: solid('FF1F4E5F'),
  alignment: { vertical: 'middle', horizontal: 'left', wrapText: false },
  border: { bottom: { style: 'thin', color: { argb: 'FF163A47' } } },
  numFmt: '@',
};

/** How the cells below the header look; text columns have Excel's own format for text. */
export function columnStyle(column: ColumnSpec): Partial<Style> {
  return column.type === 'text'
    ? { font: FONT, numFmt: '@', alignment: { vertical: 'top', horizontal: 'left' } }
    : { font: FONT, numFmt: '#,##0', alignment: { vertical: 'top', horizontal: 'right' } };
}

/** Colours by the words for outcomes: readable in black and white print, so text colour too. */
const OUTCOME_COLOURS: readonly (readonly [word: string, fill: string, text: string])[] = [
  ['done', 'FFDDF2E3', 'FF1B5E31'],
  ['unchanged', 'FFEDEFF1', 'FF4A5560'],
  ['failed', 'FFFADBD8', 'FF922B21'],
  ['unknown', 'FFFCF0CC', 'FF7A5A00'],
  ['skipped', 'FFE3E8F5', 'FF3B4C7A'],
];

function range(at: number, last: number): string {
  const letter = columnLetter(at);
  return `${letter}2:${letter}${Math.max(2, last)}`;
}

/** Offers the choices of a column in a list; other values get a question, not a refusal. */
export function choiceList(sheet: Worksheet, column: ColumnSpec, at: number): void {
  const { choices } = column;
  if (!choices || choices.length === 0) return;
  const list = choices.join(',');
  // The rule parts choices by commas; those that would not fit it are not offered.
  if (list.length > CHOICE_CHARACTERS || choices.some((choice) => /[,"]/.test(choice))) return;
  // The types leave out that the writer takes rules for a range.
  const { dataValidations } = sheet as Worksheet & {
    dataValidations: { add(range: string, rule: object): void };
  };
  dataValidations.add(range(at, CHOICE_ROWS + 1), {
    type: 'list',
    allowBlank: true,
    formulae: [`"${list}"`],
    showErrorMessage: true,
    errorStyle: 'warning',
    errorTitle: column.title,
    error: `Usual here: ${choices.join(', ')}.`.slice(0, 225),
  });
}

/** Draws numbers as bars from 0 to the column's `barMax`. */
export function dataBar(sheet: Worksheet, column: ColumnSpec, at: number, last: number): void {
  if (column.barMax === undefined) return;
  sheet.addConditionalFormatting({
    ref: range(at, last),
    rules: [
      {
        type: 'dataBar',
        priority: 1,
        gradient: false,
        cfvo: [
          { type: 'num', value: 0 },
          { type: 'num', value: Math.max(1, column.barMax) },
        ],
        // The types know the bar's colour under another name than the writer.
        ...{ color: { argb: 'FF6FB1C7' } },
      },
    ],
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
    ref: range(at, last),
    rules: OUTCOME_COLOURS.map(([word, fill, text], priority) => ({
      type: 'cellIs' as const,
      operator: 'equal' as const,
      priority: priority + 1,
      formulae: [`"${word}"`],
      style: { fill: solid(fill), font: { color: { argb: text } } },
    })),
  });
}
