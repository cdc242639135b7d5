import { quoted, refuse } from '../refuse.ts';
import type { Package } from './open-package.ts';

/** Says what a zip is that holds no workbook Bellhop reads. */
export function refuseOtherPackage(file: string, bytes: Buffer, pack: Package): never {
  // An OpenDocument file begins with an uncompressed entry that names its type.
  const start = bytes.subarray(0, 200).toString('latin1');
  if (start.includes('application/vnd.oasis.opendocument.spreadsheet')) {
    refuse(
      'ods',
      `${quoted(file)} is an OpenDocument spreadsheet (.ods): open it in LibreOffice or Excel and save it as .xlsx.`,
    );
  }
  const what = whatIsIt(start, pack);
  return refuse(
    'not-a-sheet',
    `${quoted(file)} is ${what}: choose an Excel workbook (.xlsx) or a CSV file.`,
  );
}

function whatIsIt(start: string, pack: Package): string {
  if (pack.has('xl/workbook.bin')) return 'a binary workbook (.xlsb), which Bellhop does not read';
  if (pack.has('word/document.xml')) return 'a Word document, not a workbook';
  if (pack.has('ppt/presentation.xml')) return 'a PowerPoint presentation, not a workbook';
  if (start.includes('application/vnd.oasis.opendocument')) {
    return 'an OpenDocument text or drawing, not a workbook';
  }
  for (const name of pack.names()) {
    if (name.endsWith('.iwa')) return 'an Apple Numbers or Pages file, not an Excel workbook';
    if (/\.(xlsx|csv|tsv|txt)$/.test(name)) {
      return 'a zip archive; unpack it first to reach the file inside';
    }
  }
  return 'a zip archive without a workbook in it';
}
