// What a person cannot see at the ends of a cell: blanks of every kind, zero-width and direction marks.
const BLANK = /[\s\u200b-\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** The text without outer blanks, non-breaking and zero-width ones too. */
export function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  // From both ends: a pattern with an end in it is tried again at each of ten thousand inner blanks.
  while (start < end && isBlank(text, start)) start += 1;
  while (end > start && isBlank(text, end - 1)) end -= 1;
  return text.slice(start, end);
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  // Nearly every cell begins and ends with a plain character.
  return (code <= 32 || code >= 127) && BLANK.test(text.charAt(at));
}
