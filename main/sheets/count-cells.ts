import type { SourceCell } from '../../shared/domain/source.ts';
import { columnLetter } from '../engine/understand/column-letter.ts';
import { LIMITS } from './limits.ts';
import { quoted, refuse } from './refuse.ts';

/** Keeps count over all sheets of a file and refuses what no real room list holds. */
export type CellCount = {
  row(): void;
  cell(sheet: string, row: number, column: number, cell: SourceCell): void;
  /** @param merges ranges of the sheet so far that are more than one row high */
  merges(sheet: string, merges: number): void;
  /** A text that cells may point to. */
  sharedString(text: string): void;
};

/** The sentence for a file with more rows than a job takes. */
export function tooManyRows(file: string): string {
  return `${quoted(file)} holds more than ${LIMITS.rows.toLocaleString('en')} rows: split it into several files.`;
}

export function createCellCount(file: string): CellCount {
  let rows = 0;
  let cells = 0;
  let characters = 0;
  let strings = 0;
  let stringCharacters = 0;
  // Of the sheet being read: all of its rows become as wide as the widest.
  let current = '';
  let width = 0;
  let sheetRows = 0;
  let otherSheets = 0;
  const refuseAmount = (where: string): never =>
    refuse(
      'too-large',
      `${quoted(file)} holds more than Bellhop reads at once (${where}): split it into several files.`,
    );
  const widen = (sheet: string, column: number): void => {
    if (sheet !== current) {
      otherSheets += width * sheetRows;
      current = sheet;
      width = 0;
      sheetRows = 0;
    }
    if (column < width) return;
    width = column + 1;
    checkArea();
  };
  const checkArea = (): void => {
    if (otherSheets + width * sheetRows <= LIMITS.area) return;
    refuse(
      'too-large',
      `${quoted(file)} has up to ${width} columns over very many rows (sheet ${quoted(current)}), most of them empty: delete the columns that are not needed.`,
    );
  };
  return {
    row() {
      rows += 1;
      sheetRows += 1;
      checkArea();
      if (rows > LIMITS.rows + LIMITS.spareRows) refuse('too-large', tooManyRows(file));
    },
    merges(sheet, merges) {
      if (merges <= LIMITS.merges) return;
      refuse(
        'too-large',
        `${quoted(file)} has more than ${LIMITS.merges.toLocaleString('en')} merged cells (sheet ${quoted(sheet)}): split them in the spreadsheet program, and save it again.`,
      );
    },
    cell(sheet, row, column, cell) {
      const text = typeof cell === 'string' ? cell : cell.raw;
      cells += 1;
      characters += text.length;
      if (column >= LIMITS.columns) {
        refuse(
          'too-large',
          `${quoted(file)} has data beyond column ${columnLetter(LIMITS.columns - 1)} (sheet ${quoted(sheet)}, row ${row}): delete the columns that are not needed.`,
        );
      }
      widen(sheet, column);
      if (text.length > LIMITS.cellCharacters) {
        refuse(
          'too-large',
          `${quoted(file)} has more than ${LIMITS.cellCharacters.toLocaleString('en')} characters in one cell (sheet ${quoted(sheet)}, row ${row}, column ${columnLetter(column)}): shorten that cell, or check that each quotation mark is closed.`,
        );
      }
      if (cells > LIMITS.cells || characters > LIMITS.characters) {
        refuseAmount(`reached in sheet ${quoted(sheet)}, row ${row}`);
      }
    },
    sharedString(text) {
      strings += 1;
      stringCharacters += text.length;
      if (strings > LIMITS.cells || stringCharacters > LIMITS.characters) {
        refuseAmount('in the texts that its cells share');
      }
    },
  };
}
