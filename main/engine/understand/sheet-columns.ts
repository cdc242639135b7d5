import type { SourceSheet } from '../../../shared/domain/source.ts';
import { columnName } from './column-letter.ts';
import { readHeader } from './header-words.ts';
import type { Header } from './header-words.ts';
import { languageOf } from './sheet-language.ts';
import { lookAt, sampleColumn } from './value-evidence.ts';
import type { Evidence } from './value-evidence.ts';

/** A column as far as it tells what it holds. */
export type SheetColumn = {
  /** The header, or the letter in brackets where it is empty. */
  name: string;
  header: Header;
  cells: Evidence;
};

/** Reads headers and looks at cells once, whatever kinds the sheet is then tried as. */
export function readColumns(sheet: SourceSheet): SheetColumn[] {
  const language = languageOf([sheet.name, ...sheet.headers]);
  const headers = sheet.headers.map((header) => readHeader(header, language));
  const samples = sheet.headers.map((_, index) => sampleColumn(sheet, index));
  const [rooms, extensions] = (['room', 'extension'] as const).map((concept) =>
    headers.findIndex((header) => header.concepts[0] === concept),
  );
  return headers.map((header, index) => ({
    name: columnName(sheet.headers[index] ?? '', index),
    header,
    cells: lookAt(samples[index] ?? [], {
      rooms: samples[rooms ?? -1],
      extensions: index === extensions ? undefined : samples[extensions ?? -1],
    }),
  }));
}
