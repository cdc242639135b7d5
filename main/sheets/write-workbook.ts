import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { stream } from 'exceljs';
import type { CellContent, SheetSpec, WorkbookSpec } from '../../shared/domain/workbook.ts';
import { addDataBars } from './data-bars.ts';
import { LIMITS } from './limits.ts';
import { pendingFile } from '../support/replace-file.ts';
import { sheetNames } from './sheet-names.ts';
import {
  CUT_AT_EDGE,
  choiceList,
  columnStyle,
  headerStyle,
  rowHeight,
  runsOver,
  statusColours,
} from './workbook-looks.ts';
import { escapeText } from './xlsx/escapes.ts';

/** Rows written before the zip and everything else on this thread get their turn. */
const TURN = 500;

type Writer = stream.xlsx.WorkbookWriter;

/**
 * Writes an Excel workbook. Texts are stored as texts, so numbers with `+`, leading zeros and long
 * ids come back as they were and nothing runs as a formula. The file appears complete or not at
 * all; an older file of that name is replaced. Rejects with a sentence where it cannot be written.
 */
export async function writeWorkbook(spec: WorkbookSpec, path: string): Promise<void> {
  // Loading the library takes longer than writing a small workbook; only writers pay for it.
  const { default: exceljs } = await import('exceljs');
  const file = pendingFile(path);
  const out = createWriteStream(file.temporary, { flags: 'wx' });
  try {
    await once(out, 'open');
    const writer = new exceljs.stream.xlsx.WorkbookWriter({
      stream: out,
      useStyles: true,
      useSharedStrings: true,
    });
    writer.creator = 'Bellhop';
    const names = sheetNames(spec.sheets.map((sheet) => sheet.name));
    for (const [at, sheet] of spec.sheets.entries()) {
      await writeSheet(writer, sheet, names[at] ?? sheet.name);
    }
    await writer.commit();
    await file.publish();
  } catch (error) {
    out.destroy();
    await file.discard();
    throw error;
  }
}

async function writeSheet(writer: Writer, spec: SheetSpec, name: string): Promise<void> {
  const sheet = writer.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: 0, ySplit: 1 }],
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
      printTitlesRow: '1:1',
    },
    headerFooter: { oddFooter: '&L&A&R&P / &N' },
  });
  sheet.columns = spec.columns.map((column) => ({
    width: column.width,
    hidden: column.hidden ?? false,
    style: columnStyle(column),
  }));
  const header = sheet.addRow(spec.columns.map((column) => escapeText(column.title)));
  header.height = 22;
  for (const [at, column] of spec.columns.entries()) {
    const cell = header.getCell(at + 1);
    cell.style = headerStyle(column);
    if (column.note) cell.note = { texts: [{ font: { size: 9 }, text: column.note }] };
  }
  header.commit();

  let written = 0;
  for (const cells of spec.rows) {
    const values = cells.map((cell, at) =>
      stored(cell, () => `sheet "${name}", row ${written + 2}, column ${at + 1}`),
    );
    const row = sheet.addRow(values);
    for (const [at, column] of spec.columns.entries()) {
      if (runsOver(column, cells[at])) row.getCell(at + 1).alignment = CUT_AT_EDGE;
    }
    const height = rowHeight(spec.columns, cells);
    if (height !== undefined) row.height = height;
    row.commit();
    written += 1;
    if (written % TURN === 0) await setImmediate();
  }
  const last = written + 1;
  if (spec.columns.length > 0) {
    sheet.autoFilter = {
      from: { row: 1, column: 1 },
      to: { row: last, column: spec.columns.length },
    };
  }
  for (const [at, column] of spec.columns.entries()) {
    choiceList(sheet, column, at);
    statusColours(sheet, column, at, last);
  }
  addDataBars(sheet, spec.columns, last);
  sheet.commit();
}

/** The cell for the library; empty cells are left out. */
function stored(cell: CellContent | undefined, where: () => string): string | number | null {
  if (cell === undefined || cell === null || cell === '') return null;
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : String(cell);
  if (cell.length > LIMITS.cellCharacters) {
    throw new Error(
      `A workbook cannot hold the ${cell.length} characters of one cell (${where()}): shorten it, or write CSV instead.`,
    );
  }
  return escapeText(cell);
}
