import { chooseDelimiter } from './delimiter.ts';

/** A line that is one quoted cell with a sign in it that may part cells. */
const WRAPPED = /^"(?:[^"\r\n]|"")*[,;\t|](?:[^"\r\n]|"")*"[ ]*$/m;
const WHOLE = /^"((?:[^"]|"")*)"[ ]*$/;
const LINE_END = /\r\n|\r|\n/;

/**
 * Takes the quotation marks from lines that were quoted as a whole, as programs do that take each line of a
 * list for one cell: `"101;Bar;7101"`. Only where the file is then cut evenly and was not before.
 *
 * @returns the text, and the numbers of the lines that it changed, from 1
 */
export function unwrapLines(text: string): { text: string; unwrapped: number[] } {
  const same = { text, unwrapped: [] };
  // Most files have no such mark, and a search for one costs next to nothing.
  if (!text.includes('"') || !WRAPPED.test(text)) return same;
  const unwrapped: number[] = [];
  const lines = text.split(LINE_END).map((line, at) => {
    const [, inner] = WHOLE.exec(line) ?? [];
    if (inner === undefined) return line;
    unwrapped.push(at + 1);
    return inner.replaceAll('""', '"');
  });
  // A line that is part of a cell has a mark without its other half.
  if (text.split(LINE_END).some(hasHalf)) return same;
  const made = lines.join('\n');
  const [before, after] = [chooseDelimiter(text), chooseDelimiter(made)];
  const isBetter = after.even === 1 && after.width > 1 && (before.even < 1 || before.width === 1);
  return isBetter ? { text: made, unwrapped } : same;
}

function hasHalf(line: string): boolean {
  let marks = 0;
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) marks += 1;
  return marks % 2 === 1;
}
