import iconv from 'iconv-lite';

/** Content of files by their names. */
export type Files = Record<string, string | Buffer>;

/** Lines of cells as one program would write them; a text is a whole line. */
export function lines(
  rows: readonly (string | readonly string[])[],
  { by = ',', end = '\r\n' } = {},
): string {
  return rows.map((row) => (typeof row === 'string' ? row : row.join(by)) + end).join('');
}

/** `from` to `to` as texts. */
export function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
}

export const semicolons = { by: ';' };

export function western(text: string): Buffer {
  return iconv.encode(text, 'windows-1252');
}

export function japanese(text: string): Buffer {
  return iconv.encode(text, 'cp932');
}
