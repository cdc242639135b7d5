/** What had to be changed before the parser could be trusted with a text. */
export type RepairedText = {
  text: string;
  /** Lines on which a quotation mark was taken as a plain character. */
  strayQuotes: number[];
};

/** Pieces of a repaired text that are held at a time. */
const PIECES = 10_000;

/**
 * Rewrites a text whose quotation marks do not match, or whose line ends differ, so that a parser
 * reads each record where it stands. A field is quoted only if its closing mark is followed by a
 * delimiter or a line end; any other mark is a plain character (`5" pipe`), so that one stray mark
 * never swallows the lines below it. Line ends between records become `\n`.
 */
export function repairText(text: string, delimiter: string): RepairedText {
  const out: string[] = [];
  let done = '';
  const strayQuotes: number[] = [];
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const start = /[ \u00A0]/.test(text[at] ?? '') ? skipBlanks(text, at) : at;
    const end = text[start] === '"' ? endOfQuoted(text, start, delimiter) : -1;
    if (end === -1) {
      const stop = endOfPlain(text, at, delimiter);
      const field = text.slice(at, stop);
      if (field.includes('"')) {
        strayQuotes.push(line);
        out.push(`"${field.replaceAll('"', '""')}"`);
      } else out.push(field);
      at = stop;
    } else {
      const field = text.slice(start, end);
      out.push(field);
      line += countLines(field);
      at = skipBlanks(text, end);
    }
    if (text.startsWith(delimiter, at)) {
      out.push(delimiter);
      at += delimiter.length;
      // A delimiter at the very end is followed by one more, empty, field.
    } else if (at < text.length) {
      at += text.startsWith('\r\n', at) ? 2 : 1;
      line += 1;
      out.push('\n');
    }
    // Millions of small pieces would weigh far more than the text itself.
    if (out.length > PIECES) done += out.splice(0).join('');
  }
  return { text: done + out.join(''), strayQuotes };
}

export function countLines(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\u00A0') at += 1;
  return at;
}

/** Position behind the closing mark; -1 where the field is not properly quoted. */
function endOfQuoted(text: string, open: number, delimiter: string): number {
  let at = open + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return -1;
    if (text[quote + 1] === '"') {
      at = quote + 2;
      continue;
    }
    const next = skipBlanks(text, quote + 1);
    const ends =
      next >= text.length ||
      text[next] === '\n' ||
      text[next] === '\r' ||
      text.startsWith(delimiter, next);
    return ends ? quote + 1 : -1;
  }
}

function endOfPlain(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length) {
    const character = text[at];
    if (character === '\n' || character === '\r' || text.startsWith(delimiter, at)) break;
    at += 1;
  }
  return at;
}
