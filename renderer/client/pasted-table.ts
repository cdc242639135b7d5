/** What was copied from a spreadsheet: its size as a table, or null where it is none. */
export function pastedTable(text: string): { rows: number; columns: number } | null {
  const lines = text.replace(/(\r?\n)+$/, '').split(/\r?\n/);
  const columns = Math.max(...lines.map((line) => line.split('\t').length));
  return columns < 2 || lines.length < 2 ? null : { rows: lines.length, columns };
}

/** The table as a file like any other, so that the same reader takes it. */
export function pastedFile(text: string): File {
  return new File([text], 'Pasted table.tsv', { type: 'text/tab-separated-values' });
}
