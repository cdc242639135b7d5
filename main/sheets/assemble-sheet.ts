import { EXPLANATION_SHEET, isSummary } from '../../shared/domain/sheets.ts';
import type { SheetReading } from '../../shared/domain/reading.ts';
import type { SheetPreview, SourceRow, SourceSheet } from '../../shared/domain/source.ts';
import { columnLetter } from '../engine/understand/column-letter.ts';
import { bestReading } from '../engine/understand/sheet-kind.ts';
import { assembleTable } from './assemble-table.ts';
import type { TableParts } from './assemble-table.ts';
import { filledColumns, filledTexts, isKnown, textOf } from './cell-nature.ts';
import { previewSheet } from './preview-sheet.ts';
import { counted, decideAbout, decideUse } from './sheet-decisions.ts';
import type { SheetEnd, Tell } from './sheet-events.ts';
import { splitColumns, withColumns } from './split-columns.ts';
import type { ColumnRange } from './split-columns.ts';

/** A sheet while it is being read; `file` is the name of its file. */
export type SheetParts = TableParts;

/** What was made of a sheet: one table or more, and how each begins and ends in the file. */
export type AssembledSheet = { sheets: SourceSheet[]; previews: SheetPreview[] };

/** What is needed to make the tables of one sheet. */
type Making = {
  parts: SheetParts;
  end: SheetEnd;
  tell: Tell;
  readingOf: (name: string) => SheetReading;
  /** Whether the sheet itself is used; where it is not, further tables need a person's word. */
  isUsed: boolean;
};

/** A title that is a name for its table. */
const LONGEST_TITLE = 30;
/** Rows of a hidden sheet that are looked at. */
const SAMPLE = 10;

const SILENT: Tell = { note: () => undefined, decide: () => undefined };

/**
 * Makes a sheet of the rows read: finds header and footer, fills merged cells, says what it did.
 * Further tables on it become sheets of their own, named after it. Sheets that a person leaves out
 * are none; those that are hidden are `visible: false`, unless a person wants them used.
 *
 * @param readingOf what a person decided about the sheet of this name
 */
export function assembleSheet(
  parts: SheetParts,
  end: SheetEnd,
  tell: Tell,
  readingOf: (name: string) => SheetReading = () => ({}),
): AssembledSheet {
  const { name, rows, visible } = parts;
  if (rows.some((row, at) => row.number < (rows[at - 1]?.number ?? 0))) {
    rows.sort((a, b) => a.number - b.number);
  }
  const previews = [previewSheet(parts)];
  const reading = readingOf(name);
  const isUsed = (reading.use ?? (visible ? 'read' : 'leave')) === 'read';
  // Nobody needs to hear how a sheet was understood that is not used, or that Bellhop wrote about others.
  const aloud = isUsed && !isOwn(name, rows) ? tell : SILENT;
  if (rows.length > 0 && (!visible || reading.use !== undefined)) {
    const evidence = visible
      ? `Sheet "${name}" holds ${counted(rows.length, 'row')}.`
      : `Sheet "${name}" is hidden in the workbook; it holds ${counted(rows.length, 'row')}.`;
    const sure = visible || !speaksOfRooms(rows);
    decideUse(decideAbout(parts, reading, tell), isUsed, evidence, sure);
  }
  const making: Making = { parts, end, tell, readingOf, isUsed };
  const { sheet, further } = assembleTable({ ...parts, visible: isUsed }, end, aloud, reading);
  const beside = besideEachOther(sheet, making);
  const below = further.map((chunk) => belowIt(chunk, making));
  const own = reading.use === 'leave' ? beside.sheets.slice(1) : beside.sheets;
  return {
    sheets: [...own, ...below.flatMap(({ sheets }) => sheets)],
    previews: [...previews, ...beside.previews, ...below.flatMap((one) => one.previews)],
  };
}

