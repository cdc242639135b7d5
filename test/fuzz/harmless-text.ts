import iconv from 'iconv-lite';
import Papa from 'papaparse';

/** A change of a text file that must not change a single cell. */
export type HarmlessText = { name: string; make(records: readonly string[][]): Buffer };

/** The records of a sound UTF-8 file; null where a parser has any doubt about it. */
export function recordsOf(bytes: Buffer): string[][] | null {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
  const { data, errors } = Papa.parse<string[]>(text);
  const isSound = errors.length === 0 && data.length > 3 && !/^"?sep=/i.test(text);
  // A delimiter other than the comma, or a text of one column, is not what the changes are about.
  return isSound && data.every((record) => record.length > 1 || record[0] === '') ? data : null;
}

function written(records: readonly string[][], delimiter: string, newline: string): string {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  return records
    .map((record) =>
      record.length === 1 && record[0] === '' ? '' : record.map(quoted).join(delimiter),
    )
    .join(newline);
}

const utf8 = (text: string): Buffer => Buffer.from(text);

export const HARMLESS_TEXT: readonly HarmlessText[] = [
  { name: 'every cell quoted', make: (records) => utf8(written(records, ',', '\n')) },
  { name: 'line ends of Windows', make: (records) => utf8(written(records, ',', '\r\n')) },
  { name: 'semicolons', make: (records) => utf8(written(records, ';', '\r\n')) },
  { name: 'tabs', make: (records) => utf8(written(records, '\t', '\n')) },
  { name: 'bars', make: (records) => utf8(written(records, '|', '\n')) },
  { name: 'byte order mark', make: (records) => utf8(`\uFEFF${written(records, ',', '\n')}`) },
  {
    name: 'UTF-16 with a mark',
    make: (records) => Buffer.from(`\uFEFF${written(records, ',', '\r\n')}`, 'utf16le'),
  },
  {
    name: 'UTF-16 of the other order',
    make: (records) => iconv.encode(`\uFEFF${written(records, ',', '\r\n')}`, 'utf-16be'),
  },
  { name: 'empty lines below', make: (records) => utf8(`${written(records, ',', '\n')}\n\n\n`) },
  { name: 'empty cells behind', make: (records) => utf8(trailing(records)) },
];

function trailing(records: readonly string[][]): string {
  return written(
    records.map((record) => (record.length > 1 ? [...record, '', ''] : record)),
    ',',
    '\n',
  );
}
