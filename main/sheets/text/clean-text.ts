import { countLines } from './repair-text.ts';

export type CleanText = { text: string; notes: { code: string; message: string }[] };

/** Ends files of DOS. */
const END_OF_FILE = '\u001A';
const LOST = '\uFFFD';

/**
 * Takes out what no cell holds: zeros that fill up the fields of machines, page breaks, the mark at the
 * end of DOS files. Says so, and where letters were lost before the file came here. Lines keep their numbers.
 */
export function cleanText(decoded: string): CleanText {
  const notes: CleanText['notes'] = [];
  let text = withoutEnd(decoded);
  if (text.includes('\0')) {
    const { count, line } = find(text, '\0');
    notes.push({
      code: 'nul-bytes',
      message: `The file holds ${count === 1 ? 'a zero byte' : `${count} zero bytes`} (first in line ${line}), as some machines fill up their fields with; ${count === 1 ? 'it was' : 'they were'} left out.`,
    });
    text = text.replaceAll('\0', '');
  }
  if (text.includes('\f')) {
    const { count, line } = find(text, '\f');
    notes.push({
      code: 'page-breaks',
      message: `The file holds ${count === 1 ? 'a page break' : `${count} page breaks`} (first in line ${line}), which ${count === 1 ? 'was' : 'were'} left out.`,
    });
    text = text.replace(/(^|[\r\n])\f+|\f+(?=[\r\n]|$)/g, '$1').replaceAll('\f', ' ');
  }
  if (text.includes(LOST)) {
    const { count, line } = find(text, LOST);
    notes.push({
      code: 'lost-letters',
      message: `In ${count === 1 ? 'one place' : `${count} places`} (first in line ${line}) the sign “${LOST}” stands where a letter was lost: choose another encoding, or export the list anew where it came from.`,
    });
  }
  const twice = TWICE_DECODED.exec(text);
  if (twice) {
    notes.push({
      code: 'decoded-twice',
      message: `Letters such as “${twice[0]}” (line ${countLines(text.slice(0, twice.index)) + 1}) look as if another program had read UTF-8 as Windows-1252: export the list anew where it came from.`,
    });
  }
  return { text, notes };
}

/** Letters of two bytes of UTF-8, each of which was taken for a letter of Windows-1252. */
const TWICE_DECODED = /Ã[\u0080-\u00BFŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™](?!Ã)/;

/** The text up to the mark, where nothing but fillings comes after it. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isFilling(text[end - 1] ?? '')) end -= 1;
  const tail = text.slice(end);
  const mark = tail.indexOf(END_OF_FILE);
  return mark === -1 ? text : text.slice(0, end + mark);
}

function isFilling(character: string): boolean {
  return character === END_OF_FILE || character === '\0' || /\s/.test(character);
}

/** How often a character stands in a text, and the line of the first. */
function find(text: string, character: string): { count: number; line: number } {
  const first = text.indexOf(character);
  let count = 0;
  for (let at = first; at !== -1; at = text.indexOf(character, at + 1)) count += 1;
  return { count, line: countLines(text.slice(0, first)) + 1 };
}
