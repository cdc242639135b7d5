import type { SourceRow } from '../../shared/domain/source.ts';
import { textOf } from './cell-nature.ts';
import type { Merge } from './sheet-events.ts';

/**
 * Names of the columns out of the rows of a header: "Guest room" over "No." and "Ext." gives "Guest
 * room No." and "Guest room Ext.". A heading goes on over the cells merged with it; where nothing
 * in its row is merged, over the blanks to its right, as in a text file.
 */
export function joinHeaders(rows: readonly SourceRow[], merges: readonly Merge[]): string[] {
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  const lines = rows.map((row) =>
    Array.from({ length: width }, (_, column) => textOf(row.cells[column]).replace(/\s+/g, ' ')),
  );
  const spread = lines.map((line, at) => {
    const row = rows[at];
    return row && at < lines.length - 1
      ? spreadHeadings(line, lines.slice(at + 1), row, merges)
      : line;
  });
  return Array.from({ length: width }, (_, column) =>
    spread.reduce((joined, line) => join(joined, line[column] ?? ''), ''),
  );
}

/** A heading beside the names below it; one that the name repeats is left out. */
function join(heading: string, name: string): string {
  if (name === '' || heading.toLowerCase() === name.toLowerCase()) return heading || name;
  if (heading === '' || name.toLowerCase().startsWith(`${heading.toLowerCase()} `)) return name;
  return `${heading} ${name}`;
}

function spreadHeadings(
  line: readonly string[],
  below: readonly (readonly string[])[],
  { number }: SourceRow,
  merges: readonly Merge[],
): string[] {
  const own = merges.filter(
    ({ top, bottom, left, right }) => top <= number && bottom >= number && right > left,
  );
  if (own.length > 0) {
    const spread = [...line];
    for (const { left, right } of own) {
      for (let column = left + 1; column <= right && column < spread.length; column += 1) {
        if (spread[column] === '') spread[column] = line[left] ?? '';
      }
    }
    return spread;
  }
  let heading = '';
  return line.map((text, column) => {
    const isNamed = below.some((names) => names[column] !== '');
    // A name with nothing below it is a column of its own, and an empty column ends a group.
    if (!isNamed) heading = '';
    else if (text !== '') heading = text;
    return text === '' ? heading : text;
  });
}
