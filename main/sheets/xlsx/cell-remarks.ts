import type { ReadNote } from '../../../shared/domain/source.ts';
import { columnLetter } from '../../engine/understand/column-letter.ts';

/** Gathers what is odd about cells of one sheet, to say it once. */
export type CellRemarks = {
  /** A formula whose result the file does not hold, as programs write that do not calculate. */
  notCalculated(row: number, column: number): void;
  /** A value that its number format does not show. */
  notShown(row: number, column: number): void;
  notes(): ReadNote[];
};

type Tally = { count: number; first: string };

export function createCellRemarks(sheet: string): CellRemarks {
  const uncalculated: Tally = { count: 0, first: '' };
  const unseen: Tally = { count: 0, first: '' };
  const add = (tally: Tally, row: number, column: number) => {
    if (tally.count === 0) tally.first = `${columnLetter(column)}${row}`;
    tally.count += 1;
  };
  return {
    notCalculated: (row, column) => add(uncalculated, row, column),
    notShown: (row, column) => add(unseen, row, column),
    notes() {
      const notes: ReadNote[] = [];
      if (uncalculated.count > 0) {
        notes.push({
          sheet,
          code: 'formula-without-value',
          message: `Sheet "${sheet}" has ${cells(uncalculated)} with a formula but no result in the file, read as empty: open it in Excel, save it, and choose it again.`,
        });
      }
      if (unseen.count > 0) {
        notes.push({
          sheet,
          code: 'value-not-shown',
          message: `Sheet "${sheet}" has ${cells(unseen)} whose number format hides the value, read as empty, as it looks: give the cells another format where the value is wanted.`,
        });
      }
      return notes;
    },
  };
}

function cells({ count, first }: Tally): string {
  return count === 1
    ? `1 cell (${first})`
    : `${count.toLocaleString('en')} cells (first: ${first})`;
}