/** Tables next to each other under one header, each as a sheet with its columns in their places. */
function besideEachOther(sheet: SourceSheet, making: Making): AssembledSheet {
  const [first, ...others] = splitColumns(sheet) ?? [];
  if (!first) return { sheets: [sheet], previews: [] };
  const made = others.map((part): AssembledSheet => {
    const columns = columnsText(part);
    const table = { ...withColumns(sheet, part), name: `${sheet.name} (${columns})` };
    const evidence = `Columns ${columnLetter(part.first)} to ${columnLetter(part.last)} of sheet "${sheet.name}" are a table of their own, beside that in ${columnsText(first)}.`;
    const { rows } = making.parts;
    const preview = previewSheet({ name: table.name, visible: true, rows: table.rows });
    const header = rows.filter(({ number }) => number < (table.rows[0]?.number ?? 0));
    return {
      sheets: useTable(table, evidence, true, making),
      previews: [{ ...preview, total: preview.total + header.length }],
    };
  });
  return {
    sheets: [withColumns(sheet, first), ...made.flatMap(({ sheets }) => sheets)],
    previews: made.flatMap(({ previews }) => previews),
  };
}

function columnsText({ first, last }: ColumnRange): string {
  return `columns ${columnLetter(first)} to ${columnLetter(last)}`;
}

/** A table below another, as a sheet: used where Bellhop knows its kind. */
function belowIt(rows: SourceRow[], making: Making): AssembledSheet {
  const { parts, end, tell, readingOf } = making;
  const name = nameBelow(parts.name, rows);
  const own = { file: parts.file, name, visible: true, rows };
  const previews = [previewSheet(own)];
  const held: (() => void)[] = [];
  const later: Tell = {
    note: (note) => void held.push(() => tell.note(note)),
    decide: (decision) => void held.push(() => tell.decide(decision)),
  };
  const { sheet } = assembleTable(own, end, later, readingOf(name));
  const isKind = bestReading(sheet, undefined)?.missing.length === 0;
  const evidence = `Row ${rows[0]?.number ?? ''} of sheet "${parts.name}" begins another table, with columns of its own (${sheet.headers.filter(Boolean).join(', ')}).`;
  const sheets = useTable(sheet, evidence, isKind, making);
  if (sheets.length > 0) for (const say of held) say();
  return { sheets, previews };
}

/** "Sheet1 (Phone book)" by its title, else "Sheet1 (from row 20)". */
function nameBelow(name: string, rows: readonly SourceRow[]): string {
  const [first] = rows;
  const [column, second] = first ? filledColumns(first) : [];
  const title = column === undefined ? '' : textOf(first?.cells[column]);
  const isTitle = second === undefined && title !== '' && title.length <= LONGEST_TITLE;
  return `${name} (${isTitle ? title : `from row ${first?.number ?? ''}`})`;
}

/** Says that a further table is used or left out; a person's word outweighs what is known of it. */
function useTable(
  sheet: SourceSheet,
  evidence: string,
  isKind: boolean,
  { parts, tell, readingOf, isUsed: isUsedItself }: Making,
): SourceSheet[] {
  const reading = readingOf(sheet.name);
  if (reading.use === undefined && !isUsedItself) return [];
  const isUsed = reading.use === undefined ? isKind : reading.use === 'read';
  const decide = decideAbout({ file: parts.file, name: sheet.name }, reading, tell);
  decideUse(decide, isUsed, evidence, false);
  return isUsed ? [{ ...sheet, visible: true }] : [];
}

/** A sheet that Bellhop wrote to explain a template, or to sum up an export. */
function isOwn(name: string, rows: readonly SourceRow[]): boolean {
  const [first] = rows;
  return name === EXPLANATION_SHEET || (first !== undefined && isSummary(name, filledTexts(first)));
}

/** Whether any row of a hidden sheet could be a header, so that it may be missed. */
function speaksOfRooms(rows: readonly SourceRow[]): boolean {
  return rows.slice(0, SAMPLE).some((row) => filledTexts(row).filter(isKnown).length >= 2);
}
