// What a person cannot see at the ends of a cell: blanks of every kind, zero-width and direction marks.
const OUTER =
  /^[\s\u200b-\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff]+|[\s\u200b-\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff]+$/gu;

/** The text without outer blanks, non-breaking and zero-width ones too. */
export function trimBlanks(text: string): string {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  // Nearly every cell begins and ends with a plain character.
  if (first > 32 && first < 127 && last > 32 && last < 127) return text;
  return text.replace(OUTER, '');
}
