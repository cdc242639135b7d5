import { createCellCount } from '../count-cells.ts';
import { LIMITS } from '../limits.ts';
import { quoted, refuse } from '../refuse.ts';
import type { ReadEvents } from '../sheet-events.ts';
import { readCellFormats } from './number-formats.ts';
import { openPackage } from './open-package.ts';
import { refuseOtherPackage } from './other-packages.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readSheet } from './read-sheet.ts';
import { readWorkbookParts } from './workbook-parts.ts';

/** Reads a file that begins like a zip; refuses it where it is no workbook. */
export async function readXlsx(file: string, bytes: Buffer, events: ReadEvents): Promise<void> {
  const pack = await openPackage(file, bytes, events.progress);
  const parts = await readWorkbookParts(pack);
  if (!parts) return refuseOtherPackage(file, bytes, pack);
  if (parts.sheets.length > LIMITS.sheets) {
    refuse(
      'too-large',
      `${quoted(file)} has more than ${LIMITS.sheets} sheets: keep those with rooms, contacts and extensions.`,
    );
  }
  if (parts.hasMacros) {
    events.note({
      sheet: file,
      code: 'macros',
      message: `${quoted(file)} holds macros; they were not run, and only the values saved in its cells are read.`,
    });
  }
  if (parts.links > 0) {
    events.note({
      sheet: file,
      code: 'external-links',
      message: `${quoted(file)} takes values from ${parts.links} other ${parts.links === 1 ? 'file' : 'files'}; none of them was opened, and the values saved in its cells are read.`,
    });
  }
  const count = createCellCount(file);
  const strings = await readSharedStrings(pack, parts.sharedStrings, count);
  const formats = await readCellFormats(pack, parts.styles, parts.date1904);
  for (const { name, visible, part } of parts.sheets) {
    events.sheet(name, visible);
    await readSheet(pack, { name, part, strings, formats, count }, events);
  }
}
