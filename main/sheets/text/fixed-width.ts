const SAMPLE_LINES = 100;
const FEWEST_LINES = 3;

/**
 * Into how many columns a text is lined up with blanks, as print-outs are; 1 where it is not. A column
 * begins where hardly any line has a letter and most have one right after it.
 *
 * @param text without delimiters that cut it evenly
 */
export function blankColumns(text: string): number {
  const lines = text
    .slice(0, 64 * 1024)
    .split(/\r\n|\r|\n/)
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
    .slice(0, SAMPLE_LINES);
  const gaps = lines.filter((line) => /\S {2,}\S/.test(line)).length;
  if (lines.length < FEWEST_LINES || gaps < lines.length * 0.6) return 1;
  const width = Math.min(400, Math.max(...lines.map((line) => line.length)));
  let columns = 1;
  for (let at = 1; at < width; at += 1) {
    let blank = 0;
    let begins = 0;
    for (const line of lines) {
      if ((line[at - 1] ?? ' ') !== ' ') continue;
      blank += 1;
      if ((line[at] ?? ' ') !== ' ' && (line[at - 2] ?? ' ') === ' ') begins += 1;
    }
    if (blank >= lines.length * 0.9 && begins >= lines.length * 0.5) columns += 1;
  }
  return columns;
}
