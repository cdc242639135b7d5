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
};

/** The sentence for a file with more rows than a job takes. */
export function tooManyRows(file: string): string {
  return `${quoted(file)} holds more than ${LIMITS.rows.toLocaleString('en')} rows: split it into several files.`;
}

export function createCellCount(file: string): CellCount {
  let rows = 0;
  let cells = 0;
  let characters = 0;
  return {
    row() {
      rows += 1;
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
      if (text.length > LIMITS.cellCharacters) {
        refuse(
          'too-large',
          `${quoted(file)} has more than ${LIMITS.cellCharacters.toLocaleString('en')} characters in one cell (sheet ${quoted(sheet)}, row ${row}, column ${columnLetter(column)}): shorten that cell, or check that each quotation mark is closed.`,
        );
      }
      if (cells > LIMITS.cells || characters > LIMITS.characters) {
        refuse(
          'too-large',
          `${quoted(file)} holds more than Bellhop reads at once (reached in sheet ${quoted(sheet)}, row ${row}): split it into several files.`,
        );
      }
    },
  };
}
