import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileHandle } from 'node:fs/promises';
import type { CellContent, SheetSpec, WorkbookSpec } from '../../shared/domain/workbook.ts';
import { pendingFile } from '../support/replace-file.ts';
import type { PendingFile } from '../support/replace-file.ts';
import { guardFormula } from './text/formula-guard.ts';

/** Tells Excel that the text is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';
/** Rows that are turned into text at a time. */
const CHUNK = 1000;

/**
 * Writes one CSV file a sheet (RFC 4180, UTF-8 with byte order mark, every text quoted). Texts that a
 * spreadsheet would run as formulas get a leading apostrophe, which `readSource` takes off again.
 * Each file appears complete or not at all, and none before all of them could be written.
 *
 * @param dir an existing folder
 * @returns the names of the files, in the order of the sheets
 */
export async function writeCsvFolder(spec: WorkbookSpec, dir: string): Promise<string[]> {
  const { default: papaparse } = await import('papaparse');
  const toText = (rows: unknown[][]) =>
    papaparse.unparse(rows, { quotes: (cell) => typeof cell === 'string', newline: '\r\n' });
  const names = csvNames(spec.sheets.map((sheet) => sheet.name));
  const files: PendingFile[] = [];
  try {
    for (const [at, sheet] of spec.sheets.entries()) {
      const file = pendingFile(join(dir, names[at] ?? ''));
      files.push(file);
      await writeCsv(sheet, file.temporary, toText);
    }
    for (const file of files) await file.publish();
  } catch (error) {
    for (const file of files) await file.discard();
    throw error;
  }
  return names;
}

type ToText = (rows: (string | number)[][]) => string;

async function writeCsv(sheet: SheetSpec, path: string, toText: ToText): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    const header = sheet.columns.map((column) => guardFormula(column.title));
    await handle.write(`${BYTE_ORDER_MARK}${toText([header])}\r\n`);
    let chunk: (string | number)[][] = [];
    for (const row of sheet.rows) {
      chunk.push(row.map(cellText));
      if (chunk.length === CHUNK) {
        await writeChunk(handle, chunk, toText);
        chunk = [];
      }
    }
    await writeChunk(handle, chunk, toText);
  } finally {
    await handle.close();
  }
}

async function writeChunk(
  handle: FileHandle,
  chunk: (string | number)[][],
  toText: ToText,
): Promise<void> {
  if (chunk.length > 0) await handle.write(`${toText(chunk)}\r\n`);
}

function cellText(cell: CellContent): string | number {
  if (cell === null) return '';
  return typeof cell === 'string' ? guardFormula(cell) : cell;
}

/** `Address books` → `address-books.csv`; no two alike, none that Windows reserves. */
export function csvNames(sheets: readonly string[]): string[] {
  const taken = new Set<string>();
  return sheets.map((sheet) => {
    const words = sheet
      .normalize('NFC')
      .toLowerCase()
      .replace(/\.csv$/, '');
    const kebab = words
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60);
    const safe = /^(con|prn|aux|nul|com\d|lpt\d)$/.test(kebab)
      ? `sheet-${kebab}`
      : kebab || 'sheet';
    let name = safe;
    for (let count = 2; taken.has(name); count += 1) name = `${safe}-${count}`;
    taken.add(name);
    return `${name}.csv`;
  });
}
