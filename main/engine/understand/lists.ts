type ReadList = { values: string[]; repeated: string[] };

/** Rows below each other mostly name the same values, and reading them again would cost each time. */
let last: { text: string; list: ReadList } = { text: '', list: { values: [], repeated: [] } };

/**
 * Values of a list cell: parted by `;`, trimmed, each once. `repeated` are those that came again.
 *
 * @param text without outer blanks, as cells of rows and baselines are
 */
export function readList(
  text: string,
): Readonly<{ values: readonly string[]; repeated: readonly string[] }> {
  if (!text.includes(';')) return { values: text === '' ? [] : [text], repeated: [] };
  if (text !== last.text) last = { text, list: partList(text) };
  return last.list;
}

function partList(text: string): ReadList {
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
