import { LIMITS } from '../limits.ts';
import { quoted, refuse } from '../refuse.ts';

/** Refuses a text file whose bytes alone would cost more memory than a list of rooms ever needs. */
export function refuseLongText(file: string, bytes: number): void {
  if (bytes <= LIMITS.textBytes) return;
  refuse(
    'too-large',
    `${quoted(file)} has ${megabytes(bytes)} MB of text, more than the ${megabytes(LIMITS.textBytes)} MB that Bellhop reads: split it into several files.`,
  );
}

/**
 * Refuses text that is no table, before it is cut into lines and cells: parsers hold all lines of a
 * file and all cells of a line at once, and a file of line breaks or delimiters alone would end the
 * program.
 */
export function refuseShapeless(file: string, text: string, delimiter: string): void {
  let lines = 0;
  let start = 0;
  // A text without line feeds may end its lines the old way.
  const lineEnd = text.includes('\n') ? '\n' : '\r';
  while (start <= text.length) {
    const found = text.indexOf(lineEnd, start);
    const end = found === -1 ? text.length : found;
    lines += 1;
    if (lines > LIMITS.lines) {
      refuse(
        'too-large',
        `${quoted(file)} has more than ${LIMITS.lines.toLocaleString('en')} lines, most of them empty or within cells: delete the empty lines, or split it into several files.`,
      );
    }
    if (end - start > LIMITS.lineCharacters) {
      refuse(
        'too-large',
        `${quoted(file)} has a line of more than ${LIMITS.lineCharacters.toLocaleString('en')} characters (line ${lines}), which no table has: check that it is a table with a line a row.`,
      );
    }
    start = end + 1;
  }
  // Fewer characters than that hold no more delimiters.
  if (text.length <= LIMITS.area) return;
  let delimiters = 0;
  let at = text.indexOf(delimiter);
  while (at !== -1) {
    delimiters += 1;
    at = text.indexOf(delimiter, at + 1);
  }
  if (delimiters > LIMITS.area) {
    refuse(
      'too-large',
      `${quoted(file)} has more than ${LIMITS.area.toLocaleString('en')} cells, most of them empty: delete the columns and lines that are not needed.`,
    );
  }
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}
