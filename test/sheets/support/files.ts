import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Source, SourceFailure, SourceSheet } from '../../../shared/domain/source.ts';
import { shownText } from '../../../shared/domain/source.ts';
import { readSource } from '../../../main/sheets/read-source.ts';

/** A folder of its own for the tests of a file, removed after them. */
export function temporaryFolder(): { path(name: string): string } {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bellhop-sheets-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return { path: (name) => join(folder, name) };
}

export async function readBytes(path: string, bytes: string | Uint8Array): Promise<Source> {
  await writeFile(path, bytes);
  return readGood(path);
}

export async function readGood(path: string): Promise<Source> {
  const result = await readSource(path);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

export async function readRefused(path: string): Promise<SourceFailure> {
  const result = await readSource(path);
  if (result.ok) throw new Error(`${path} was read.`);
  return result.error;
}

/** The only sheet, or the one of that number. */
export function sheetAt(source: Source, at = 0): SourceSheet {
  const sheet = source.sheets[at];
  if (!sheet) throw new Error(`There is no sheet ${at}.`);
  return sheet;
}

/** What a person sees in the rows. */
export function shownRows(sheet: SourceSheet): string[][] {
  return sheet.rows.map((row) => row.cells.map(shownText));
}

export function codes(source: Source): string[] {
  return source.notes.map((note) => note.code);
}
