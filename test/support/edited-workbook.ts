import ExcelJS from 'exceljs';
import { expect } from 'vitest';

function textOf(cell: unknown): string {
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
}

/** One cell of the one row whose cells are these, by their titles. */
export type Edit = { sheet: string; row: Record<string, string>; column: string; value: string };

/** Writes a copy of an export in which cells of single rows are edited, as a person would. */
export async function edited(from: string, to: string, edits: Edit[]): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(from);
  for (const { sheet, row: wanted, column, value } of edits) {
    const found = book.getWorksheet(sheet);
    if (!found) throw new Error(`The export has no sheet ${sheet}.`);
    const titles = (found.getRow(1).values as unknown[]).map(textOf);
    let hits = 0;
    found.eachRow((row) => {
      const isMeant = Object.entries(wanted).every(
        ([title, cell]) => textOf(row.getCell(titles.indexOf(title)).value) === cell,
      );
      if (!isMeant) return;
      hits++;
      row.getCell(titles.indexOf(column)).value = value;
    });
    expect([sheet, wanted, hits]).toEqual([sheet, wanted, 1]);
  }
  await book.xlsx.writeFile(to);
}
