import { randomUUID } from 'node:crypto';
import type { Worksheet } from 'exceljs';
import type { ColumnSpec } from '../../shared/domain/workbook.ts';
import { columnRange } from './workbook-looks.ts';

const COLOUR = { argb: 'FF8CC3D6' };

/** What the streaming writer can do beyond its types. */
type OpenSheet = Worksheet & { _write(text: string): void; _writeCloseWorksheet(): void };

function isOpen(sheet: Worksheet): sheet is OpenSheet {
  return '_write' in sheet && '_writeCloseWorksheet' in sheet;
}

/**
 * Draws the numbers of a column as bars from 0 to its `barMax`. The rule that all readers know shows
 * a tenth of a bar even for 0; only its extension can say "from nothing to full". The streaming
 * writer leaves extensions out, so this one is written just before the sheet is closed.
 *
 * @param last number of the last row
 */
export function addDataBars(sheet: Worksheet, columns: readonly ColumnSpec[], last: number): void {
  const extensions: string[] = [];
  for (const [at, { barMax }] of columns.entries()) {
    if (barMax === undefined) continue;
    const id = `{${randomUUID().toUpperCase()}}`;
    const ref = columnRange(at, last);
    const most = Math.max(1, barMax);
    const rule = {
      type: 'dataBar' as const,
      priority: at * 10 + 1,
      gradient: false,
      cfvo: [
        { type: 'num' as const, value: 0 },
        { type: 'num' as const, value: most },
      ],
      // Both are read by the writer and missing from its types.
      color: COLOUR,
      x14Id: id,
    };
    sheet.addConditionalFormatting({ ref, rules: [rule] });
    extensions.push(extensionOf(id, ref, most));
  }
  if (extensions.length === 0) return;
  if (!isOpen(sheet)) throw new Error('This version of exceljs closes sheets in another way.');
  const close = sheet._writeCloseWorksheet.bind(sheet);
  sheet._writeCloseWorksheet = () => {
    sheet._write(extensionList(extensions));
    close();
  };
}

function bound(value: number): string {
  return `<x14:cfvo type="num"><xm:f>${value}</xm:f></x14:cfvo>`;
}

function extensionOf(id: string, ref: string, most: number): string {
  return (
    '<x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">' +
    `<x14:cfRule type="dataBar" id="${id}">` +
    '<x14:dataBar minLength="0" maxLength="100" gradient="0">' +
    `${bound(0)}${bound(most)}</x14:dataBar></x14:cfRule>` +
    `<xm:sqref>${ref}</xm:sqref></x14:conditionalFormatting>`
  );
}

function extensionList(extensions: readonly string[]): string {
  return (
    '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"' +
    ' xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">' +
    `<x14:conditionalFormattings>${extensions.join('')}</x14:conditionalFormattings></ext></extLst>`
  );
}
