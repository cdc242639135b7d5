import Papa from 'papaparse';

/** Cells as spreadsheets put them on the clipboard. */
export function toClipboard(table: readonly (readonly string[])[]): string {
  return table
    .map((row) => row.map((cell) => (/["\t\r\n]/.test(cell) ? quoted(cell) : cell)).join('\t'))
    .join('\n');
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

/** What a spreadsheet put on the clipboard, as cells. The line break at its end makes no row. */
export function fromClipboard(text: string): string[][] {
  const body = text.replace(/\r?\n$/, '');
  const parse = (quoteChar: string) =>
    Papa.parse<string[]>(body, { delimiter: '\t', quoteChar, skipEmptyLines: false });
  const parsed = parse('"');
  // A lone quote is a character of the cell (6" pipe), since only whole cells are quoted.
  const stray = parsed.errors.some((error) => error.type === 'Quotes');
  const rows = stray ? parse('\0').data : parsed.data;
  return rows.length === 0 ? [['']] : rows;
}
