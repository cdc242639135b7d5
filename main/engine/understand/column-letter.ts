/** The letters of a column from its position: 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let left = index + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCodePoint(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}

/** The position of a column from its letters; null where the text is no column of a spreadsheet. */
export function columnIndex(letters: string): number | null {
  if (!/^[A-Za-z]{1,3}$/u.test(letters)) return null;
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** What a column is called: its header on one line, or its letter in brackets where that is empty. */
export function columnName(header: string, index: number): string {
  const line = header.replace(/\s+/gu, ' ').trim();
  return line === '' ? `(${columnLetter(index)})` : line;
}
