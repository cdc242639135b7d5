import ExcelJS from 'exceljs';

export type CellEdit = {
  sheet: string;
  where: Record<string, string>;
  set: Record<string, string>;
};

/** What a person sees in a cell. */
function shown(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/**
 * Saves a workbook under another name with cells changed by their titles, in every row that has the
 * given cells. An edit that fits no row is a mistake of the test.
 */
export async function editWorkbook(from: string, to: string, edits: CellEdit[]): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(from);
  for (const { sheet, where, set } of edits) {
    const found = book.getWorksheet(sheet);
    if (!found) throw new Error(`There is no sheet ${sheet}.`);
    const titles = (found.getRow(1).values as unknown[]).map(shown);
    const at = (title: string): number => {
      const place = titles.indexOf(title);
      if (place < 0) throw new Error(`${sheet} has no column ${title}.`);
      return place;
    };
    let fitting = 0;
    found.eachRow((row, number) => {
      const fits = Object.entries(where).every(
        ([title, text]) => shown(row.getCell(at(title)).value) === text,
      );
      if (number === 1 || !fits) return;
      fitting += 1;
      for (const [title, text] of Object.entries(set)) row.getCell(at(title)).value = text;
    });
    if (fitting === 0) throw new Error(`No row of ${sheet} has ${JSON.stringify(where)}.`);
  }
  await book.xlsx.writeFile(to);
}
