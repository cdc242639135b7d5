/**
 * Values of a list cell: parted by `;`, trimmed, each once. `repeated` are those that came again.
 *
 * @param text without outer blanks, as cells of rows and baselines are
 */
export function readList(text: string): { values: string[]; repeated: string[] } {
  if (!text.includes(';')) return { values: text === '' ? [] : [text], repeated: [] };
  const values: string[] = [];
  const repeated: string[] = [];
  for (const part of text.split(';')) {
    const value = part.trim();
    if (value === '') continue;
    if (values.includes(value)) repeated.push(value);
    else values.push(value);
  }
  return { values, repeated };
}
