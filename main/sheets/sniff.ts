import { quoted, refuse } from './refuse.ts';

const OLE2 = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/** Beginnings of files that people pick by mistake. */
const OTHERS: readonly (readonly [start: string, what: string])[] = [
  ['%PDF-', 'a PDF'],
  ['\u0089PNG', 'a picture (PNG)'],
  ['\u00FF\u00D8\u00FF', 'a picture (JPEG)'],
  ['GIF8', 'a picture (GIF)'],
  ['BM', 'a picture (BMP)'],
  ['II*\0', 'a picture (TIFF)'],
  ['MM\0*', 'a picture (TIFF)'],
  ['{\\rtf', 'a rich text document'],
  ['Rar!', 'a RAR archive'],
  ['7z\u00BC\u00AF', 'a 7-Zip archive'],
  ['\u001F\u008B', 'a gzip archive'],
  ['SQLite format 3\0', 'a database'],
  ['MZ', 'a program'],
];
/** Two letters alone are no proof; a text may begin so. */
const NEEDS_ZERO_BYTES = new Set(['BM', 'MZ']);

/** What the bytes of a file are; refuses those that are known and no table. */
export function sniff(file: string, bytes: Buffer): 'zip' | 'text' {
  if (bytes.length === 0) {
    return refuse('empty', `${quoted(file)} is empty: choose a file with rows in it.`);
  }
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return 'zip';
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0005\u0006') return 'zip';
  if (bytes.subarray(0, 8).equals(OLE2)) return refuseOle2(file, bytes);
  const start = bytes.subarray(0, 24).toString('latin1');
  for (const [beginning, what] of OTHERS) {
    if (!start.startsWith(beginning)) continue;
    if (NEEDS_ZERO_BYTES.has(beginning) && !bytes.subarray(0, 64).includes(0)) continue;
    refuse(
      'not-a-sheet',
      `${quoted(file)} is ${what}: choose an Excel workbook (.xlsx) or a CSV file.`,
    );
  }
  const markup = bytes.subarray(0, 1024).toString('latin1').replace(/^ï»¿/, '').trimStart();
  if (/^<(!doctype html|html|table|head|body)\b/i.test(markup)) {
    refuse(
      'not-a-sheet',
      `${quoted(file)} is a web page, whatever its name says: open it in Excel and save it as .xlsx.`,
    );
  }
  if (/^<\?xml/i.test(markup)) {
    refuse('not-a-sheet', `${quoted(file)} is an XML file: open it in Excel and save it as .xlsx.`);
  }
  return 'text';
}

/** The old container of Office: names of its streams stand in it as UTF-16. */
function refuseOle2(file: string, bytes: Buffer): never {
  const holds = (stream: string) => bytes.includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage')) {
    refuse(
      'encrypted',
      `${quoted(file)} is protected by a password: open it in Excel, remove the password under File, Info, Protect Workbook, and save it.`,
    );
  }
  if (holds('Workbook') || holds('Book')) {
    refuse(
      'xls',
      `${quoted(file)} is a workbook of the old Excel format (.xls): open it in Excel and save it as .xlsx.`,
    );
  }
  return refuse(
    'not-a-sheet',
    `${quoted(file)} is an old Office file that is no workbook: choose an Excel workbook (.xlsx) or a CSV file.`,
  );
}
